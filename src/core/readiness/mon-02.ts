// MON-02: every objective is measured by something, or it is a wish.
import type { ReadRule } from '../alerts/estate/estate';
import { at } from '../artifacts/traced';
import type { Evidence } from '../model/place';
import type { Slo } from '../model/slo';
import type { Check, CheckContext, Verdict } from './check';
import { whereDescribed } from './judging/descriptors';
import { ofKinds } from './judging/kinds';

export const mon02: Check = {
  id: 'MON-02',
  group: 'MON',
  title: 'Every SLO is backed by a measurement',
  why: 'An objective that nothing measures is kept on paper: the error budget is never spent, and users leave.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Record the ratio of each objective, with labels that name the service; sre-lens alerts generate writes such rules.',
  level: 'auto',
  verify,
};

/** Formats that cannot say an objective without what measures it. */
const WITH_QUERY = new Set(['sloth', 'pyrra', 'nobl9']);

/** Words of series and names by which the two kinds are measured (ours). */
const MEASURES: Record<Slo['type'], RegExp> = {
  availability: /error|fail|5\.\.|5xx|code|status|success|availab|ratio_rate|\bup\b|probe_success/i,
  latency: /latency|duration|_bucket|response.?time|\ble=/i,
};

function verify(context: CheckContext): Verdict {
  const { slos } = context.service;
  if (slos.length === 0)
    return {
      state: 'not-applicable',
      message: 'It has no objective to measure; MON-01 asks for one.',
      evidence: whereDescribed(context),
    };
  const measured = slos.map((slo) => ({ slo, by: measurementOf(context, slo) }));
  const missing = measured.filter(({ by }) => by === undefined).map(({ slo }) => slo);
  if (missing.length === 0)
    return {
      state: 'pass',
      message: `Each of its objectives is measured: ${slos.map(({ id }) => id).join(', ')}.`,
      evidence: measured.flatMap(({ by }) => by ?? []),
    };
  const evidence = missing.map((slo) => slo.evidence);
  const names = missing.map(({ id }) => id).join(', ');
  return context.alerts.rules.some(({ service }) => service !== undefined)
    ? { state: 'fail', message: `No rule records what ${names} promises.`, evidence }
    : {
        state: 'unknown',
        message: `No rule about any service lies in the workspace: not known what measures ${names}.`,
        evidence,
      };
}

function measurementOf({ alerts, artifacts, service }: CheckContext, slo: Slo): Evidence | undefined {
  if (WITH_QUERY.has(slo.evidence.format)) return slo.evidence;
  const written = ofKinds(artifacts, ['SLO']).find(
    ({ value, place }) =>
      place.file === slo.evidence.place.file &&
      (at(value, 'spec', 'indicator') ?? at(value, 'spec', 'indicatorRef')) !== undefined,
  );
  if (slo.evidence.format === 'openslo' && written !== undefined) return slo.evidence;
  const rule = alerts.rules.find((one) => one.service?.name === service.name && measures(one, slo.type));
  return rule && { place: rule.rule.place, format: 'prometheus' };
}

function measures({ rule }: ReadRule, type: Slo['type']): boolean {
  return MEASURES[type].test(`${rule.name.value} ${rule.expr.value}`);
}
