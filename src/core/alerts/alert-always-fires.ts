// AH-05: an alert without a comparison fires as long as its series exist.
import type { AlertEstate } from './estate/estate';
import type { HygieneCheck } from './hygiene';
import { constantOf } from './promql/constant';
import type { Expression } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';
import { canBeQuiet } from './promql/quiet';

/** A recorded series may be recorded from another one. */
const MOST_STEPS = 5;

export const alertAlwaysFires: HygieneCheck = {
  id: 'alert-always-fires',
  code: 'AH-05',
  title: 'An alert compares nothing, so it always fires',
  severity: 'error',
  ofAlert: ({ rule }, estate) => {
    const { expression } = parseExpression(rule.expr);
    // A constant is a heartbeat, written to fire always: its silence is the alarm.
    if (expression === undefined || constantOf(expression) !== undefined) return undefined;
    if (canBeQuiet(expression, (metric) => isQuiet(estate, metric, MOST_STEPS))) return undefined;
    return {
      message: `${rule.name.value} compares nothing, so it fires as long as its series exist.`,
      next: 'Compare it with a limit, such as > 0.',
      place: placeIn(rule.expr, loudest(expression).at),
    };
  },
};

/** Recorded only while something is wrong. */
function isQuiet(estate: AlertEstate, metric: string, steps: number): boolean {
  const records = steps > 0 ? estate.recorded(metric) : [];
  return (
    records.length > 0 &&
    records.every(({ rule }) => {
      const { expression } = parseExpression(rule.expr);
      return expression !== undefined && canBeQuiet(expression, (inner) => isQuiet(estate, inner, steps - 1));
    })
  );
}

/** Of several branches the first one that is never quiet. */
function loudest(expression: Expression): Expression {
  if (expression.kind !== 'binary' || expression.op !== 'or') return expression;
  return canBeQuiet(expression.left, () => false) ? loudest(expression.right) : loudest(expression.left);
}
