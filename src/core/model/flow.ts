// A flow: a user journey with its own tier.
import type { CallEnd } from './call';
import type { Evidence } from './place';
import type { Slo } from './slo';
import type { Tier } from './tier';

export interface Flow {
  readonly name: string;
  readonly tier: Tier;
  readonly entry: CallEnd;
  /** Declared steps, the entry included; empty where none are declared. */
  readonly steps: readonly CallEnd[];
  readonly slo?: Slo;
  readonly evidence: Evidence;
}
