// ALR-09: the alerts are written so that they fire when they should, and only then.
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts, failing, noAlert } from './judging/alerts';

export const alr09: Check = {
  id: 'ALR-09',
  group: 'ALR',
  title: 'Alert rule files pass the hygiene lint',
  why: 'A rule that always fires, never fires or flaps is found out in the incident that it should have told.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'ga',
  remedy: 'Mend what the alert checks (AH-01 to AH-24) call an error; `sre-lens explain AH-05` says why.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const own = alertsOfService(context);
  if (own.alerts.length === 0) return noAlert(context);
  const results = [...own.alerts.flatMap((alert) => alert.results), ...own.results];
  const errors = results.filter(({ flaw, check }) => (flaw.severity ?? check.severity) === 'error');
  if (errors.length > 0) return failing(errors);
  const warnings = results.length;
  const rest = warnings === 0 ? 'nothing to say' : `no error, ${warnings === 1 ? '1 remark' : `${warnings} remarks`}`;
  return {
    state: 'pass',
    message: `${own.alerts.length === 1 ? '1 alert' : `${own.alerts.length} alerts`} checked: ${rest}.`,
    evidence: atAlerts(own.alerts),
  };
}
