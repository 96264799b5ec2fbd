// A service of the catalog: several manifests merged into one.
import type { Address } from './address';
import type { Capacity } from './capacity';
import type { External } from './external';
import type { Lifecycle } from './lifecycle';
import type { Operation } from './operation';
import type { Evidence, Located, Place } from './place';
import type { RoutePolicy } from './route';
import type { Slo } from './slo';
import type { Tier } from './tier';

export interface Owner {
  readonly team: string;
  readonly squad?: string;
  readonly contact?: string;
}

/** Two statements about one field of one service that differ. */
export interface Conflict {
  readonly field: 'tier' | 'owner' | 'lifecycle' | 'slo';
  /** The statement that wins, then the others, by precedence. */
  readonly statements: readonly (Located<string> & { readonly format: string })[];
}

/** A value as data. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Service {
  readonly name: string;
  readonly aliases: readonly string[];
  /**
   * The declared tier and where it is declared; `unknown` without a place where nobody said. `others`: where the tier of all
   * that is not named is declared, if that is what it has.
   */
  readonly tier: { readonly declared: Tier; readonly place?: Place; readonly others?: Place };
  readonly description?: string;
  readonly owner?: Located<Owner>;
  readonly onCall?: string;
  /** ISO date of the day on which it ends. */
  readonly sunset?: Located<string>;
  /** The service (or `service#operation`) to call instead. */
  readonly replacedBy?: Located<string>;
  /** Where a person says that it exists: a descriptor, a catalogue, `x-sre-service`, or the config's tiers. */
  readonly catalogued?: Evidence;
  /** Where it is deployed by a file of this workspace. */
  readonly deployed?: Evidence;
  /** The record of its production readiness review. */
  readonly review?: Place;
  readonly lifecycle?: Located<Lifecycle>;
  readonly onboarded?: boolean;
  readonly slos: readonly Slo[];
  /** Intrinsic availability (given that all dependencies work), a ratio. */
  readonly ownAvailability?: number;
  readonly capacity?: Capacity;
  /** Run by others (third party). */
  readonly external?: External;
  /** What meshes and gateways do on the way to it; absent = nothing that is known. */
  readonly routes?: readonly RoutePolicy[];
  readonly operations: readonly Operation[];
  /** Under which other names than its own it is reached; absent = none known. */
  readonly hosts?: readonly Address[];
  readonly conflicts: readonly Conflict[];
  /** Everything that speaks of this service; empty only for a name that calls mention and nothing describes. */
  readonly evidence: readonly Evidence[];
  /** False where calls name it but nothing in the workspace describes it. */
  readonly known: boolean;
}

/** The name of a service and its aliases. */
export function allNames({ name, aliases }: Pick<Service, 'name' | 'aliases'>): readonly string[] {
  return [name, ...aliases];
}

/** True if people may call the service so: by its name, whether it is among the services or not, or by an alias. */
export function isNamed(services: ReadonlyMap<string, Service>, service: string, written: string): boolean {
  return service === written || services.get(service)?.aliases.includes(written) === true;
}

/** Described here: not by others' graph alone, and not run by others. */
export function isOurs({ known, external, evidence }: Service): boolean {
  return known && external === undefined && evidence.some(({ format }) => format !== 'graph');
}
