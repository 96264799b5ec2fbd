// AH-06: a counter only grows, so a limit on its value says how long the process has lived.
import type { HygieneCheck } from './hygiene';
import { everyPart, type Expression, isComparison, type Selector } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';

/** Counters by the naming rules of Prometheus; of `_count` only those of histograms and summaries, which name a unit. */
const COUNTER = /_(?:total|bucket|(?:seconds|milliseconds|ms|bytes|duration|latency|size)_count)$/;
/** What keeps the value of a counter. */
const KEEPING = new Set(['sum', 'max', 'min', 'avg', 'quantile', 'topk', 'bottomk', 'group']);

export const counterWithoutRate: HygieneCheck = {
  id: 'counter-without-rate',
  code: 'AH-06',
  title: 'A counter is compared without rate or increase',
  severity: 'error',
  ofAlert: ({ rule }) => {
    const { expression } = parseExpression(rule.expr);
    const counter = expression && comparedCounter(expression);
    if (counter === undefined) return undefined;
    const { metric = '', at } = counter;
    return {
      message: `${metric} is a counter: it only grows, and begins anew with each restart, so a limit on it says nothing.`,
      next: `Compare how fast it grows: rate(${metric}[5m]).`,
      place: placeIn(rule.expr, at),
    };
  },
};

function comparedCounter(expression: Expression): Selector | undefined {
  for (const part of everyPart(expression)) {
    if (!isComparison(part)) continue;
    const [left, right] = [valuesIn(part.left), valuesIn(part.right)];
    // Compared with its own earlier value, which is a difference.
    const isDifference = left.some(({ metric }) => right.some((other) => other.metric === metric));
    const counter = [...left, ...right].find(({ metric }) => COUNTER.test(metric ?? ''));
    if (counter !== undefined && !isDifference) return counter;
  }
  return undefined;
}

/** Last values that a comparison sees; a difference or a quotient of them is something else. */
function valuesIn(expression: Expression): readonly Selector[] {
  switch (expression.kind) {
    case 'selector':
      return expression.range === undefined ? [expression] : [];
    case 'aggregation':
      return KEEPING.has(expression.name) ? valuesIn(expression.of) : [];
    case 'negative':
      return valuesIn(expression.of);
    case 'binary':
      return expression.op === '+' || expression.op === '*'
        ? [...valuesIn(expression.left), ...valuesIn(expression.right)]
        : [];
    default:
      return [];
  }
}
