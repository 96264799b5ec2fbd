// A production readiness review: what each check says of a service.
import type { Citation } from './citation';
import type { Fix } from './edit';
import type { Severity } from './finding';
import type { Lifecycle } from './lifecycle';
import type { Evidence } from './place';
import type { Problem } from './problem';
import type { Tier } from './tier';
import type { Waiver } from './waiver';

/** `unknown`: no evidence was found; never shown as pass. `off`: profile, practice or settings leave the check out. */
export type CheckState = 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'waived' | 'off';

/** Groups of checks, in the order of a review: Hyke's five service-level phases first. */
export const GROUPS = ['BEN', 'CAP', 'PERF', 'MON', 'ALR', 'ARC', 'CHG', 'EMR', 'DAT', 'PRO', 'DEP', 'OWN'] as const;

export type Group = (typeof GROUPS)[number];

export const GROUP_TITLES: Record<Group, string> = {
  BEN: 'Benchmarking',
  CAP: 'Capacity planning',
  PERF: 'Performance tuning',
  MON: 'Monitoring',
  ALR: 'Alerting',
  ARC: 'Architecture & dependencies',
  CHG: 'Change management & rollout',
  EMR: 'Emergency response',
  DAT: 'Data',
  PRO: 'Review record',
  DEP: 'End of life',
  OWN: 'Own checks',
};

/** How much a check asks of a tier: a failure is an error, a warning, information, or nothing. */
export type Demand = 'required' | 'recommended' | 'optional' | 'none';

export interface CheckResult {
  /** `CAP-04`. */
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  readonly state: CheckState;
  readonly demand: Demand;
  /** What a failure, or an unknown, counts as; absent for every other state. */
  readonly severity?: Severity;
  /** What was found, one or two short sentences. */
  readonly message: string;
  readonly why: string;
  /** How to mend it. */
  readonly remedy: string;
  /** Where it is written; a pass always has some. */
  readonly evidence: readonly Evidence[];
  /** What other linters say of the same; absent = nothing. */
  readonly cited?: readonly Citation[];
  readonly fixes: readonly Fix[];
  /** A person may answer it with a link and a date. */
  readonly attestable: boolean;
  readonly waived?: Waiver;
}

export interface GroupScore {
  readonly group: Group;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly waived: number;
}

/** The stage that a service reaches next, and which required checks keep it from there; what is reached is kept so too. */
export interface Gate {
  readonly stage: Lifecycle;
  /** Required checks of that stage that fail or have no evidence, as they stand there. */
  readonly missing: readonly CheckResult[];
}

/** What has changed since the review that was stored last. */
export interface Since {
  /** ISO date. */
  readonly on: string;
  /** Ids of checks that failed then and no longer do. */
  readonly better: readonly string[];
  /** Ids of checks that fail and did not then. */
  readonly worse: readonly string[];
}

export interface ServiceReview {
  readonly service: string;
  /** Where it is described. */
  readonly described: readonly Evidence[];
  /** The effective tier, by which it is judged, and what it declares. */
  readonly tier: Tier;
  readonly declaredTier: Tier;
  readonly lifecycle?: Lifecycle;
  /** The stage that it is reviewed for; `assumed` where nobody says its lifecycle. */
  readonly stage: Lifecycle;
  readonly assumed: boolean;
  readonly onboarded: boolean;
  /** Every check of the catalogue and of the company, in their order. */
  readonly checks: readonly CheckResult[];
  /** What to do next: the ids of at most three checks. */
  readonly next: readonly string[];
  readonly scores: readonly GroupScore[];
  /** Its incidents as its descriptor lists them, and the checks that they name as their cause. */
  readonly incidents: { readonly count: number; readonly checks: readonly string[] };
  /** What it calls, as a record names it: `orders -> payments#createCharge`. */
  readonly calls: readonly string[];
  /** How many services call it. */
  readonly callers: number;
  /** The error budget of its availability objective in minutes a month; absent = it has none. */
  readonly budgetMinutes?: number;
  readonly gate: Gate;
  /** Absent where no review of this profile is stored. */
  readonly since?: Since;
  /** The file of its record; absent where it has none yet. */
  readonly record?: string;
  /** Names of the environments that decided, where files name some. */
  readonly environments: readonly string[];
}

export interface Review {
  readonly profile: 'starter' | 'full' | 'list';
  /** The profile as records name it: `starter`, `full`, or the ids of the list. */
  readonly asked: string;
  /** The one in trouble first. */
  readonly services: readonly ServiceReview[];
  /** Files with templates of manifests that nobody has rendered. */
  readonly notRendered: readonly string[];
  readonly problems: readonly Problem[];
}
