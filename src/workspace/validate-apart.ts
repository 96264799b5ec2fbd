// Validates a text off the main thread: it may take seconds and gigabytes, and can be stopped.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../core/model/problem';
import { validateText } from './validate-text';
import { IN_THREAD } from './validator-input';

/** Megabytes of heap; the largest public document (13 MB) takes about a quarter of it. */
const MOST_HEAP_MB = 1024;
const LONGEST_MS = 120_000;

export interface ValidateOptions {
  readonly signal?: AbortSignal;
  /** The bundle of the worker; the one beside this bundle if absent. */
  readonly worker?: string;
  readonly longestMs?: number;
  readonly heapMb?: number;
}

/**
 * Gives the problems of the OpenAPI descriptions in the text, or one `not-validated` where that took too long or too much
 * memory. Empty when it was stopped. Never rejects. Without a bundle (in tests of the sources) it runs in this thread.
 */
export async function validateApart(
  file: string,
  text: string,
  { signal, worker = join(__dirname, 'validator-worker.js'), longestMs, heapMb }: ValidateOptions = {},
): Promise<readonly Problem[]> {
  if (!existsSync(worker)) return validateText(file, text, IN_THREAD);
  if (signal?.aborted === true) return [];
  const gaveUp = (reason: string): readonly Problem[] => [
    {
      code: 'not-validated',
      message: `The document was not validated. ${reason}`,
      place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
      severity: 'information',
    },
  ];
  return new Promise((resolve) => {
    const thread = new Worker(worker, {
      workerData: { file, text },
      resourceLimits: { maxOldGenerationSizeMb: heapMb ?? MOST_HEAP_MB },
    });
    const end = (problems: readonly Problem[]): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(problems);
      void thread.terminate();
    };
    const stop = (): void => end([]);
    const timer = setTimeout(() => end(gaveUp('It took longer than two minutes.')), longestMs ?? LONGEST_MS);
    signal?.addEventListener('abort', stop);
    thread.on('message', (problems: readonly Problem[]) => end(problems));
    thread.on('error', (error: Error & { readonly code?: string }) =>
      end(
        gaveUp(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'It needs too much memory.' : 'The validator gave up on it.',
        ),
      ),
    );
    thread.on('exit', () => end(gaveUp('The validator gave up on it.')));
  });
}
