// AH-22: an objective that nobody watches; an alert on what is not there any more.
import type { Service } from '../model/service';
import type { AlertEstate, ReadRule } from './estate/estate';
import type { Flaw, HygieneCheck } from './hygiene';
import { selectorsIn } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';

/** These programs write the alerts of an objective themselves. */
const GENERATING = new Set(['sloth', 'pyrra']);

export const coreSloWithoutAlert: HygieneCheck = {
  id: 'core-slo-without-alert',
  code: 'AH-22',
  title: 'No alert watches the objective of a core service, or an alert watches what is not there',
  severity: 'error',
  ofService: (service, estate) => {
    const { before } = estate;
    if (!isPromise(service, estate) || estate.alertsOf(service.name).length > 0 || !knowsAlerts(estate))
      return undefined;
    const old = before?.graph.services.get(service.name);
    const wasSo = before !== undefined && old !== undefined && isPromise(old, before);
    if (wasSo && before.alertsOf(service.name).length === 0) return undefined;
    const [slo] = service.slos;
    return (
      slo && {
        message: `${service.name} is core and promises ${slo.id}, but no alert here watches it: users notice first.`,
        next: `Generate its burn-rate alerts: sre-lens alerts generate ${service.name}.`,
        place: slo.evidence.place,
      }
    );
  },
  ofAlert: (alert, estate) => ofRetired(alert) ?? ofNothing(alert, estate),
};

/** A core service of this workspace whose objective is watched by alerts that people write. */
function isPromise(service: Service, { graph }: AlertEstate): boolean {
  const { name, slos, known, external, evidence } = service;
  if (graph.tiers.get(name)?.tier !== 'core' || slos.length === 0 || !known || external !== undefined) return false;
  return evidence.some(({ format }) => format !== 'graph') && !slos.some((slo) => GENERATING.has(slo.evidence.format));
}

/** Where no alert of the workspace is about any service, they lie elsewhere, and nobody knows. */
function knowsAlerts({ graph, rules }: AlertEstate): boolean {
  return (
    graph.incomplete.size === 0 && rules.some(({ rule, service }) => rule.kind === 'alert' && service !== undefined)
  );
}

function ofRetired({ rule, service }: ReadRule): Flaw | undefined {
  if (service?.lifecycle?.value !== 'retired') return undefined;
  return {
    severity: 'information',
    message: `${service.name} is retired, and ${rule.name.value} still watches it.`,
    next: 'Remove the alert.',
    place: rule.name.place,
    related: [{ message: 'Retired here', place: service.lifecycle.place }],
  };
}

/** Only recorded series have colons in their names; where none is recorded here, they are recorded elsewhere. */
function ofNothing({ rule }: ReadRule, { recorded, rules, graph }: AlertEstate): Flaw | undefined {
  const { expression } = parseExpression(rule.expr);
  if (expression === undefined || graph.incomplete.size > 0 || !rules.some((one) => one.rule.kind === 'record'))
    return undefined;
  const missing = selectorsIn(expression).find(({ metric }) => metric?.includes(':') && recorded(metric).length === 0);
  if (missing === undefined) return undefined;
  return {
    severity: 'information',
    message: `No rule here records ${missing.metric ?? ''}: if none elsewhere does, ${rule.name.value} never fires.`,
    place: placeIn(rule.expr, missing.at),
  };
}
