// Latency in the form of objectives: a threshold and the share of requests beyond it. Percentiles do not add.
import { withoutNoise } from '../../units/noise';
import { RATIO_DIGITS } from './availability';
import { isAmount, isCount, isRatio } from './domain';

/** Within `ms` for all but the ratio `bad` of requests. */
export interface LatencyTerm {
  readonly ms: number;
  readonly bad: number;
}

/** What happens one after the other; a list is what happens at the same time. */
export type Sequence<T> = readonly (T | readonly T[])[];

/**
 * The bound of a request that passes all of them: thresholds add along the sequence, in a parallel group the longest one
 * counts; bad shares add up everywhere (union bound, so it holds for any dependence between them). ms and a ratio.
 */
export function latencyBound(hops: Sequence<LatencyTerm>): LatencyTerm | undefined {
  const all = hops.flat();
  if (!all.every(({ ms, bad }) => isAmount(ms) && isRatio(bad))) return undefined;
  const ms = criticalPath(hops.map((hop) => (isGroup(hop) ? hop.map((one) => one.ms) : hop.ms)));
  const bad = all.map((hop) => hop.bad).sort((a, b) => a - b);
  const sum = withoutNoise(
    bad.reduce((total, one) => total + one, 0),
    RATIO_DIGITS,
  );
  return ms === undefined ? undefined : { ms, bad: Math.min(1, sum) };
}

/** The longest way through a request, in ms: sums along the sequence, the longest of each parallel group. */
export function criticalPath(steps: Sequence<number>): number | undefined {
  const longest = steps.map((step) => (isGroup(step) ? Math.max(0, ...step) : step));
  if (!steps.flat().every(isAmount)) return undefined;
  longest.sort((a, b) => a - b);
  return withoutNoise(
    longest.reduce((sum, ms) => sum + ms, 0),
    6,
  );
}

/**
 * The share of requests (a ratio) that meet at least one slow leg of `legs` independent ones, each slow for the ratio
 * `slow`: `1 − (1 − q)ⁿ` (The Tail at Scale). Never more than `n × q`.
 */
export function fanOutSlow(slow: number, legs: number): number | undefined {
  return isRatio(slow) && isCount(legs) ? 1 - (1 - slow) ** legs : undefined;
}

/** The quantile at which each of `legs` must hold so that all together hold at `total`, for any dependence: `1 − (1 − t) ÷ n`. */
export function unionLegQuantile(total: number, legs: number): number | undefined {
  return isRatio(total) && isCount(legs) ? withoutNoise(1 - (1 - total) / legs, RATIO_DIGITS) : undefined;
}

/** The same where the legs are independent and run at the same time: `t^(1/n)`. */
export function independentLegQuantile(total: number, legs: number): number | undefined {
  return isRatio(total) && isCount(legs) ? total ** (1 / legs) : undefined;
}

/**
 * What the sum of hops' percentiles guarantees: at least the `100 − Σ(100 − pᵢ)`-th percentile of the whole, 0 where
 * nothing is left. It says nothing of the whole's p99: that may lie above the sum of the p99s, or below it.
 */
export function guaranteedPercentile(percentiles: readonly number[]): number | undefined {
  if (!percentiles.every((percentile) => percentile >= 0 && percentile <= 100)) return undefined;
  const beyond = percentiles.reduce((sum, percentile) => sum + (100 - percentile), 0);
  return withoutNoise(Math.max(0, 100 - beyond), 9);
}

function isGroup<T>(step: T | readonly T[]): step is readonly T[] {
  return Array.isArray(step);
}
