// What an objective is about. SLO formats do not say it: it is taken from plain words of its names, then from its queries.
import type { Slo } from '../../model/slo';

const LATENCY = /latenc|duration|response[-_. ]?time|slow|fast|\bp(?:50|90|95|99|999)\b/i;
const AVAILABILITY = /availab|uptime|success|error|fail|reachab|5xx/i;
/** Objectives that are neither, whatever else their names say. */
const OTHER = /fresh|stale|correctness|durab|throughput|saturat|coverage|\blag\b|quality/i;
/** Of a histogram: the requests that were fast enough. */
const BUCKET = /\b([a-z_:][\w:]{0,200})_bucket\b/i;
const LIMIT = /\ble(?:=~?|\s*=\s*)"(\d{1,9}(?:\.\d{1,9})?)"/;
const FAILED = /5\.\.|5xx|5\[|\b(?:code|status|status_code|grpc_code)\s*[=!]|error|fail|success|probe|\bup\b/i;
/** Queries are generated and long; what tells them apart stands at their beginning. */
const MOST_TEXT = 5000;

/** What an objective is about, and from where on a request is too slow, where a query says it with its unit. */
export interface Kind {
  readonly type: Slo['type'];
  readonly thresholdMs?: number;
}

/**
 * Takes the names of an objective and its queries. Words in names decide; else a query of histogram buckets is latency, one
 * of errors, status codes or probes is availability. `undefined` where neither says it, or the names say both.
 */
export function kindOf(names: readonly string[], queries: readonly string[]): Kind | undefined {
  const name = names.join(' ').slice(0, MOST_TEXT);
  const query = queries.join(' ').slice(0, MOST_TEXT);
  if (OTHER.test(name)) return undefined;
  const [slow, failed] = [LATENCY.test(name), AVAILABILITY.test(name)];
  if (slow && failed) return undefined;
  if (slow || (!failed && BUCKET.test(query))) return { type: 'latency', ...thresholdOf(query) };
  return failed || FAILED.test(query) ? { type: 'availability' } : undefined;
}

/** `…_seconds_bucket{le="0.3"}` → 300 ms. Without a unit in the metric's name nothing is known. */
function thresholdOf(query: string): { readonly thresholdMs?: number } {
  const metric = BUCKET.exec(query)?.[1];
  const limit = LIMIT.exec(query)?.[1];
  if (metric === undefined || limit === undefined) return {};
  if (metric.endsWith('_seconds')) return { thresholdMs: Number(`${limit}e3`) };
  return /_(?:milliseconds|millis|ms)$/.test(metric) ? { thresholdMs: Number(limit) } : {};
}
