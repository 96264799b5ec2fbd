// Live numbers: what a monitoring system measured. Data beside the snapshot; no declared number is ever replaced by one.

/** Ratio of requests that worked; ratio of the error budget that is left; rps on average and at the peak; a percentile. */
export const LIVE_QUANTITIES = ['availability', 'errorBudget', 'traffic', 'trafficPeak', 'latency'] as const;
export type LiveQuantity = (typeof LIVE_QUANTITIES)[number];

/** Sets of queries that need not be written, for the metrics that a tool records. */
export const READY_QUERIES = ['sloth', 'pyrra', 'service-graph'] as const;
export type ReadyQueries = (typeof READY_QUERIES)[number];

export interface LiveValue {
  readonly quantity: LiveQuantity;
  /** A ratio (availability; errorBudget, negative where it is overspent), rps, or ms (latency). */
  readonly value: number;
  readonly windowMs: number;
  /** ISO instant at which the window ends: when the number was taken. */
  readonly at: string;
  /** The set of queries that gave it, or `config` for one of `.sre/config.yaml`. */
  readonly query: string;
  /** Of a latency: which share of the requests is at least as fast (0.99 = p99). */
  readonly quantile?: number;
}

export interface Live {
  /** By service; a service of which nothing is known is not in it. */
  readonly values: ReadonlyMap<string, readonly LiveValue[]>;
  /** ISO instant of the last attempt. */
  readonly at: string;
  /** What is missing and why, one sentence each. */
  readonly notes: readonly string[];
  /** Why nothing could be asked, or the rest could not: one sentence. What was had before stays. */
  readonly failure?: string;
}
