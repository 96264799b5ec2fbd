// AH-24: the alerts measure another latency than the one that is promised.
import { showDuration } from '../units/duration';
import type { ReadRule } from './estate/estate';
import { objectivesOf } from './estate/objectives';
import type { HygieneCheck } from './hygiene';
import { type Selector, selectorsIn } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';

export const latencyBucketMissing: HygieneCheck = {
  id: 'latency-bucket-missing',
  code: 'AH-24',
  title: 'No bucket fits the latency that is promised',
  severity: 'warning',
  ofAlert: check,
  ofRecord: check,
};

function check(read: ReadRule) {
  const { rule, service } = read;
  const slos = objectivesOf(read).filter(({ thresholdMs }) => thresholdMs !== undefined);
  const { expression } = parseExpression(rule.expr);
  if (service === undefined || slos.length === 0 || expression === undefined) return undefined;
  const buckets = selectorsIn(expression).flatMap((selector) => bucketOf(selector) ?? []);
  const [first] = buckets;
  if (first === undefined || buckets.some(({ ms }) => slos.some(({ thresholdMs }) => isSame(thresholdMs ?? 0, ms))))
    return undefined;
  const promised = slos.map(({ thresholdMs }) => showDuration(thresholdMs ?? 0)).join(' or ');
  return {
    message: `${rule.name.value} counts requests within ${showDuration(first.ms)}, but ${service.name} promises ${promised}.`,
    next: 'Take the bucket of the promise; if the histogram has none, add it there.',
    place: placeIn(rule.expr, first.selector.at),
    related: slos.map(({ id, evidence }) => ({ message: `Objective ${id}`, place: evidence.place })),
  };
}

interface Bucket {
  readonly selector: Selector;
  readonly ms: number;
}

/** In seconds, as Prometheus advises, unless the name says milliseconds. */
function bucketOf(selector: Selector): Bucket | undefined {
  const { metric, matchers } = selector;
  if (metric?.endsWith('_bucket') !== true) return undefined;
  const le = matchers.find(({ label, op }) => label === 'le' && op === '=');
  const value = le === undefined ? Number.NaN : Number(le.value);
  if (!Number.isFinite(value)) return undefined;
  return { selector, ms: /_(?:ms|milliseconds|millis)_bucket$/.test(metric) ? value : value * 1000 };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(a, b);
}
