// How many attempts a call takes on average, from how often its callee is to be expected to fail.
import type { Call } from '../model/call';
import { withoutNoise } from '../units/noise';
import { expectedAttempts } from './formulas/load';
import type { Side } from './side';
import { triesOf } from './tries';

export interface Attempts {
  /** On average; 1 where nobody says how often the callee fails. */
  readonly count: number;
  /** False where the call is tried more than once and nobody says how often its callee fails. */
  readonly isKnown: boolean;
}

/**
 * `Σ_{k<t} pᵏ` with t the product of the tries of all layers and p = 1 − the availability that the callee promises (SRE Book,
 * chapter 21). Layers that try t₁ and t₂ times make as many attempts on average as one that tries t₁ × t₂ times.
 */
export function attemptsOf(side: Side, call: Call): Attempts {
  const { factor } = triesOf(side.graph, call);
  if (factor <= 1) return { count: 1, isKnown: true };
  const availability = side.promised(call.to.service);
  const failure = availability === undefined ? undefined : withoutNoise(1 - availability, 12);
  const count = failure === undefined ? undefined : expectedAttempts(failure, factor);
  return count === undefined ? { count: 1, isKnown: false } : { count, isKnown: true };
}
