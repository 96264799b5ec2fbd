// `statistics.json` of JMeter's dashboard: one object for each label, and `Total`.
import { mapOf } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import type { Percentile } from '../percentile';
import type { Measured } from '../result';
import { runFactsIn } from '../run-facts';
import type { ResultFormat } from './format';
import { inOrder, type NumberContext, numberContext, numberIn, scaled } from '../numbers';

/** The dashboard's three percentiles are 90, 95 and 99 unless `aggregate_rpt_pct1` … of the run say otherwise. */
const PERCENTILES = [
  ['medianResTime', 0.5],
  ['pct1ResTime', 0.9],
  ['pct2ResTime', 0.95],
  ['pct3ResTime', 0.99],
] as const;

export const jmeterStatistics: ResultFormat = {
  id: 'jmeter-statistics',
  title: "statistics.json of JMeter's dashboard",
  read: (text) => {
    const document = text.document();
    const root = mapOf(document?.roots[0]);
    const total = root?.entry('Total');
    if (document === undefined || root === undefined || total === undefined || !isRow(total.value)) return undefined;
    const context = numberContext(document);
    return {
      tool: 'jmeter',
      line: document.place(total.keySpan).line,
      ...measured(context, total.value),
      ...runFactsIn(document, root),
      percentilesAssumed: true,
      operations: root.entries
        .filter(({ key, value }) => key !== 'Total' && isRow(value))
        .map(({ key, value }) => ({ name: key, ...measured(context, value) })),
      thresholds: [],
      problems: context.problems,
    };
  },
};

function isRow(node: SyntaxNode): boolean {
  return mapOf(node)?.get('sampleCount') !== undefined;
}

function measured(context: NumberContext, node: SyntaxNode): Measured {
  const map = mapOf(node);
  const number = (key: string, max?: number) =>
    numberIn(context, map?.get(key), `"${key}"`, max === undefined ? {} : { max });
  const requests = number('sampleCount');
  const rps = number('throughput');
  const errorRatio = scaled(number('errorPct', 100), 0.01);
  const percentiles = PERCENTILES.flatMap(([key, q]): Percentile[] => {
    const found = number(key);
    return found === undefined ? [] : [{ q, ms: found.value, place: found.place }];
  });
  return {
    ...(requests && { requests, samples: requests }),
    ...(rps && { rps }),
    ...(errorRatio && { errorRatio }),
    percentiles: inOrder(context, percentiles),
  };
}
