// AH-16: the budget in the alert is another one than the objective's, copied from a service with other promises.
import { sloText } from '../catalog/slo-text';
import { withoutNoise } from '../units/noise';
import { burnRateOf } from './burn-rate/classify';
import { rewriteFix } from './estate/fixes';
import { hasBudget, objectivesOf } from './estate/objectives';
import type { HygieneCheck } from './hygiene';
import { placeIn } from './promql/place';

export const budgetDiffersFromSlo: HygieneCheck = {
  id: 'budget-differs-from-slo',
  code: 'AH-16',
  title: 'A burn-rate alert counts with another budget than the objective',
  severity: 'error',
  ofAlert: (alert) => {
    const { rule, service } = alert;
    const slos = objectivesOf(alert);
    if (slos.length === 0 || service === undefined) return undefined;
    const windows = (burnRateOf(rule)?.pairs ?? []).flatMap(({ long, short }) => [long, ...(short ? [short] : [])]);
    const wrong = windows.find(({ budget }) => budget !== undefined && !slos.some((slo) => hasBudget(slo, budget)));
    const [slo, ...others] = slos;
    if (wrong?.budget === undefined || slo === undefined) return undefined;
    const budgets = [...new Set(slos.map(({ target }) => withoutNoise(1 - target, 12)))];
    const parts = windows.flatMap(({ budget, budgetAt }) =>
      budgetAt !== undefined && budget !== undefined && !slos.some((one) => hasBudget(one, budget)) ? [budgetAt] : [],
    );
    const [right, ...more] = budgets;
    return {
      message: `${rule.name.value} counts with a budget of ${withoutNoise(wrong.budget, 12)}, but ${service.name} promises ${slos.map(sloText).join(', ')}: it fires too early or too late.`,
      next: `Write ${budgets.join(' or ')}.`,
      place: placeIn(rule.expr, wrong.budgetAt ?? wrong.limitAt),
      fixes:
        right === undefined || more.length > 0 || parts.length === 0
          ? []
          : [
              {
                ...rewriteFix(`Write the budget of ${service.name}: ${right}`, rule.expr, parts, String(right)),
                preferred: true,
                certain: true,
              },
            ],
      related: [slo, ...others].map((one) => ({ message: `Objective ${one.id}`, place: one.evidence.place })),
    };
  },
};
