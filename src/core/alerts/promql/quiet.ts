// Whether an expression gives nothing while all is well: only then an alert can be quiet.
import { type Expression, isFilter } from './expression';

/** Functions that give something only where nothing is found. */
const ABSENT = new Set(['absent', 'absent_over_time']);
/** Series that exist only while an alert is pending or fires. */
const ALERTS = new Set(['ALERTS', 'ALERTS_FOR_STATE']);

/** `isQuietMetric` tells it of recorded series. A constant (`vector(1)`) is never quiet. */
export function canBeQuiet(expression: Expression, isQuietMetric: (metric: string) => boolean): boolean {
  const quiet = (part: Expression): boolean => canBeQuiet(part, isQuietMetric);
  switch (expression.kind) {
    case 'selector':
      return expression.metric !== undefined && (ALERTS.has(expression.metric) || isQuietMetric(expression.metric));
    case 'call':
      return ABSENT.has(expression.name) || expression.args.some(quiet);
    case 'aggregation':
    case 'subquery':
    case 'negative':
      return quiet(expression.of);
    case 'binary':
      if (isFilter(expression) || expression.op === 'unless') return true;
      return expression.op === 'or'
        ? quiet(expression.left) && quiet(expression.right)
        : quiet(expression.left) || quiet(expression.right);
    default:
      return false;
  }
}
