// What the metrics of a summary of k6 say of all requests, and of those with one tag.
import type { Located } from '../../../model/place';
import { entriesOf, nodeAt } from '../../../syntax/access';
import { inOrder, type NumberContext, numberIn, scaled } from '../../numbers';
import type { Percentile } from '../../percentile';
import type { Measured, OperationResult } from '../../result';
import type { Metric, Metrics } from './metrics';

/** `selector` is the tag in braces, empty for all requests. */
export function measuredIn(
  context: NumberContext,
  metrics: Metrics,
  selector: string,
  durationMs: Located<number> | undefined,
): Measured {
  const numberOf = (metric: string, field: string, max?: number) =>
    numberIn(
      context,
      nodeAt(metrics.get(metric + selector)?.values, field),
      `"${field}" of ${metric}`,
      max === undefined ? {} : { max },
    );
  const requests = numberOf('http_reqs', 'count');
  const rps = numberOf('http_reqs', 'rate') ?? perSecond(requests, durationMs);
  // `passes` counts the requests that failed: the metric asks "did it fail?"
  const errorRatio = numberOf('http_req_failed', 'rate', 1) ?? numberOf('http_req_failed', 'value', 1);
  const samples = numberOf('http_req_duration', 'count') ?? requests;
  return {
    ...(requests && { requests }),
    ...(rps && { rps }),
    ...(errorRatio && { errorRatio }),
    ...(samples && { samples }),
    percentiles: percentilesIn(context, metrics.get(`http_req_duration${selector}`)),
  };
}

function perSecond(
  requests: Located<number> | undefined,
  durationMs: Located<number> | undefined,
): Located<number> | undefined {
  return durationMs && durationMs.value > 0 ? scaled(requests, 1000 / durationMs.value) : undefined;
}

const PERCENTILE = /^p\((\d{1,2}(?:\.\d{1,6})?)\)$/;

function percentilesIn(context: NumberContext, metric: Metric | undefined): readonly Percentile[] {
  const found = entriesOf(metric?.values).flatMap(({ key, value }): Percentile[] => {
    const percent = key === 'med' ? '50' : PERCENTILE.exec(key)?.[1];
    if (percent === undefined || Number(percent) === 0) return [];
    const number = numberIn(context, value, `"${key}" of http_req_duration`);
    return number === undefined ? [] : [{ q: Number(`${percent}e-2`), ms: number.value, place: number.place }];
  });
  return inOrder(context, found);
}

/** The tags by which scripts tell requests apart. */
const OPERATION = /^http_req_duration(\{ ?(?:operation|name|url): ?([^{}]{1,300}?) ?\})$/;

/** A row for each tag that names requests. */
export function operationsIn(
  context: NumberContext,
  metrics: Metrics,
  durationMs: Located<number> | undefined,
): readonly OperationResult[] {
  return [...metrics.keys()].flatMap((key) => {
    const [, selector, name] = OPERATION.exec(key) ?? [];
    return selector === undefined || name === undefined
      ? []
      : [{ name, ...measuredIn(context, metrics, selector, durationMs) }];
  });
}
