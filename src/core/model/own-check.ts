// A readiness check that a company writes itself: a JSON Schema over what a service consists of.
import type { Lifecycle } from './lifecycle';
import type { Place } from './place';
import type { Demand, Group } from './review';
import type { Json } from './service';

/** What a schema may be held against. */
export const ARTIFACT_KINDS = ['workload', 'container', 'descriptor', 'operation', 'alert'] as const;

export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

/** What is asked of each tier. */
export type Demands = Readonly<Record<'core' | 'normal' | 'supplementary', Demand>>;

export interface OwnCheck {
  /** `ACME-01`. */
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly on: ArtifactKind;
  readonly tiers: Demands;
  readonly from: Lifecycle | 'any';
  /** What it means that a service has no such artifact. */
  readonly none: 'unknown' | 'not-applicable';
  /** Vetted: known keywords only, no reference outside, none that goes round, patterns that are matched in linear time. */
  readonly schema: Json;
  readonly place: Place;
}
