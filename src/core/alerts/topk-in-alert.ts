// AH-12: the first five of many are others a minute later, and so are the alerts.
import type { HygieneCheck } from './hygiene';
import { constantOf } from './promql/constant';
import { everyPart, type Expression } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';

const CHOOSING = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

export const topkInAlert: HygieneCheck = {
  id: 'topk-in-alert',
  code: 'AH-12',
  title: 'An alert looks at the first few of many series',
  severity: 'warning',
  ofAlert: ({ rule }) => {
    const { expression } = parseExpression(rule.expr);
    if (expression === undefined) return undefined;
    const joined = new Set(everyPart(expression).flatMap(joinedIn));
    for (const part of everyPart(expression))
      if (part.kind === 'aggregation' && CHOOSING.has(part.name) && !joined.has(part))
        return {
          message: `${part.name}() gives other series at each evaluation, so ${rule.name.value} ends and begins anew all the time.`,
          next: 'Compare all of them with a limit instead.',
          place: placeIn(rule.expr, part.at),
        };
    return undefined;
  },
};

/** `a * on (pod) group_left topk by (pod) (1, b)`: one of several equal series is taken to join by; its value says nothing. */
function joinedIn(part: Expression): readonly Expression[] {
  if (part.kind !== 'binary' || (part.op !== '*' && part.op !== '/')) return [];
  return [part.left, part.right].filter(
    (side) => side.kind === 'aggregation' && side.parameter !== undefined && constantOf(side.parameter) === 1,
  );
}
