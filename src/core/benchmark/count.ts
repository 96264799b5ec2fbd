// The samples of one label, or of all, counted.
import type { Place } from '../model/place';
import { createDistribution, type Distribution } from './distribution';
import type { Measured } from './result';

export interface Count {
  readonly latencies: Distribution;
  requests: number;
  failed: number;
  /** False until somebody says whether requests failed. */
  judged: boolean;
}

/** Nothing yet; `different` as in `createDistribution`. */
export function emptyCount(different?: number): Count {
  return { latencies: createDistribution(different), requests: 0, failed: 0, judged: false };
}

/** `durationMs` is that of the whole run; all numbers get the same place. */
export function measured(one: Count, durationMs: number | undefined, place: Place): Measured {
  const samples = one.latencies.count();
  return {
    requests: { value: one.requests, place },
    ...(durationMs !== undefined && { rps: { value: (one.requests * 1000) / durationMs, place } }),
    ...(one.judged && one.requests > 0 && { errorRatio: { value: Math.min(one.failed / one.requests, 1), place } }),
    samples: { value: samples, place },
    percentiles: one.latencies.percentiles().map((percentile) => ({ ...percentile, place })),
  };
}
