// The technical solution of a story: questions asked of its calls, and the answers.
import type { Located, Place } from './place';
import type { Tier } from './tier';

export interface Answer {
  readonly text?: string;
  /** The reason why the question does not apply. */
  readonly notApplicable?: string;
  readonly by?: string;
  readonly on?: string;
  readonly place: Place;
}

/** What was true when the answers were given. Availability is a ratio. */
export interface Assumed {
  readonly callerTier?: Tier;
  readonly calleeTier?: Tier;
  readonly calleeAvailability?: number;
}

export interface CallRecord {
  /** References as written: `payments#confirm`. */
  readonly from: Located<string>;
  readonly to: Located<string>;
  readonly mode?: 'sync' | 'async';
  /** Kept here before any document or manifest speaks of the call. */
  readonly planned?: true;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly assumed: Assumed;
  readonly place: Place;
}

/** One story file. */
export interface Solution {
  readonly file: string;
  readonly story: string;
  readonly title?: string;
  /** Shared by all calls of the story. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly calls: readonly CallRecord[];
  readonly place: Place;
}

/** A proposal for an answer, and where it comes from. */
export interface ReadyAnswer {
  readonly text: string;
  /** `evidence`, or `as orders → loyalty`, or `team default`. */
  readonly source: string;
  readonly place?: Place;
}

export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly gate: boolean;
  readonly state: 'open' | 'answered' | 'evidence' | 'stale';
  readonly answer?: Answer;
  /** What the files say by themselves; for state `evidence`. */
  readonly evidence?: ReadyAnswer;
  /** What the numbers say that bears on it without settling it; absent = nothing. */
  readonly known?: readonly ReadyAnswer[];
  /** 0–4 proposals for an open question. */
  readonly ready: readonly ReadyAnswer[];
  /** For state `stale`: which assumed fact changed, in words. */
  readonly staleBecause?: string;
}

/** The checklist of one new call: every applicable question with its state. */
export interface Checklist {
  readonly call: string;
  readonly story?: { readonly name: string; readonly file: string };
  readonly questions: readonly OpenQuestion[];
  /** Ids of questions that would be asked, and that a practice switches off; absent = none. */
  readonly off?: readonly string[];
}
