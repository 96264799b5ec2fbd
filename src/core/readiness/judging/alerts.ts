// The alerts of a service as several checks look at them.
import { alertsOf, type HygieneResult, type ServiceAlert, type ServiceAlerts } from '../../alerts/judge';
import type { Evidence } from '../../model/place';
import type { CheckContext, Verdict } from '../check';

const FORMAT = 'prometheus-rules';

/** Every alert of the service, each judged whether it is new or not. */
export function alertsOfService({ alerts, service }: CheckContext): ServiceAlerts {
  return alertsOf(alerts, service);
}

/** The alerts that wake somebody up. */
export function pagesOf({ alerts }: ServiceAlerts): readonly ServiceAlert[] {
  return alerts.filter(({ severity }) => severity === 'page');
}

/** Where alerts are written. */
export function atAlerts(alerts: readonly ServiceAlert[]): readonly Evidence[] {
  return alerts.map(({ rule }) => ({ place: rule.name.place, format: FORMAT }));
}

/** Where it is written what a hygiene check found. */
export function atFlaws(results: readonly HygieneResult[]): readonly Evidence[] {
  return results.map(({ flaw }) => ({ place: flaw.place, format: FORMAT }));
}

/** What the named hygiene checks say of alerts, all alerts together included. */
export function flawsOf({ alerts, results }: ServiceAlerts, codes: readonly string[]): readonly HygieneResult[] {
  return [...alerts.flatMap((alert) => alert.results), ...results].filter(({ check }) => codes.includes(check.code));
}

export function noAlert({ service }: CheckContext): Verdict {
  return { state: 'unknown', message: `No alert of ${service.name} was found.`, evidence: [] };
}

/** Fails with what was found; the first three are told in words, the others are counted. */
export function failing(results: readonly HygieneResult[]): Verdict {
  const messages = [...new Set(results.map(({ flaw }) => flaw.message))];
  const more = messages.length - MOST_TOLD;
  const told = messages.slice(0, MOST_TOLD).join(' ');
  return {
    state: 'fail',
    message: more > 0 ? `${told} And ${more} more.` : told,
    evidence: atFlaws(results),
    fixes: results.flatMap(({ flaw }) => flaw.fixes ?? []),
  };
}

const MOST_TOLD = 3;
