// The contract of a format of benchmark results: adding one = one file, one line in `index.ts`, one row in the page.
import type { Problem } from '../../model/problem';
import type { SyntaxFile } from '../../syntax/node';
import type { Line } from '../lines';
import type { BenchmarkResult } from '../result';

/** One output of a load test, as a format sees it; it may be longer than memory should hold. */
export interface ResultText {
  /** Relative to the workspace root, with `/`. */
  readonly file: string;
  /** Its beginning: what a format is recognised by. */
  readonly head: string;
  /** All lines, read anew at each call. */
  readonly lines: () => Iterable<Line>;
  /** The text as one JSON document; undefined where it is none, or longer than any summary is. */
  readonly document: () => SyntaxFile | undefined;
}

/** What a format says of a run; the file beside it may say more (`run-facts.ts`). */
export type ResultFacts = Omit<BenchmarkResult, 'evidence' | 'problems'> & {
  /** The line of the numbers; absent = the start of the file. */
  readonly line?: number;
  readonly problems: readonly Problem[];
};

export interface ResultFormat {
  /** kebab-case: the name of the file, and what evidence names. */
  readonly id: string;
  /** One line for listings. */
  readonly title: string;
  /** Returns `undefined` for "not mine" (decided by content). What cannot be right becomes a problem at its place. */
  readonly read: (text: ResultText) => ResultFacts | undefined;
}
