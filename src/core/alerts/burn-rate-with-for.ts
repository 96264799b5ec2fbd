// AH-09: a burn-rate alert waits although its windows do the waiting.
import { DEFAULT_THRESHOLDS } from '../model/thresholds';
import { showDuration } from '../units/duration';
import { burnRateOf } from './burn-rate/classify';
import type { HygieneCheck } from './hygiene';

export const burnRateWithFor: HygieneCheck = {
  id: 'burn-rate-with-for',
  code: 'AH-09',
  title: 'A burn-rate alert has a long for',
  severity: 'warning',
  ofAlert: ({ rule }, { config }) => {
    const limit = config.thresholds.burnRateFor ?? DEFAULT_THRESHOLDS.burnRateFor;
    if (rule.for === undefined || rule.for.value <= limit || burnRateOf(rule) === undefined) return undefined;
    return {
      message: `${rule.name.value} watches a burn rate and waits ${showDuration(rule.for.value)} more: budget is gone meanwhile, and one dip begins the wait anew.`,
      next: 'Remove for: the short window ends the alert soon enough.',
      place: rule.for.place,
      fixes: [
        {
          title: 'Remove for',
          intent: { kind: 'remove-key', place: rule.place, key: 'for' },
          preferred: true,
          certain: true,
        },
      ],
    };
  },
};
