// One side (head or baseline) of the workspace, joined: services, calls, flows and what follows for the tiers.
import type { Call, CallEnd } from './call';
import type { Flow } from './flow';
import type { Place } from './place';
import type { Problem } from './problem';
import type { Service } from './service';
import type { Tier } from './tier';

/** Why a service matters more than it declares. */
export interface Promotion {
  readonly service: string;
  readonly to: Tier;
  /** The flow, or the core service that contributes its own operations. */
  readonly flow: string;
  readonly entry: CallEnd;
  /** From the flow's operation to the promoted service; shortest, then alphabetical. */
  readonly path: readonly Call[];
  /** `hard`: the flow calls it; `blocks`: the flow waits for its answer; `gating`: it calls an operation that the flow waits for. */
  readonly how: 'hard' | 'blocks' | 'gating';
  /** `claimed`: every step is declared and not assumed; `possible`: a question, not counted in the effective tier. */
  readonly certainty: 'claimed' | 'possible';
}

export interface EffectiveTier {
  readonly tier: Tier;
  /** Set where the effective tier is higher than the declared one. */
  readonly because?: Promotion;
  /** A promotion to more than `tier` that would follow if what is assumed or asked were true. */
  readonly possible?: Promotion;
}

/** A reference that leads nowhere. */
export interface Dangling {
  readonly kind: 'workload' | 'backend' | 'namespace' | 'flow-step' | 'document' | 'api' | 'successor';
  /** What was written. */
  readonly text: string;
  /** What names it: a service, a flow, an Ingress. */
  readonly by: string;
  /** The service that is concerned, where one is. */
  readonly service?: string;
  /** Where it would be found: the namespace that does have it. */
  readonly elsewhere?: string;
  /** What is one slip away from it and is known. */
  readonly near?: string;
  readonly place: Place;
}

/** Services, calls and flows, joined; the graph without what follows for the tiers. */
export interface Catalog {
  readonly services: ReadonlyMap<string, Service>;
  readonly calls: readonly Call[];
  readonly flows: readonly Flow[];
  readonly problems: readonly Problem[];
  /** Files with syntax errors, or with references that cannot be followed: what they lack is not removed. */
  readonly incomplete: ReadonlySet<string>;
  /** True if any tier is declared anywhere: without one there is no finding. */
  readonly anyTier: boolean;
  /** Where each API document's service was found: document → service name. */
  readonly documents: ReadonlyMap<string, string>;
  /** `allowed` and `inferred` statements: no calls by themselves, kept for questions and listings. */
  readonly hints: readonly Call[];
  /** References that lead nowhere and are no calls, sorted by place. */
  readonly dangling: readonly Dangling[];
}

export interface Graph extends Catalog {
  /** Every service of the catalog has an entry. */
  readonly tiers: ReadonlyMap<string, EffectiveTier>;
  /** By the key of its last call: every possible promotion. A service may have several; `possible` is the first of them. */
  readonly questions: ReadonlyMap<string, Promotion>;
}
