// ALR-03: an alert says how urgent it is and whose it is, so that it reaches somebody.
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts, failing, flawsOf, noAlert } from './judging/alerts';

export const alr03: Check = {
  id: 'ALR-03',
  group: 'ALR',
  title: 'Severity and team labels in the allowed set; a route exists',
  why: 'An alert that says neither how urgent nor whose it is lands in a channel that nobody reads.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'ga',
  remedy: 'Label each alert with severity (page, ticket, info, or the words of `severities:`) and team.',
  level: 'auto',
  verify,
};

const ALERTMANAGER = /(^|\/)[\w.-]*alertmanager[\w.-]*\.ya?ml$/i;

function verify(context: CheckContext): Verdict {
  const own = alertsOfService(context);
  if (own.alerts.length === 0) return noAlert(context);
  const flaws = flawsOf(own, ['AH-03', 'AH-04']);
  if (flaws.length > 0) return failing(flaws);
  const labelled = `${own.alerts.length} ${own.alerts.length === 1 ? 'alert has' : 'alerts have'} severity and team`;
  const route = routeIn(context);
  return {
    state: 'pass',
    message:
      route === undefined
        ? `${labelled}; where they are sent no file here says.`
        : `${labelled}; ${route} sends them on.`,
    evidence: atAlerts(own.alerts),
  };
}

/** The file that routes alerts: its root route takes whatever no other one takes. */
function routeIn({ artifacts }: CheckContext): string | undefined {
  return artifacts.allFiles(ALERTMANAGER).find((source) => {
    const text = source.text();
    return typeof text === 'string' && /^route:/m.test(text) && /^receivers:/m.test(text);
  })?.file;
}
