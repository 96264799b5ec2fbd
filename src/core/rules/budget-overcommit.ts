// F-06: what a caller needs may use too much of its error budget.
import { wholePercent } from '../impact/service-words';
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { DependencyShare, Impact } from '../model/impact';
import { formatMinutes } from '../units/minutes';
import { limitsOf, minutesOf, promises } from './judging/numbers';
import { waysOutFixes } from './judging/ways-out';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const budgetOvercommit: CallRule = {
  id: 'budget-overcommit',
  code: 'F-06',
  title: 'A dependency may use too much of the error budget',
  severity: 'warning',
  silentBeside: ['slo-infeasible'],
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, change: Change<Call>): Verdict | undefined {
  const { it: call } = change;
  const impact = context.impacts.get(call.key);
  const place = placeOf(call);
  const own = impact?.budget.dependencies.find(({ service }) => service === call.to.service);
  if (impact === undefined || place === undefined || own?.share === undefined || impact.counts !== 'yes')
    return undefined;
  if (!context.audit && !own.isNew && change.before?.criticality === 'hard') return undefined;
  const message = tooMuchAlone(context, call, impact, own) ?? tooMuchTogether(context, call, impact);
  if (message === undefined) return undefined;
  return {
    severity: 'warning',
    message,
    next: `Answer without ${call.to.service}, or have its team promise more.`,
    place,
    about: call.key,
    related: promises(context, [call.from.service, ...impact.budget.dependencies.map(({ service }) => service)]),
    fixes: waysOutFixes(context, change, ['do-not-wait', 'fallback']),
  };
}

function tooMuchAlone(context: RuleContext, { from, to }: Call, impact: Impact, own: DependencyShare) {
  const limit = limitsOf(context).budgetShare;
  const { budgetMinutes, windowDays } = impact;
  if (own.share === undefined || own.minutes === undefined || budgetMinutes === undefined) return undefined;
  if (own.share <= limit) return undefined;
  const used = minutesOf(own.minutes, budgetMinutes, windowDays);
  return `${to.service} may use ${wholePercent(own.share)} of the error budget of ${from.service} (${used}); one dependency should use at most ${wholePercent(limit)}.`;
}

/** Told once, at the most expensive of those that are new. More than all of it is told by F-05. */
function tooMuchTogether(context: RuleContext, { from, to }: Call, impact: Impact) {
  const { budget, budgetMinutes, ceiling, target = 0 } = impact;
  const [first] = budget.dependencies.filter(({ isNew }) => isNew || context.audit === true);
  if ((ceiling !== undefined && ceiling.after < target) || first?.service !== to.service) return undefined;
  const limit = limitsOf(context).budgetShareTotal;
  const { total } = budget;
  if (total === undefined || budgetMinutes === undefined || total.after <= limit) return undefined;
  if (context.audit !== true && total.before > limit) return undefined;
  const left = formatMinutes(Math.max(0, budgetMinutes * (1 - total.after)));
  return `What ${from.service} needs may use ${wholePercent(total.after)} of its error budget, ${left} min are left for its own faults; together at most ${wholePercent(limit)} should be used.`;
}
