// What a rule says about a change: becomes an LSP diagnostic, a line of a report.
import type { Fix } from './edit';
import type { Place } from './place';
import type { Waiver } from './waiver';

export type Severity = 'error' | 'warning' | 'information';

export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** A further rule that speaks of the same call: a line in the one finding. */
export interface Cause {
  readonly rule: string;
  readonly message: string;
}

export interface Finding {
  /** Rule id, e.g. `new-call-to-core`. */
  readonly rule: string;
  /** Check code, e.g. `F-01`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened and why it matters, one or two short sentences. */
  readonly message: string;
  /** What to do next, one short sentence. */
  readonly next?: string;
  readonly place: Place;
  /** What the place is a part of: where a comment about the finding may stand. Absent = the place itself. */
  readonly entry?: Place;
  /** Key of the call, where the finding is about one. */
  readonly call?: string;
  readonly service?: string;
  readonly causes: readonly Cause[];
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Stable over moves of lines: from the rule and what it is about, never from a line number. */
  readonly fingerprint: string;
  /** Accepted by a person for a time: still told, never counted against the branch. */
  readonly waived?: Waiver;
}

const RANK: Record<Severity, number> = { information: 0, warning: 1, error: 2 };

/** Positive if `a` is worse than `b`. */
export function compareSeverities(a: Severity, b: Severity): number {
  return RANK[a] - RANK[b];
}
