// AH-15: more than all requests would have to fail.
import { formatPercent } from '../units/percent';
import { burnRateOf } from './burn-rate/classify';
import type { HygieneCheck } from './hygiene';
import { placeIn } from './promql/place';

export const unattainableThreshold: HygieneCheck = {
  id: 'unattainable-threshold',
  code: 'AH-15',
  title: 'A burn-rate alert can never fire',
  severity: 'error',
  ofAlert: ({ rule }) => {
    for (const { long, short } of burnRateOf(rule)?.pairs ?? []) {
      const window = [long, ...(short === undefined ? [] : [short])].find(({ errors }) => (errors ?? 0) >= 1);
      if (window?.errors === undefined) continue;
      const { burn, errors } = window;
      const share = `${Number((errors * 100).toPrecision(6))} %`;
      return {
        message: `${rule.name.value} can never fire: more than ${share} of the requests would have to fail.`,
        next:
          burn === undefined || burn <= 1
            ? 'Compare with a share below 1.'
            : `A burn rate of ${burn} needs an objective above ${formatPercent(1 - 1 / burn)}.`,
        place: placeIn(rule.expr, window.limitAt),
      };
    }
    return undefined;
  },
};
