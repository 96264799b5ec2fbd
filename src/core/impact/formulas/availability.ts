// Availability of services in series: the product, and the bounds that hold whatever the failures have in common.
import { withoutNoise } from '../../units/noise';

/** Decimals of a ratio that mean something: a year has 3 × 10^10 milliseconds. */
export const RATIO_DIGITS = 12;

/** Ratios: `worst` ≤ `independent` ≤ `best`. */
export interface Bounds {
  readonly worst: number;
  readonly independent: number;
  readonly best: number;
}

/**
 * Availability (a ratio) of things that must all work, if their failures are independent: `Π aᵢ`
 * (The Calculus of Service Availability). 1 for none. The order does not matter, not even in the last digit.
 */
export function serial(availabilities: readonly number[]): number {
  // Numbers in an array of their own are sorted without asking anybody.
  const sorted = Float64Array.from(availabilities).sort();
  return withoutNoise(
    sorted.reduce((product, availability) => product * availability, 1),
    RATIO_DIGITS,
  );
}

/**
 * The product together with the Fréchet bounds `max(0, 1 − Σuᵢ)` and `min aᵢ` (u = 1 − a), as ratios: the true value
 * lies between them for any dependence between the failures.
 */
export function serialBounds(availabilities: readonly number[]): Bounds {
  const independent = serial(availabilities);
  const sorted = Float64Array.from(availabilities).sort();
  const down = sorted.reduce((sum, availability) => sum + (1 - availability), 0);
  const worst = withoutNoise(Math.max(0, 1 - down), RATIO_DIGITS);
  const best = withoutNoise(sorted[0] ?? 1, RATIO_DIGITS);
  return { worst: Math.min(worst, independent), independent, best: Math.max(best, independent) };
}
