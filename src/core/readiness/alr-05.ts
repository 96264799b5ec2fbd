// ALR-05: nobody is woken for what may be late or missing.
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts, noAlert, pagesOf } from './judging/alerts';

export const alr05: Check = {
  id: 'ALR-05',
  group: 'ALR',
  title: 'No paging for supplementary tier unless effective tier is higher',
  why: 'A supplementary service can wait until the morning: pages for it wear out those who are needed for payments.',
  tiers: { core: 'none', normal: 'none', supplementary: 'required' },
  fromStage: 'ga',
  remedy: 'Make its alerts tickets; or, if a core flow waits for it, say so: raise its tier.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const own = alertsOfService(context);
  if (own.alerts.length === 0) return noAlert(context);
  const pages = pagesOf(own);
  if (pages.length === 0)
    return { state: 'pass', message: 'None of its alerts pages.', evidence: atAlerts(own.alerts) };
  return {
    state: 'fail',
    message: `${context.service.name} is supplementary, and ${pages.map(({ rule }) => rule.name.value).join(', ')} pages.`,
    evidence: atAlerts(pages),
    fixes: pages.map(({ rule }) => ({
      title: `Make ${rule.name.value} a ticket`,
      intent: { kind: 'set-entry', place: rule.place, path: ['labels', 'severity'], value: 'ticket' },
    })),
  };
}
