// AH-12: the first five of many are others a minute later, and so are the alerts.
import type { HygieneCheck } from './hygiene';
import { everyPart } from './promql/expression';
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
    for (const part of everyPart(expression))
      if (part.kind === 'aggregation' && CHOOSING.has(part.name))
        return {
          message: `${part.name}() gives other series at each evaluation, so ${rule.name.value} ends and begins anew all the time.`,
          next: 'Compare all of them with a limit instead.',
          place: placeIn(rule.expr, part.at),
        };
    return undefined;
  },
};
