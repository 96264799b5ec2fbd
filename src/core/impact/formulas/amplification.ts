// How retries multiply along a path: every layer that tries again multiplies what the next one gets.
import { withoutNoise } from '../../units/noise';
import { isAmount, isCount } from './domain';

/**
 * Worst-case amplification of layers that each try so many times in all (first one included): `Π triesᵢ`
 * (SRE Book, chapter 22: `(1 + retries)^depth`). 1 for none.
 */
export function amplification(tries: readonly number[]): number | undefined {
  return tries.every(isCount) ? tries.reduce((product, count) => product * count, 1) : undefined;
}

/** The same where each layer may retry only a share of its requests (a retry budget, as a ratio): `(1 + budget)^layers`. */
export function budgetedAmplification(budget: number, layers = 1): number | undefined {
  return isAmount(budget) && isCount(layers) ? withoutNoise((1 + budget) ** layers, 12) : undefined;
}
