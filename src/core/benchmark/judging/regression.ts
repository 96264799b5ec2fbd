// What got worse since the result that was accepted last.
import type { Located } from '../../model/place';
import type { Thresholds } from '../../model/thresholds';
import { type Percentile, percentileOf } from '../percentile';
import type { BenchmarkResult } from '../result';

export interface Compared {
  readonly what: 'throughput' | 'p95' | 'p99';
  /** Requests a second for the throughput, else ms. */
  readonly before: Located<number>;
  readonly after: Located<number>;
  /** A ratio of the value before: 0.2 = a fifth more. Infinite where it was 0. */
  readonly change: number;
  /** Beyond the limit, in the bad or in the good direction. */
  readonly state: 'worse' | 'better' | 'same';
}

/** Throughput, p95 and p99, each where both results have it; p99 only says something where both have it. */
export function compareResults(
  before: BenchmarkResult,
  after: BenchmarkResult,
  limits: Pick<Thresholds, 'benchmarkSlower' | 'benchmarkThroughputLower'>,
): readonly Compared[] {
  const latency = (what: 'p95' | 'p99', q: number) =>
    compared(what, located(percentileOf(before.percentiles, q)), located(percentileOf(after.percentiles, q)), {
      limit: limits.benchmarkSlower,
      worse: 1,
    });
  return [
    ...compared('throughput', before.rps, after.rps, { limit: limits.benchmarkThroughputLower, worse: -1 }),
    ...latency('p95', 0.95),
    ...latency('p99', 0.99),
  ];
}

function located(percentile: Percentile | undefined): Located<number> | undefined {
  return percentile && { value: percentile.ms, place: percentile.place };
}

/** Exactly the limit is within it; a quotient of doubles may lie a little beside it. */
const TOLERANCE = 1e-9;

/** `worse` is the sign of a change for the worse. */
function compared(
  what: Compared['what'],
  before: Located<number> | undefined,
  after: Located<number> | undefined,
  { limit, worse }: { limit: number; worse: 1 | -1 },
): readonly Compared[] {
  if (before === undefined || after === undefined) return [];
  const change = before.value === after.value ? 0 : (after.value - before.value) / before.value;
  const beyond = Math.abs(change) > limit + TOLERANCE;
  return [{ what, before, after, change, state: !beyond ? 'same' : change * worse > 0 ? 'worse' : 'better' }];
}
