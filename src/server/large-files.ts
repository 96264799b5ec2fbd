// The files of a folder that are too large to be read between two messages: they are read in other threads.
import type { FileLookup, SourceFile } from '../core/model/snapshot';
import type { Problem } from '../core/model/problem';
import type { Elsewhere, Remembered } from '../core/reading';
import { keyOf } from '../core/trees';
import type { ReadingPool } from '../workspace/reading-apart/pool';
import type { Clock } from './clock';

/**
 * Longer texts are not read as a whole by the server's own thread. 128 K characters are scanned in 5 ms, and take a broken
 * text 50 ms for each time that the tolerant parser has to go over it.
 */
const MOST_CHARACTERS = 131_072;
/** Of a text with aliases, which the tolerant parser reads twice as a whole: 10 ms a thousand characters of a long list. */
const MOST_WITH_ALIASES = 16_384;
/** JSON costs up to 250 ms a million characters, broken or full of calls, and cannot be read in steps. */
const MOST_JSON = 500_000;

/** The first judgement waits this long for large files; then it says of those that are left that they are being read. */
const LONGEST_WAIT_MS = 15_000;

export interface LargeFiles extends Elsewhere {
  /** Ends when nothing is being read any more, or it takes too long. Throws only the signal's reason. */
  readonly settled: (signal?: AbortSignal) => Promise<void>;
  /** Ends what is under way. */
  readonly stop: () => void;
}

/** An anchor behind a key or a dash, and an alias there. */
function mayHoldAliases(text: string): boolean {
  return [': ', '- '].some((before) => text.includes(`${before}&`)) && [': *', '- *'].some((use) => text.includes(use));
}

interface Reader {
  readonly pool: ReadingPool;
  readonly clock: Clock;
  readonly learn: (source: SourceFile, learnt: Remembered | Problem) => void;
}

export function createLargeFiles({ pool, clock, learn }: Reader): LargeFiles {
  const under = new Map<string, { readonly source: SourceFile; readonly abort: AbortController }>();
  let waiting: (() => void)[] = [];
  const ended = (key: string, abort: AbortController): boolean => {
    if (under.get(key)?.abort !== abort) return false;
    under.delete(key);
    if (under.size > 0) return true;
    for (const wake of waiting) wake();
    waiting = [];
    return true;
  };

  return {
    isTooMuch: (source) => {
      const text = source.text();
      if (typeof text !== 'string') return false;
      if (/\.jsonc?$/i.test(source.file)) return text.length > MOST_JSON;
      return text.length > MOST_CHARACTERS || (text.length > MOST_WITH_ALIASES && mayHoldAliases(text));
    },
    ask: (source: SourceFile, files: FileLookup) => {
      const key = keyOf(source);
      if (under.has(key)) return;
      // What was typed before is another text: nobody wants to know what it said.
      if (source.typed === true)
        for (const [other, one] of under)
          if (one.source.typed === true && one.source.file === source.file && ended(other, one.abort))
            one.abort.abort();
      const abort = new AbortController();
      under.set(key, { source, abort });
      void pool.read(source, files, abort.signal).then((learnt) => {
        if (ended(key, abort) && learnt !== undefined) learn(source, learnt);
      });
    },
    settled: async (signal) => {
      if (under.size === 0) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        const takeBack = clock.later(LONGEST_WAIT_MS, resolve);
        waiting.push(takeBack);
        signal?.addEventListener('abort', () => resolve());
      });
      signal?.throwIfAborted();
    },
    stop: () => {
      for (const [key, { abort }] of under) if (ended(key, abort)) abort.abort();
    },
  };
}
