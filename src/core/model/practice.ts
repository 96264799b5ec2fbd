// The SRE mind map: what a team does, what it does not do for now, what it has not decided.
import type { Place } from './place';

/** Where the mind map stands, relative to the root. */
export const PRACTICES_FILE = '.sre/practices.yaml';

export const PRACTICE_STATES = ['adopted', 'not-now', 'undecided'] as const;
export type PracticeState = (typeof PRACTICE_STATES)[number];

export interface Practice {
  /** kebab-case; one of a kind in its file. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly state: PracticeState;
  readonly reason?: string;
  /** ISO date: when the state was chosen. */
  readonly decided?: string;
  /** ISO date: when to look at it again. */
  readonly review?: string;
  /** Codes (`BEN-01`, `TS-25`, `F-10`, `AH-05`) and patterns of codes (`CAP-*`). */
  readonly checks: readonly string[];
  /** Of its id. */
  readonly place: Place;
}

/** `.sre/practices.yaml`, read: in the order of the file. */
export interface Practices {
  readonly file: string;
  readonly list: readonly Practice[];
}

/** Why a check, a question or a rule is off. */
export interface SwitchedOff {
  /** Id of the practice. */
  readonly practice: string;
  readonly title: string;
  readonly reason: string;
  /** ISO date: when the decision is looked at again. */
  readonly review: string;
  readonly place: Place;
}

/** What a not-now practice takes out of one report. */
export interface PracticeOff extends SwitchedOff {
  /** The review date has come: still off, but to be decided anew. */
  readonly due: boolean;
  /** The codes of the rules that were not judged and of the questions that were not asked, sorted. */
  readonly ids: readonly string[];
  /** How often those rules would have spoken. */
  readonly silenced: number;
}

/** A practice as screens show it: all of it is plain text. */
export interface PracticeShown {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly state: PracticeState;
  readonly reason?: string;
  readonly decided?: string;
  readonly review?: string;
  /** Why it is to be decided now: `to be reviewed since 2026-10-01`; absent where it is not. */
  readonly due?: string;
  /** Why it is worth adopting, one sentence; absent for a practice of the team's own. */
  readonly why?: string;
  /** What it switches: each code or pattern with what it means, where that is known. */
  readonly switches: readonly { readonly id: string; readonly title?: string }[];
}
