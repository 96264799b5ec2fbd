// Production readiness reviews: the messages about them and what the client shows. All strings are plain text.
import type { Link } from './views';

/** Reviews services of a folder; a cancelled request answers with an error. → ReadinessView, null where nothing is read yet. */
export const READINESS = 'sreLens/readiness';
export interface ReadinessParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Names; absent = all that the rest leaves. */
  readonly services?: readonly string[];
  /** A folder below the workspace folder, with `/`. */
  readonly within?: string;
  readonly squad?: string;
  readonly tier?: 'core' | 'normal' | 'supplementary' | 'unknown';
  /** The stage that is asked for; absent = the one that each declares. */
  readonly stage?: 'limited' | 'ga';
  /** Absent = that of the config. */
  readonly profile?: 'full';
}
export type ReadinessResult = ReadinessView | null;

/** The same review as text in a format of the command line. */
export const READINESS_REPORT = 'sreLens/readinessReport';
export interface ReadinessReportParams extends ReadinessParams {
  readonly format: string;
  /** URI of the file that the text will be saved to: inside the folder its links to lines are relative to it. */
  readonly target?: string;
}

/** → the formats of READINESS_REPORT. */
export const READINESS_FORMATS = 'sreLens/readinessFormats';

/** Who can be reviewed: what *Run Production Readiness Review* asks. */
export const READINESS_CHOICES = 'sreLens/readinessChoices';
export interface ReadinessChoices {
  readonly services: readonly { readonly name: string; readonly tier: string; readonly owner?: string }[];
  readonly squads: readonly string[];
  /** Folders that hold more than one service, and fewer than all. */
  readonly folders: readonly string[];
}

/** Makes a fix of a failed check: reviewed anew, then applied by the client as an edit; nothing is saved. → WriteResult */
export const READINESS_FIX = 'sreLens/readinessFix';
export interface ReadinessFixParams {
  readonly folder: string;
  readonly service: string;
  readonly check: string;
  /** Its title. */
  readonly fix: string;
}

/** Stores what a person confirms about a check that files leave open. → WriteResult */
export const ATTEST = 'sreLens/attest';
export interface AttestParams {
  readonly folder: string;
  readonly service: string;
  readonly check: string;
  readonly link: string;
  readonly by: string;
  /** A day, `2027-06-30`. */
  readonly expires: string;
}

export type CheckState = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'waived' | 'off';

export interface ReadinessCheck {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly state: CheckState;
  /** The state in words: `failed`, `no evidence`. */
  readonly word: string;
  readonly severity?: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  /** The label is `file:line`. */
  readonly evidence: readonly Link[];
  /** Titles of its quick fixes. */
  readonly fixes: readonly string[];
  /** A person may confirm it with a link and a date. */
  readonly attestable: boolean;
}

export interface ReadinessGroup {
  readonly id: string;
  readonly title: string;
  /** `2 of 3 passed, 1 failed` */
  readonly score: string;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly waived: number;
}

export interface ReadinessService {
  readonly name: string;
  /** Tier, stage, environments, onboarding, each in a few words. */
  readonly standing: readonly string[];
  /** `7 of 10 passed, 2 failed, 1 without evidence` */
  readonly score: string;
  /** `general availability needs CAP-04, MON-08` */
  readonly gate?: string;
  /** Required checks that its next stage, or the one asked for, lacks. */
  readonly missing: readonly ReadinessCheck[];
  /** `since 2026-10-01: better CAP-04`; absent where no review is stored. */
  readonly since?: string;
  /** Where it is described. */
  readonly place?: Link;
  readonly groups: readonly ReadinessGroup[];
  /** Every check, in their order. */
  readonly checks: readonly ReadinessCheck[];
}

export interface ReadinessView {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** The day of the review: an ISO date. */
  readonly today: string;
  /** `2 of 10 services have failed checks`; of one service and a stage that was asked for, what it lacks. */
  readonly title: string;
  readonly profile: string;
  /** What could not be reviewed. */
  readonly notes: readonly string[];
  /** What to do next, at most three. */
  readonly steps: readonly { readonly service: string; readonly check: string }[];
  /** The one in trouble first. */
  readonly services: readonly ReadinessService[];
}
