// Reads documents in a process of its own with limits: one that dies takes no other with it.
import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Read } from '../test/robustness/read-document';

export interface Answer {
  readonly path: string;
  /** Processor time, all threads, and time on the wall; in ms. */
  readonly cpuMs: number;
  readonly ms: number;
  /** The most memory that the process has had so far. */
  readonly rssMb: number;
  readonly read?: Read;
  /** What was thrown, or how the process ended. */
  readonly threw?: string;
}

export interface Limits {
  readonly heapMb: number;
  /** A process that says nothing for so long is killed. */
  readonly patienceMs: number;
  /** A new process for each document: what one leaves behind does not count for the next. */
  readonly fresh?: boolean;
}

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'out/robustness/document-child.js');

/** Reads the files in their order; `told` hears each answer. */
export async function readInChild(
  paths: readonly string[],
  limits: Limits,
  told: (answer: Answer) => void,
): Promise<void> {
  await build({
    entryPoints: [join(root, 'robustness/document-child.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  let child: ChildProcess | undefined;
  try {
    for (const path of paths) {
      child ??= fork(bundle, { execArgv: [`--max-old-space-size=${limits.heapMb}`], stdio: 'ignore' });
      const answer = await ask(child, path, limits.patienceMs);
      told(answer);
      if (limits.fresh !== true && child.connected && child.exitCode === null && child.signalCode === null) continue;
      child.kill('SIGKILL');
      child = undefined;
    }
  } finally {
    child?.kill('SIGKILL');
  }
}

function ask(child: ChildProcess, path: string, patienceMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', died);
      resolve(answer);
    };
    const none = { path, cpuMs: Number.NaN, ms: Number.NaN, rssMb: 0 };
    const hear = (answer: Answer): void => end(answer);
    const died = (code: number | null, signal: string | null): void =>
      end({ ...none, threw: `the process ended with ${signal ?? code}` });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end({ ...none, threw: `no answer within ${patienceMs} ms` });
    }, patienceMs);
    child.on('message', hear);
    child.on('exit', died);
    child.send(path);
  });
}

/** All regular files below a folder for which `wanted` is true; links are not followed. */
export function filesBelow(folder: string, wanted: (name: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
