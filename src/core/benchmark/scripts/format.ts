// The contract of a format of load-test scripts: adding one = one file, one line in `index.ts`, one row in the page.
import type { BenchmarkScript } from '../script';

/** A script as a format sees it. */
export interface ScriptText {
  /** Relative to the workspace root, with `/`. */
  readonly file: string;
  readonly text: string;
}

export type ScriptFacts = Omit<BenchmarkScript, 'evidence'>;

export interface ScriptFormat {
  /** kebab-case: the name of the file, and what evidence names. */
  readonly id: string;
  /** One line for listings. */
  readonly title: string;
  /** Returns `undefined` for "not mine" (decided by content). */
  readonly read: (script: ScriptText) => ScriptFacts | undefined;
}
