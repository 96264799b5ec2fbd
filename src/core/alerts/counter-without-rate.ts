// AH-06: a counter only grows, so a limit on its value says how long the process has lived.
import type { HygieneCheck } from './hygiene';
import { constantOf } from './promql/constant';
import { everyPart, type Expression, isComparison, type Range, type Selector } from './promql/expression';
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
    const found = expression && comparedCounter(expression);
    if (found === undefined) return undefined;
    const { metric, at, limit } = found;
    const grows = `${metric} is a counter: it only grows, and begins anew with each restart`;
    return {
      // Above nothing: it has happened once, which may be meant.
      ...(limit === 0 ? { severity: 'warning' } : {}),
      message:
        limit === 0
          ? `${grows}, so once it has happened the alert fires until then.`
          : `${grows}, so a limit on it says nothing.`,
      next: `Compare how fast it grows: rate(${metric}[5m])${limit === 0 ? ', or how much in an hour: increase(…[1h])' : ''}.`,
      place: placeIn(rule.expr, at),
    };
  },
};

interface Compared {
  readonly metric: string;
  readonly at: Range;
  readonly limit: number;
}

/** A counter that is compared with a number; what is compared with other series is a gauge that is called so. */
function comparedCounter(expression: Expression): Compared | undefined {
  const guards = new Set(everyPart(expression).flatMap(guardsIn));
  for (const part of everyPart(expression)) {
    if (!isComparison(part) || guards.has(part)) continue;
    const [left, right] = [constantOf(part.left), constantOf(part.right)];
    const limit = left ?? right;
    if (limit === undefined) continue;
    const counter = valuesIn(left === undefined ? part.left : part.right).find(({ metric }) =>
      COUNTER.test(metric ?? ''),
    );
    if (counter?.metric !== undefined) return { metric: counter.metric, at: counter.at, limit };
  }
  return undefined;
}

/** `x_count > 0 and …`: there is something to look at. */
function guardsIn(part: Expression): readonly Expression[] {
  if (part.kind !== 'binary' || part.op !== 'and') return [];
  return [part.left, part.right].filter((side) => isComparison(side) && constantOf(side.right) === 0);
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
