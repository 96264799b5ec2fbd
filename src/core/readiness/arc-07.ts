// ARC-07: a service promises no more than what it cannot work without lets it keep.
import { ceilingOf } from '../impact/ceiling';
import { verdictOn } from '../impact/feasible';
import { availabilitySlo } from '../impact/objectives';
import { sideOf } from '../impact/side';
import { roundTarget } from '../impact/ways-out';
import type { Fix } from '../model/edit';
import type { Slo } from '../model/slo';
import { listed } from '../rules/judging/words';
import { formatPercent, formatPercentBelow, writePercent } from '../units/percent';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, hardCallsOf } from './judging/calls';
import { fails, notKnown, passes } from './judging/verdict';

export const arc07: Check = {
  id: 'ARC-07',
  group: 'ARC',
  title: 'Own SLO is feasible given hard dependencies',
  why: 'A promise above the ceiling is broken without anybody making a mistake, and its error budget decides nothing any more.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Do not wait for the weakest dependency, answer without it, agree on more with its team, or promise less.',
  level: 'auto',
  verify,
};

/** The ceiling is that of the rule slo-infeasible. */
function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const slo = availabilitySlo(service);
  const hard = hardCallsOf(context);
  if (slo === undefined) return notKnown(`No file says what availability ${service.name} promises.`, atCalls(hard));
  const side = sideOf(report.head, report.before ?? report.head);
  const { feasible, because } = verdictOn(side, service.name, slo.target);
  const ceiling = ceilingOf(side, service.name);
  const evidence = [slo.evidence, ...atCalls(hard)];
  const target = formatPercent(slo.target);
  if (feasible === undefined)
    return notKnown(`Nobody says how available ${listed(ceiling.missing)} is, so the ceiling is not known.`, evidence);
  if (feasible && hard.length === 0)
    return passes(`${target} is promised, and it works without all that it calls.`, evidence);
  if (feasible)
    return passes(`${target} is promised; all that it needs allows ${formatPercent(ceiling.value)}.`, evidence);
  const isBehind = because !== undefined && because.availability < slo.target;
  const why = isBehind
    ? `${because.service} behind it allows ${formatPercentBelow(because.availability, slo.target)} at best`
    : `all that it needs allows ${formatPercentBelow(ceiling.value, slo.target)}`;
  const reach = isBehind ? Math.min(because.availability, ceiling.value) : ceiling.value;
  return fails(`${target} is promised, but ${why}.`, evidence, promiseLess(slo, reach));
}

/** Other formats than ours write a target in a notation of their own. */
function promiseLess({ evidence }: Slo, reach: number): readonly Fix[] {
  const value = roundTarget(reach);
  if (evidence.format !== 'sre-yaml' || value <= 0) return [];
  return [
    {
      title: `Promise ${formatPercent(value)}`,
      intent: { kind: 'set-value', place: evidence.place, field: 'target', value: writePercent(value) },
    },
  ];
}
