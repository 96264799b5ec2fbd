// The one value that editor, command line and CI show.
import type { Changes } from './change';
import type { Finding } from './finding';
import type { Graph } from './graph';
import type { Impact } from './impact';
import type { PracticeOff, Practices } from './practice';
import type { Problem } from './problem';
import type { Checklist, Solution } from './solution';

export interface Report {
  readonly baseline:
    | { readonly kind: 'commit'; readonly ref: string; readonly commit: string; readonly note?: string }
    | { readonly kind: 'file'; readonly ref: string }
    | { readonly kind: 'empty' }
    | { readonly kind: 'unknown'; readonly reason: string; readonly remedy?: string };
  readonly head: Graph;
  /** Absent where the baseline is unknown. */
  readonly before?: Graph;
  /** Empty lists where the baseline is unknown: then nothing is known to be new, and the report says so. */
  readonly changes: Changes;
  /** Sorted by place. At most one a call. */
  readonly findings: readonly Finding[];
  /** By call key: every call that is added, removed or modified. */
  readonly impacts: ReadonlyMap<string, Impact>;
  readonly checklists: ReadonlyMap<string, Checklist>;
  readonly solutions: readonly Solution[];
  /** The mind map of head; absent where there is none. */
  readonly practices?: Practices;
  /** What practices take out of this report: rules that were not judged, questions that were not asked. */
  readonly off: readonly PracticeOff[];
  /** By file: who must look at it by CODEOWNERS, as written there; files without owners are not in it. */
  readonly codeOwners: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
  /** How many files were looked at, and how many were nobody's. */
  readonly read: { readonly files: number; readonly documents: number };
}
