// `.sre/config.yaml`, read.
import type { Grade } from './call';
import type { Severity } from './finding';
import type { Lifecycle } from './lifecycle';
import type { Place } from './place';
import type { Tier } from './tier';

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
  readonly rules: ReadonlyMap<string, { readonly severity?: Severity; readonly off: boolean }>;
  readonly trust: readonly Grade[];
  /** `caller -> callee` pairs that look like calls and are none, as a person said. */
  readonly notCalls: readonly { readonly from: string; readonly to: string; readonly place: Place }[];
  readonly file?: string;
}
