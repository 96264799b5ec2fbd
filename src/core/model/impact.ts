// What a call does to the numbers of its caller and of those around it, before and after. Unknown stays undefined and is listed.
import type { CallTerms } from './call';
import type { Place } from './place';
import type { Tier } from './tier';

/** A pair of ratios (availability), of minutes, of rates … */
export interface BeforeAfter<T = number> {
  readonly before: T;
  readonly after: T;
}

/** The same where either side may be unknown. */
export type MaybeBeforeAfter<T = number> = { readonly before?: T; readonly after?: T };

/** A number that is missing, and the question whose answer would make it known. */
export interface Unknown {
  readonly what: string;
  readonly question: string;
  /** The question of the technical solution that asks for it: `TS-13`. */
  readonly id: string;
  /** The service that the number is missing of. */
  readonly service?: string;
  /** So many services are meant that are not told one by one. */
  readonly more?: number;
}

/** The availability after the change, as ratios: whatever the failures have in common, it lies between `worst` and `best`. */
export interface AvailabilityBounds {
  /** `max(0, 1 − Σ(1 − aᵢ))` */
  readonly worst: number;
  /** `Π aᵢ`: this one decides. */
  readonly independent: number;
  /** `min aᵢ` */
  readonly best: number;
}

/** What one hard dependency may use of the caller's error budget. */
export interface DependencyShare {
  readonly service: string;
  /** Ratio, as it counts: only the share of the requests that use it, or what its fallback leaves. Absent = unknown. */
  readonly availability?: number;
  /** Minutes of the caller's window that it may be down; absent = unknown. */
  readonly minutes?: number;
  /** Of the budget, 1 is all of it. Absent where it is unknown or there is no budget (target 100 %). */
  readonly share?: number;
  /** Not needed before the change. */
  readonly isNew: boolean;
}

export interface BudgetUse {
  /** Hard dependencies after the change, the most expensive first, then by name; unknown ones last. */
  readonly dependencies: readonly DependencyShare[];
  /** Σ of the shares; absent where one of them is. */
  readonly total?: BeforeAfter;
}

/** A caller further up that has an objective and needs the caller over hard calls. */
export interface UpstreamImpact {
  readonly service: string;
  /** Its availability target, a ratio. */
  readonly target: number;
  /** Whether it can keep it; absent = cannot be said. */
  readonly feasible: MaybeBeforeAfter<boolean>;
  /** The service that stands in the way after the change, and the availability (a ratio) that it allows at best. */
  readonly because?: { readonly service: string; readonly availability: number };
}

/** A declared flow that makes the call. */
export interface FlowImpact {
  readonly flow: string;
  readonly tier: Tier;
  /** Its own objective: a ratio, and days. */
  readonly target?: number;
  readonly windowDays?: number;
  readonly budgetMinutes?: number;
  /** Ratio: the best that it can reach given all it needs, each once. */
  readonly ceiling?: BeforeAfter;
  readonly ceilingMinutes?: BeforeAfter;
  readonly feasible: MaybeBeforeAfter<boolean>;
  readonly because?: { readonly service: string; readonly availability: number };
  /** Teams that own the services of its entry and steps, sorted. */
  readonly owners: readonly string[];
}

/** Load that reaches one service, in rps. */
export interface LoadOn {
  readonly service: string;
  /** At the caller's peak, with the attempts to be expected. Negative where a call goes away. */
  readonly addedRps: number;
  /** The same if every attempt but the last fails; absent where the tries on the way are not known. */
  readonly worstAddedRps?: number;
  /** What it has to carry at peak before the change. */
  readonly baseRps?: number;
  readonly sustainableRps?: number;
  /** Load ÷ what is sustainable; above 1 it does not fit. Absent = unknown. */
  readonly utilisation?: BeforeAfter;
  /** With `worstAddedRps`. */
  readonly worstUtilisation?: number;
}

export interface LoadImpact {
  /** The callee, then everything behind it, nearest first. */
  readonly on: readonly LoadOn[];
  /** How the load was found: declared for the call, or from the caller's peak. */
  readonly from: 'declared' | 'callers-peak';
  /** Services behind the callee whose share of it is not known. */
  readonly notKnown: readonly string[];
  /** Services that are tried more than once though nobody says how often they fail: counted with one try. */
  readonly oneTry: readonly string[];
}

/** One callee on the way of the caller's operation; its objective in ms, and the ratio of the caller's requests that one call makes slow. */
export interface LatencyHop {
  readonly service: string;
  readonly ms: number;
  readonly bad: number;
  /** Calls of one request, one after the other. */
  readonly times: number;
  /** Hops with the same word run at the same time. */
  readonly parallel?: string;
}

export interface LatencyUse {
  readonly hops: readonly LatencyHop[];
  /** Within this time … */
  readonly ms: number;
  /** … for all but this ratio of requests, whatever the hops have in common. */
  readonly bad: number;
  /** Callees without a latency objective: with them, ms and bad are more. Empty = all are known. */
  readonly missing: readonly string[];
}

export interface LatencyImpact {
  /** The caller's latency objective; absent = it has none. */
  readonly threshold?: { readonly ms: number; readonly target: number };
  readonly before: LatencyUse;
  readonly after: LatencyUse;
  /** Time used ÷ threshold: estimated budget use. Absent where something is unknown. */
  readonly use?: MaybeBeforeAfter;
  /** Bad share used ÷ allowed; absent where something is unknown or nothing is allowed. */
  readonly badUse?: MaybeBeforeAfter;
  /** What the sum of thresholds guarantees at least: 97 for p97. Only where all hops are known. */
  readonly guaranteedPercentile?: number;
}

