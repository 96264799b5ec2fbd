// `.sre/config.yaml`, read.
import type { Grade } from './call';
import type { AlertSeverity } from './alert-severity';
import type { Severity } from './finding';
import type { Lifecycle } from './lifecycle';
import type { LiveQuantity, ReadyQueries } from './live';
import type { Located, Place } from './place';
import type { OwnQuestion } from './own-question';
import type { Practices } from './practice';
import type { Demands, OwnCheck } from './own-check';
import type { Thresholds } from './thresholds';
import type { Tier } from './tier';
import type { LineWaiver, Waiver } from './waiver';

/** Where the config stands, relative to the root. */
export const CONFIG_FILE = '.sre/config.yaml';

export interface RuleSetting {
  readonly off: boolean;
  readonly severity?: Severity;
  /** ISO date: until this day, itself included, the rule only informs. */
  readonly observe?: string;
  /** Of a check: what it asks of these tiers instead. */
  readonly tiers?: Partial<Demands>;
  /** Of a check: the stage at which it begins to count instead. */
  readonly from?: Lifecycle | 'any';
  readonly place?: Place;
}

/** `live:`: how a monitoring system is asked. Where it is, and whether it is asked at all, no file of a workspace says. */
export interface LiveConfig {
  /** Ready sets of queries, the first one that answers counts; absent = all of them. */
  readonly use?: readonly ReadyQueries[];
  /** The workspace's own query of a quantity, instead of the ready ones. */
  readonly queries: ReadonlyMap<LiveQuantity, Located<string>>;
  /** Over which time traffic is looked at; absent = the default. */
  readonly trafficWindowMs?: number;
  /** What a service and its availability objective are called there, where the names differ. */
  readonly services: ReadonlyMap<string, { readonly name?: string; readonly slo?: string }>;
}

/** `required`: each container that answers requests has a liveness probe; `only-with-reason`: a comment says why it has one. */
export const LIVENESS_POLICIES = ['optional', 'required', 'only-with-reason'] as const;

export type LivenessPolicy = (typeof LIVENESS_POLICIES)[number];

/** The tier of all that is not named, in `Config.places`. */
export const OTHERS_FIELD = 'tiers.others';

export interface Config {
  /** Service name → tier as a person chose it. */
  readonly tiers: ReadonlyMap<string, { readonly tier: Tier; readonly place: Place }>;
  /** Tier of every service that is not named; absent = unknown. */
  readonly others?: Tier;
  readonly tierScale?: { readonly base: 0 | 1; readonly levels: number };
  readonly tierKeys: readonly string[];
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  readonly baseline?: string;
  readonly onboarding: 'gradual' | 'all';
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Only those that are said; see DEFAULT_THRESHOLDS. */
  readonly thresholds: Partial<Thresholds>;
  /** What the word of an alert's severity label asks of people, in lower case; those in common use are known without it. */
  readonly severities: ReadonlyMap<string, AlertSeverity>;
  readonly trust: readonly Grade[];
  /** `caller -> callee` pairs that look like calls and are none, as a person said. */
  readonly notCalls: readonly { readonly from: string; readonly to: string; readonly place: Place }[];
  /** Complete ones only: what lacks a reason, an approver or an expiry does not hold. */
  readonly waivers: readonly Waiver[];
  /** What a company asks of new calls besides the catalogue. */
  readonly questions: readonly OwnQuestion[];
  /** The company's own readiness checks, those that can be used. */
  readonly checks: readonly OwnCheck[];
  readonly live?: LiveConfig;
  /** Whether containers need a liveness probe, or one needs a reason: MON-09; absent = neither. */
  readonly liveness?: LivenessPolicy;
  /** Which checks a review asks; absent = the starter's. */
  readonly profile?: 'starter' | 'full' | readonly string[];
  /** Where each field at the top level is written, and `OTHERS_FIELD`, in the file itself or in one that it extends. */
  readonly places: ReadonlyMap<string, Place>;
  readonly file?: string;
}

/** What judges a branch besides the graph: the config and the mind map, where there are any, and the waivers in the comments of all files. */
export interface Judging {
  readonly config?: Config;
  readonly waivers: readonly LineWaiver[];
  readonly practices?: Practices;
  /** The calls that stories plan, as written: once they are in the baseline they are agreed, and no longer new. */
  readonly agreed?: readonly { readonly from: string; readonly to: string; readonly mode?: 'sync' | 'async' }[];
}
