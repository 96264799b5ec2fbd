// Availability of things that stand in for one another. Only if their failures are independent, which they never are quite.
import { withoutNoise } from '../../units/noise';
import { isCount, isRatio } from './domain';

/** More decimals than a series needs: three instances at 99.9 % have nine nines. */
const DIGITS = 15;

/** Availability (a ratio) where any one of them is enough: `1 − Π(1 − aᵢ)`. Undefined for none and for what is no ratio. */
export function parallel(availabilities: readonly number[]): number | undefined {
  if (availabilities.length === 0 || !availabilities.every(isRatio)) return undefined;
  const sorted = [...availabilities].sort((a, b) => a - b);
  return withoutNoise(1 - sorted.reduce((down, one) => down * (1 - one), 1), DIGITS);
}

/**
 * Availability (a ratio) where at least `needed` of `count` like instances must work: `Σ_{i≥k} C(n,i) aⁱ (1−a)ⁿ⁻ⁱ`.
 * Undefined where the numbers are no counts, `needed` is more than there are, or `availability` is no ratio.
 */
export function someOf(needed: number, count: number, availability: number): number | undefined {
  if (!isCount(needed) || !isCount(count) || needed > count || !isRatio(availability)) return undefined;
  let sum = 0;
  let ways = 1;
  // From all instances down to as few as are needed; C(n, i−1) = C(n, i) × i ÷ (n − i + 1).
  for (let up = count; up >= needed; up--) {
    sum += ways * availability ** up * (1 - availability) ** (count - up);
    ways = (ways * up) / (count - up + 1);
  }
  return withoutNoise(Math.min(1, sum), DIGITS);
}

/** Availability (a ratio) from the mean time to failure and to repair, in the same unit: `MTTF ÷ (MTTF + MTTR)`. */
export function availabilityOfRepair(timeToFailure: number, timeToRepair: number): number | undefined {
  const whole = timeToFailure + timeToRepair;
  return timeToFailure >= 0 && timeToRepair >= 0 && whole > 0 && Number.isFinite(whole)
    ? withoutNoise(timeToFailure / whole, DIGITS)
    : undefined;
}
