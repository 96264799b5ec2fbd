// What one run of a load test measured, whatever tool ran it.
import type { Evidence, Located, Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Percentile } from './percentile';

/** What the tool counted; what its output does not say is absent. */
export interface Measured {
  readonly requests?: Located<number>;
  /** Requests per second, over the whole run. */
  readonly rps?: Located<number>;
  /** The share of requests that failed, as the tool counts failures. */
  readonly errorRatio?: Located<number>;
  /** How many latencies the percentiles were taken of. */
  readonly samples?: Located<number>;
  /** Of the response time of all requests, by ascending `q`; only those that the output has or that its points give. */
  readonly percentiles: readonly Percentile[];
}

export interface OperationResult extends Measured {
  /** As the tool labels it: a label, a name, an operationId, `POST /charges`. */
  readonly name: string;
}

/** Which code was measured, when and where; what nobody wrote down is absent. */
export interface RunFacts {
  /** The service that was measured, by name. */
  readonly service?: Located<string>;
  /** ISO time (or day) at which the run ended. */
  readonly date?: Located<string>;
  readonly commit?: Located<string>;
  readonly environment?: Located<string>;
  /** What somebody wrote when they accepted this result as the one to compare with (`accepted: 2026-11-20 by team-payments`). */
  readonly accepted?: Located<string>;
}

/** Whether a threshold that the script set was held. */
export interface ThresholdOutcome {
  readonly metric: string;
  readonly expression: string;
  readonly held: boolean;
  readonly place: Place;
}

export interface BenchmarkResult extends Measured, RunFacts {
  readonly tool: 'k6' | 'jmeter' | 'gatling' | 'wrk' | 'hey';
  /** Where the numbers stand; its format is the id of the reader. */
  readonly evidence: Evidence;
  readonly durationMs?: Located<number>;
  /** True where the file numbers its percentiles and does not say which they are: the defaults of the tool are taken. */
  readonly percentilesAssumed?: true;
  readonly operations: readonly OperationResult[];
  readonly thresholds: readonly ThresholdOutcome[];
  readonly problems: readonly Problem[];
}
