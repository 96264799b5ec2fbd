// Whether a service met its objectives under the load that it is planned to carry.
import type { Located } from '../../model/place';
import type { Slo } from '../../model/slo';
import type { Percentile } from '../percentile';
import type { BenchmarkResult } from '../result';

interface Judged {
  /** `unknown` where the result cannot say. */
  readonly state: 'held' | 'missed' | 'unknown';
}

export interface JudgedLoad extends Judged {
  readonly kind: 'load';
  readonly measured?: Located<number>;
  readonly peakRps?: Located<number>;
}

export interface JudgedErrors extends Judged {
  readonly kind: 'errors';
  readonly slo: Slo;
  readonly measured?: Located<number>;
  /** A ratio: one less the target. */
  readonly allowed: number;
  /** So few requests that a service which misses the target may well have failed none of them. */
  readonly tooFew?: true;
}

export interface JudgedLatency extends Judged {
  readonly kind: 'latency';
  readonly slo: Slo;
  /** The percentile that decides: that of the objective, one above it that is fast enough, or one below it that is too slow. */
  readonly measured?: Percentile;
}

export type JudgedObjective = JudgedLoad | JudgedErrors | JudgedLatency;

/**
 * The load first, then each objective in its order. Load: at least the planned peak was reached. Availability: the share of
 * failed requests is at most one less the target. Latency: the percentile of the good fraction is within the threshold.
 */
export function judgeObjectives(
  result: BenchmarkResult,
  slos: readonly Slo[],
  peakRps: Located<number> | undefined,
): readonly JudgedObjective[] {
  return [
    load(result, peakRps),
    ...slos.map((slo) => (slo.type === 'availability' ? errors(result, slo) : latency(result, slo))),
  ];
}

function load({ rps }: BenchmarkResult, peakRps: Located<number> | undefined): JudgedLoad {
  const known = rps !== undefined && peakRps !== undefined;
  return {
    kind: 'load',
    state: known ? (rps.value >= peakRps.value ? 'held' : 'missed') : 'unknown',
    ...(rps && { measured: rps }),
    ...(peakRps && { peakRps }),
  };
}

function errors({ errorRatio, requests }: BenchmarkResult, slo: Slo): JudgedErrors {
  // As a decimal: 1 - 0.9995 is a little more than 0.0005.
  const allowed = Number((1 - slo.target).toPrecision(12));
  const row = { kind: 'errors', slo, allowed, ...(errorRatio && { measured: errorRatio }) } as const;
  if (errorRatio === undefined) return { ...row, state: 'unknown' };
  if (errorRatio.value > allowed) return { ...row, state: 'missed' };
  const tooFew = requests !== undefined && allowed > 0 && requests.value * allowed < 1;
  return tooFew ? { ...row, state: 'unknown', tooFew } : { ...row, state: 'held' };
}

function latency({ percentiles }: BenchmarkResult, slo: Slo): JudgedLatency {
  const { target, thresholdMs } = slo;
  if (thresholdMs === undefined) return { kind: 'latency', slo, state: 'unknown' };
  const slow = percentiles.find(({ q, ms }) => q <= target + SAME && ms > thresholdMs);
  if (slow !== undefined) {
    const exact = percentiles.find(({ q }) => Math.abs(q - target) <= SAME);
    return { kind: 'latency', slo, state: 'missed', measured: exact ?? slow };
  }
  const fast = percentiles.find(({ q, ms }) => q >= target - SAME && ms <= thresholdMs);
  return fast === undefined
    ? { kind: 'latency', slo, state: 'unknown' }
    : { kind: 'latency', slo, state: 'held', measured: fast };
}

/** Shares that differ by less are the same decimal. */
const SAME = 1e-9;
