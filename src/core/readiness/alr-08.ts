// ALR-08: somebody looks at what rang, and makes it ring less.
import type { Check } from './check';

export const alr08: Check = {
  id: 'ALR-08',
  group: 'ALR',
  title: 'Alerts are reviewed; load on call is in bounds',
  why: 'More than two incidents a shift leave no time to mend what causes them, and people who answer for payments leave.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Review the alerts of the last quarter and confirm it: link, name, date. Keep incidents at 2 a 12 h shift at most.',
  level: 'attest',
  verify: () => ({ state: 'unknown', message: 'Nobody has confirmed that its alerts were reviewed.', evidence: [] }),
};
