// Threads that read large files, each with a heap of its own: what one of them cannot bear takes nothing else down.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../core/model/problem';
import type { FileSet, SourceFile } from '../../core/model/snapshot';
import { type Reading, type Remembered, usesOf } from '../../core/reading';
import type { Sent, Task } from './task';

export interface ReadingPool {
  /**
   * What a file says, or a problem where that took too much memory or time. `undefined` where it was stopped.
   * Never rejects.
   */
  readonly read: (source: SourceFile, files: FileSet, signal: AbortSignal) => Promise<Remembered | Problem | undefined>;
  /** Ends all threads. */
  readonly close: () => void;
}

export interface PoolOptions {
  /** The bundle of the worker. */
  readonly worker: string;
  readonly heapMb?: number;
  readonly longestMs?: number;
  readonly threads?: number;
}

/** Megabytes of heap: a broken text of the size limit (20 MB) takes about as much. */
const MOST_HEAP_MB = 1024;
/** A file that takes longer than this is told and left out; the largest public documents take two seconds. */
const LONGEST_MS = 30_000;
/** A thread without work is ended after this long: its heap is of no use to anybody. */
const IDLE_MS = 10_000;
/** One thread is left to the server; more than two would take their processors from the editor. */
const THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));

interface Job {
  readonly source: SourceFile;
  readonly files: FileSet;
  readonly end: (result: Remembered | Problem | undefined) => void;
}

/** A pool that starts a thread when there is something to read. */
export function createReadingPool({ worker, heapMb, longestMs, threads = THREADS }: PoolOptions): ReadingPool {
  const waiting: Job[] = [];
  const idle = new Map<Worker, NodeJS.Timeout>();
  const stops = new Map<Job, () => void>();
  let busy = 0;

  const start = (): Worker =>
    new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: heapMb ?? MOST_HEAP_MB }, stderr: true });
  const takeIdle = (): Worker | undefined => {
    const [thread, timer] = idle.entries().next().value ?? [];
    if (thread === undefined) return undefined;
    clearTimeout(timer);
    idle.delete(thread);
    thread.removeAllListeners();
    thread.ref();
    return thread;
  };
  const rest = (thread: Worker): void => {
    const drop = (): void => {
      idle.delete(thread);
      void thread.terminate();
    };
    const timer = setTimeout(drop, IDLE_MS);
    timer.unref();
    thread.unref();
    thread.on('error', drop);
    idle.set(thread, timer);
  };
  const next = (): void => {
    if (busy >= threads) return;
    const job = waiting.shift();
    if (job === undefined) return;
    busy += 1;
    run(takeIdle() ?? start(), job);
  };
  const run = (thread: Worker, job: Job): void => {
    const { source, files } = job;
    const sent = new Set<string>();
    const done = (result: Remembered | Problem | undefined, isUsable: boolean): void => {
      clearTimeout(timer);
      thread.removeAllListeners();
      stops.delete(job);
      busy -= 1;
      if (isUsable) rest(thread);
      else void thread.terminate();
      job.end(result);
      next();
    };
    const post = (more: readonly SourceFile[]): void => {
      for (const { file } of more) sent.add(file);
      const task: Task = { file: source.file, id: source.id, files: more.map(sentOf) };
      thread.postMessage(task);
    };
    const timer = setTimeout(() => done(gaveUp('it takes too long'), false), longestMs ?? LONGEST_MS);
    stops.set(job, () => done(undefined, false));
    thread.on('message', (reading: Reading) => {
      const more = reading.facts.uses.flatMap((file) => (sent.has(file) ? [] : (files.get(file) ?? [])));
      if (more.length > 0) post(more);
      else done({ reading, uses: usesOf(reading, files) }, true);
    });
    thread.on('error', (error: Error & { readonly code?: string }) =>
      done(
        gaveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs too much memory' : 'the reader gave up on it'),
        false,
      ),
    );
    thread.on('exit', () => done(gaveUp('the reader gave up on it'), false));
    post([source]);
  };

  return {
    read: (source, files, signal) =>
      new Promise((resolve) => {
        const stop = (): void => {
          const at = waiting.indexOf(job);
          if (at < 0) return stops.get(job)?.();
          waiting.splice(at, 1);
          job.end(undefined);
        };
        const end: Job['end'] = (result) => {
          signal.removeEventListener('abort', stop);
          resolve(result);
        };
        const job: Job = { source, files, end };
        if (signal.aborted) return end(undefined);
        signal.addEventListener('abort', stop);
        waiting.push(job);
        next();
      }),
    close: () => {
      for (const job of waiting.splice(0)) job.end(undefined);
      for (const stop of [...stops.values()]) stop();
      for (const [thread, timer] of idle) {
        clearTimeout(timer);
        void thread.terminate();
      }
      idle.clear();
    },
  };
}

function sentOf({ file, id, text }: SourceFile): Sent {
  return { file, id, text: text() };
}

function gaveUp(why: string): Problem {
  return {
    code: 'not-read',
    message: `The file was not read: ${why}. Mend its syntax errors, or split it.`,
    severity: 'warning',
  };
}
