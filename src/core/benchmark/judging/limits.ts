// The limits by which benchmarks are judged, where no setting says otherwise.

export interface BenchmarkLimits {
  /** Samples that must lie above a percentile. */
  readonly samplesAbove: number;
  /** By how much p95 and p99 may be worse than the accepted ones; a ratio. */
  readonly latencyWorse: number;
  /** By how much the throughput may be lower; a ratio. */
  readonly throughputLower: number;
}

/** Ours, all three: ten samples are a rule of thumb (1,000 for p99), a tenth is more than the noise of a quiet environment. */
export const BENCHMARK_LIMITS: BenchmarkLimits = { samplesAbove: 10, latencyWorse: 0.1, throughputLower: 0.1 };
