// AH-08: one bad sample is enough to call somebody.
import { burnRateOf } from './burn-rate/classify';
import { setFix } from './estate/fixes';
import { absentIn } from './promql/absent';
import type { HygieneCheck } from './hygiene';
import { constantOf } from './promql/constant';
import { parseExpression } from './promql/parse';

export const alertWithoutFor: HygieneCheck = {
  id: 'alert-without-for',
  code: 'AH-08',
  title: 'A threshold alert has no for',
  severity: 'warning',
  ofAlert: ({ rule }) => {
    const { expression } = parseExpression(rule.expr);
    if (expression === undefined || (rule.for?.value ?? 0) > 0 || burnRateOf(rule) !== undefined) return undefined;
    // A heartbeat has to fire at once, and what is absent has a check of its own.
    if (constantOf(expression) !== undefined || absentIn(expression) !== undefined) return undefined;
    return {
      message: `${rule.name.value} fires on a single sample: it has no for.`,
      next: 'Write for: 5m, or how long it may last before somebody has to know.',
      place: rule.for?.place ?? rule.name.place,
      fixes: [setFix('Write for: 5m', rule, ['for'], '5m')],
    };
  },
};
