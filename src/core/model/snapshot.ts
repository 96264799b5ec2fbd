// What the judgement looks at: the working tree, the state it is compared with, and the day.
import type { TextSplice } from './edit';

/** One file: `id` names its content (a git blob id or any other name that changes with the text); `text` reads it. */
export interface SourceFile {
  readonly file: string;
  readonly id: string;
  /** The text, or why there is none (too large, not UTF-8, a link). */
  readonly text: () => string | { readonly code: string; readonly message: string };
  /** How the text came about from another one of the file: who has read that one reads what was edited. */
  readonly edited?: EditedFrom;
  /** The id means nothing outside this session: a text that nobody has saved. */
  readonly typed?: true;
}

/** The id of the text before, and what was done to it, in order. */
export interface EditedFrom {
  readonly from: string;
  readonly splices: readonly TextSplice[];
}

export interface FileSet extends ReadonlyMap<string, SourceFile> {
  /** The files that may differ from an earlier set; `undefined` where that is not known. */
  readonly changedSince?: (earlier: FileSet) => readonly string[] | undefined;
}

/** Files by their names. */
export type FileLookup = Pick<FileSet, 'get'>;

export type Baseline =
  | {
      readonly kind: 'commit';
      readonly ref: string;
      readonly commit: string;
      readonly files: FileSet;
      readonly note?: string;
    }
  | { readonly kind: 'file'; readonly ref: string; readonly files: FileSet }
  /** Asked for: everything counts as new (`--audit`). */
  | { readonly kind: 'empty' }
  /** Could not be had: never "no new calls". `remedy` is the command that mends it. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly remedy?: string };

export interface Snapshot {
  readonly head: FileSet;
  readonly baseline: Baseline;
  /** ISO date (`2026-11-23`): for expiries. */
  readonly today: string;
  /** The branch, where known: the default name of a story. */
  readonly branch?: string;
}
