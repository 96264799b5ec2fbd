// Gatling's statistics: `js/stats.json` with every request, or `js/global_stats.json` with the totals only.
import type { Located } from '../../model/place';
import { entriesOf, mapOf, nodeAt, textAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import type { Percentile } from '../percentile';
import type { Measured, OperationResult } from '../result';
import { runFactsIn } from '../run-facts';
import type { ResultFormat } from './format';
import { inOrder, type NumberContext, numberContext, numberIn } from '../numbers';

/** 50, 75, 95 and 99 unless `gatling.charting.indicators` of the run say otherwise. */
const PERCENTILES = [
  ['percentiles1', 0.5],
  ['percentiles2', 0.75],
  ['percentiles3', 0.95],
  ['percentiles4', 0.99],
] as const;

export const gatlingStats: ResultFormat = {
  id: 'gatling-stats',
  title: "Gatling's statistics as JSON",
  read: (text) => {
    const document = text.document();
    const root = document?.roots[0];
    const stats = nodeAt(root, 'stats') ?? root;
    if (document === undefined || root === undefined || stats === undefined || !isStats(stats)) return undefined;
    const context = numberContext(document);
    const date = dateOf(text.file);
    return {
      tool: 'gatling',
      line: document.place(stats.span).line,
      ...measured(context, stats),
      ...(date !== undefined && { date: { value: date, place: document.place({ start: 0, end: 0 }) } }),
      ...runFactsIn(document, root),
      percentilesAssumed: true,
      operations: requestsIn(context, nodeAt(root, 'contents')),
      thresholds: [],
      problems: context.problems,
    };
  },
};

function isStats(node: SyntaxNode): boolean {
  const map = mapOf(node);
  return map?.get('numberOfRequests') !== undefined && map.get('meanNumberOfRequestsPerSecond') !== undefined;
}

const DEEPEST = 20;

/** Groups hold requests and groups; a group's own numbers repeat those of its requests. */
function requestsIn(context: NumberContext, contents: SyntaxNode | undefined, depth = 0): readonly OperationResult[] {
  if (depth > DEEPEST) return [];
  return entriesOf(contents).flatMap(({ value }) => {
    const inner = requestsIn(context, nodeAt(value, 'contents'), depth + 1);
    const [name, stats] = [textAt(value, 'name'), nodeAt(value, 'stats')];
    const isRequest = textAt(value, 'type') === 'REQUEST' && name !== undefined && stats !== undefined;
    return isRequest ? [{ name, ...measured(context, stats) }, ...inner] : inner;
  });
}

function measured(context: NumberContext, stats: SyntaxNode): Measured {
  const number = (field: string, part: string) =>
    numberIn(context, nodeAt(stats, field, part), `"${part}" of ${field}`, { quoted: true });
  const requests = number('numberOfRequests', 'total');
  const failed = number('numberOfRequests', 'ko');
  const rps = number('meanNumberOfRequestsPerSecond', 'total');
  const errorRatio = ratio(failed, requests);
  const percentiles = PERCENTILES.flatMap(([field, q]): Percentile[] => {
    const found = number(field, 'total');
    return found === undefined ? [] : [{ q, ms: found.value, place: found.place }];
  });
  return {
    ...(requests && { requests, samples: requests }),
    ...(rps && { rps }),
    ...(errorRatio && { errorRatio }),
    percentiles: inOrder(context, percentiles),
  };
}

function ratio(part: Located<number> | undefined, whole: Located<number> | undefined): Located<number> | undefined {
  if (part === undefined || whole === undefined || whole.value === 0 || part.value > whole.value) return undefined;
  return { value: part.value / whole.value, place: part.place };
}

const REPORT_FOLDER = /-(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{3}\/(?:js\/)?[^/]+$/;

/** Gatling names the folder of a report by the simulation and its start, in UTC: `checkout-20261101083000123`. */
function dateOf(file: string): string | undefined {
  const [, year, month, day, hour, minute, second] = REPORT_FOLDER.exec(file) ?? [];
  if (year === undefined) return undefined;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(written)) ? undefined : written;
}