/** What may take how long at worst, in ms. */
export interface WorstCase {
  /** `tries × timeout + waits`, or the deadline where that is shorter. */
  readonly ms: number;
  /** False where the waits between the tries are not known in ms, or not how often is tried: it may take longer. */
  readonly isExact: boolean;
  readonly attemptMs?: number;
  readonly tries?: number;
  readonly deadlineMs?: number;
  /** Timeouts of those who wait for the caller; shortest first. */
  readonly waits: readonly { readonly by: string; readonly ms: number; readonly place?: Place }[];
  /** False where somebody gives up before the call does; absent where nobody's timeout is known. */
  readonly fits?: boolean;
}

/** One layer that tries again: a client, a mesh, a gateway. */
export interface RetryLayer {
  /** The call, as people name it. */
  readonly call: string;
  /** Who tries: `payments`, `Istio VirtualService payments`. */
  readonly by: string;
  /** Attempts in all, the first one included. */
  readonly tries: number;
  /** The mesh's default, declared by nobody. */
  readonly assumed?: true;
  readonly place?: Place;
}

/** One call of a path of retries. */
export interface RetryStep {
  /** As people name it. */
  readonly call: string;
  readonly callee: string;
  /** Π tries of the path up to and with this call. */
  readonly product: number;
}

export interface Amplification {
  /** Π tries on the worst path through the call, of the layers that are known. */
  readonly factor: number;
  /** The same without the change; absent where the path was not there. */
  readonly before?: number;
  /** Layers that try more than once, from the outside in. */
  readonly layers: readonly RetryLayer[];
  /** The calls of that path, from the outside in. */
  readonly path: readonly RetryStep[];
  /** Calls of the path of which nobody says how often they are tried: the factor is at least that. */
  readonly unknownTries: number;
}

export interface Impact {
  /** Key of the call. */
  readonly call: string;
  /** The caller's availability target (ratio) and window. */
  readonly target?: number;
  readonly windowDays: number;
  /** Minutes per window: the error budget of the target. 0 for a target of 100 %: there is none. */
  readonly budgetMinutes?: number;
  /** Ratio: the best that the caller can reach given its hard dependencies (× own intrinsic if given). Decides feasibility. */
  readonly ceiling?: BeforeAfter;
  readonly ceilingMinutes?: BeforeAfter;
  /** `inclusive`: from the objectives of the direct dependencies; `intrinsic`: from the own availability of all behind, each once. */
  readonly basis?: 'inclusive' | 'intrinsic';
  /** Whether the caller can keep its target; absent = cannot be said. */
  readonly feasible: MaybeBeforeAfter<boolean>;
  /** The service that stands in the way after the change, at any depth, and the availability (a ratio) that it allows at best. */
  readonly because?: { readonly service: string; readonly availability: number };
  /** Of the ceiling after the change. */
  readonly bounds?: AvailabilityBounds;
  /** Ratio: if own faults go on using today's budget. Labelled so, never gates. */
  readonly expected?: BeforeAfter;
  readonly expectedMinutes?: BeforeAfter;
  /** The minutes for 30 days, where the window is another one. */
  readonly month?: {
    readonly budgetMinutes: number;
    readonly ceilingMinutes?: BeforeAfter;
    readonly expectedMinutes?: BeforeAfter;
  };
  /** Whether the call counts against availability as it is declared (hard), does not (soft), or would if it waits (unknown). */
  readonly counts: 'yes' | 'no' | 'if-it-waits';
  readonly budget: BudgetUse;
  /** Those whose feasibility the change turns, by name. */
  readonly upstream: readonly UpstreamImpact[];
  /** Declared flows that make the call, by name. */
  readonly flows: readonly FlowImpact[];
  /** Absent where the load of the call is not known. */
  readonly load?: LoadImpact;
  /** Absent for a call that nobody waits for, and where no hop is known. */
  readonly latency?: LatencyImpact;
  /** Absent where no timeout and no deadline is known. */
  readonly worstCase?: WorstCase;
  /** Absent where nothing tries more than once on any path through the call, as far as is known. */
  readonly amplification?: Amplification;
  /** What is not known, each once, in the order of the questions. */
  readonly unknown: readonly Unknown[];
}

/** Something that can be done instead, with its numbers. */
export interface WayOut {
  readonly id: 'do-not-wait' | 'fallback' | 'timeout' | 'fewer-tries' | 'feasible-objective';
  readonly title: string;
  /** What it would give, in short words; empty where nothing can be said. */
  readonly gives: string;
  /** The terms that the call would have. */
  readonly terms?: CallTerms;
  /** The target (a ratio) that the caller would promise. */
  readonly target?: number;
}

/** The numbers of one service as it stands. */
export interface ServiceNumbers {
  readonly service: string;
  readonly target?: number;
  readonly windowDays?: number;
  /** Minutes of full outage. */
  readonly budget?: { readonly window: number; readonly month: number; readonly year: number };
  readonly ceiling?: number;
  readonly basis?: 'inclusive' | 'intrinsic';
  /** Absent = cannot be said. */
  readonly feasible?: boolean;
  /** The service that stands in the way, at any depth, and the availability (a ratio) that it allows at best. */
  readonly because?: { readonly service: string; readonly availability: number };
  /** The hard dependency that may use most of the budget. */
  readonly biggestSpender?: DependencyShare;
  readonly latency?: { readonly thresholdMs: number; readonly target: number };
  readonly unknown: readonly Unknown[];
}
