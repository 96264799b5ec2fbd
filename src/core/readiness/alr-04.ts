// ALR-04: who is on call is woken for what users notice, and not ten times for one incident.
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts, failing, flawsOf, noAlert, pagesOf } from './judging/alerts';

export const alr04: Check = {
  id: 'ALR-04',
  group: 'ALR',
  title: 'Paging alerts are few and about symptoms',
  why: 'Who is woken for causes that users do not notice learns to ignore the pager, and sleeps through the incident.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Page on the objective alone; make alerts about CPU, memory, disks and restarts tickets.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const own = alertsOfService(context);
  if (own.alerts.length === 0) return noAlert(context);
  const flaws = flawsOf(own, ['AH-19', 'AH-21']);
  if (flaws.length > 0) return failing(flaws);
  const pages = pagesOf(own).length;
  const count = pages === 1 ? '1 alert pages' : `${pages} alerts page`;
  return {
    state: 'pass',
    message: `${count}, at most ${context.thresholds.pagesPerService} may; none for a cause while the objective is watched.`,
    evidence: atAlerts(own.alerts),
  };
}
