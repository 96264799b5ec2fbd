// A waiver: a person accepts a finding for a time, with a reason.
import type { Place } from './place';

export interface Waiver {
  /** Id of a rule or of a readiness check: `new-call-to-core`, `CAP-04`. */
  readonly rule: string;
  /** `caller -> callee#operation` as written; absent = whatever stands at its line, or everything of the rule. */
  readonly call?: string;
  readonly service?: string;
  readonly reason: string;
  readonly approver: string;
  /** ISO date: the last day on which it holds. */
  readonly expires: string;
  readonly place: Place;
}

/** A waiver that is written as a comment in the file of the finding. */
export interface LineWaiver {
  readonly waiver: Waiver;
  /** The line that it speaks of (1-based): its own, or the entry below a comment that stands alone. */
  readonly line: number;
  /** What is written there, without comment and indentation: a waiver that moves with its line is the same one. */
  readonly about: string;
}
