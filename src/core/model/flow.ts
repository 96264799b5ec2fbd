// A flow: a user journey with its own tier.
import type { CallEnd } from './call';
import type { Evidence } from './place';
import type { Slo } from './slo';
import type { Tier } from './tier';

/** What a workflow says of a step: whether its failure ends the flow, and how often and how long it is tried. */
export interface StepTerms {
  readonly criticality?: 'hard' | 'soft';
  /** Attempts in all, the first one included. */
  readonly tries?: number;
  readonly timeoutMs?: number;
}

export interface FlowStep extends CallEnd {
  readonly terms?: StepTerms;
}

export interface Flow {
  readonly name: string;
  readonly tier: Tier;
  readonly entry: CallEnd;
  /** Declared steps, the entry included; empty where none are declared. */
  readonly steps: readonly FlowStep[];
  readonly slo?: Slo;
  readonly evidence: Evidence;
}
