// What a load-test script calls, as far as its text says it; nothing of it is ever run.
import type { Evidence, Place } from '../model/place';
import type { Problem } from '../model/problem';

export interface ScriptRequest {
  /** Upper case. */
  readonly method: string;
  /** From `/` on, without query; `{}` stands for what the script fills in: `/charges/{}/refunds`. */
  readonly path: string;
  /** True where the path is below an address that the script does not spell out, so its beginning may be missing. */
  readonly belowBase: boolean;
  readonly place: Place;
}

/** A limit that makes the run fail. */
export interface ScriptThreshold {
  /** `http_req_duration`, with a tag in braces where it is limited to some requests. */
  readonly metric: string;
  /** `p(99)<300`; what is filled in stands as `{}`. */
  readonly expression: string;
  readonly place: Place;
}

export interface BenchmarkScript {
  readonly tool: 'k6' | 'jmeter' | 'gatling' | 'locust' | 'artillery';
  /** Its format is the id of the reader. */
  readonly evidence: Evidence;
  readonly requests: readonly ScriptRequest[];
  /** Of k6 only. */
  readonly thresholds: readonly ScriptThreshold[];
  /** k6's `summaryTrendStats`; absent = its default, which has no p99. */
  readonly trendStats?: readonly string[];
  /** Requests whose URL the text does not say, among others. */
  readonly problems: readonly Problem[];
}
