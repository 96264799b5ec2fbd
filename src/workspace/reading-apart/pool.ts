// Threads that read large files, each with a heap of its own: what one of them cannot bear takes nothing else down.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../core/model/problem';
import type { FileLookup, SourceFile } from '../../core/model/snapshot';
import { type Reading, type Remembered, usesOf } from '../../core/reading';
import type { Sent, Task } from './task';

export interface ReadingPool {
  /**
   * What a file says, or a problem where that took too much memory or time. `undefined` where it was stopped.
   * Never rejects.
   */
  readonly read: (
    source: SourceFile,
    files: FileLookup,
    signal: AbortSignal,
  ) => Promise<Remembered | Problem | undefined>;
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
/** A file that takes longer than this is told and left out; the largest public documents take a few seconds. */
const LONGEST_MS = 60_000;
/** A thread without work is ended after this long: its heap is of no use to anybody. */
const IDLE_MS = 10_000;
/** One thread is left to the server; more than two would take their processors from the editor. */
const THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));

const GAVE_UP = 'the reader gave up on it';

interface Job {
  readonly source: SourceFile;
  readonly files: FileLookup;
  readonly end: (result: Remembered | Problem | undefined) => void;
}

/** A thread, and who waits for what it says; nobody while it has no work. */
interface Thread {
  readonly worker: Worker;
  said: (reading: Reading) => void;
  failed: (why: string) => void;
}

/** A pool that starts a thread when there is something to read. */
export function createReadingPool({ worker, heapMb, longestMs, threads = THREADS }: PoolOptions): ReadingPool {
  const waiting: Job[] = [];
  const idle = new Map<Thread, NodeJS.Timeout>();
  const stops = new Map<Job, () => void>();
  let busy = 0;

  const drop = (thread: Thread): void => {
    clearTimeout(idle.get(thread));
    idle.delete(thread);
    void thread.worker.terminate();
  };
  const start = (): Thread => {
    const resourceLimits = { maxOldGenerationSizeMb: heapMb ?? MOST_HEAP_MB };
    const thread: Thread = {
      worker: new Worker(worker, { resourceLimits, stderr: true }),
      said: () => undefined,
      failed: () => undefined,
    };
    thread.worker.on('message', (reading: Reading) => thread.said(reading));
    thread.worker.on('error', (error: Error & { readonly code?: string }) =>
      thread.failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs too much memory' : GAVE_UP),
    );
    thread.worker.on('exit', () => thread.failed(GAVE_UP));
    return thread;
  };
  const takeIdle = (): Thread | undefined => {
    const [thread, timer] = idle.entries().next().value ?? [];
    if (thread === undefined) return undefined;
    clearTimeout(timer);
    idle.delete(thread);
    thread.worker.ref();
    return thread;
  };
  const rest = (thread: Thread): void => {
    const timer = setTimeout(() => drop(thread), IDLE_MS);
    timer.unref();
    thread.worker.unref();
    thread.said = () => undefined;
    thread.failed = () => drop(thread);
    idle.set(thread, timer);
  };
  const next = (): void => {
    if (busy >= threads) return;
    const job = waiting.shift();
    if (job === undefined) return;
    busy += 1;
    run(takeIdle() ?? start(), job);
  };
  const run = (thread: Thread, job: Job): void => {
    const { source, files } = job;
    const sent = new Set<string>();
    let isDone = false;
    const done = (result: Remembered | Problem | undefined, isUsable: boolean): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      stops.delete(job);
      busy -= 1;
      if (isUsable) rest(thread);
      else drop(thread);
      job.end(result);
      next();
    };
    const post = (more: readonly SourceFile[]): void => {
      for (const { file } of more) sent.add(file);
      const task: Task = { file: source.file, id: source.id, files: more.map(sentOf) };
      thread.worker.postMessage(task);
    };
    const timer = setTimeout(() => done(gaveUp('it takes too long'), false), longestMs ?? LONGEST_MS);
    stops.set(job, () => done(undefined, false));
    thread.said = (reading) => {
      const more = reading.facts.uses.flatMap((file) => (sent.has(file) ? [] : (files.get(file) ?? [])));
      if (more.length > 0) post(more);
      else done({ reading, uses: usesOf(reading, files) }, true);
    };
    thread.failed = (why) => done(gaveUp(why), false);
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
      for (const stop of stops.values()) stop();
      for (const thread of idle.keys()) drop(thread);
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
