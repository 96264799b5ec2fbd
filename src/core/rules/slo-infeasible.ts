// F-05: with this call somebody cannot keep an objective.
import { obstacleBehind } from '../impact/feasible';
import { sideOf } from '../impact/side';
import { type Obstacle, obstacleOf, weakestBehind } from '../impact/weakest';
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Impact } from '../model/impact';
import { promises } from './judging/numbers';
import { waysOutFixes } from './judging/ways-out';
import { costOf, placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';
import { also, ownClaim, turned, upstreamClaim } from './slo-infeasible-parts/claims';

export const sloInfeasible: CallRule = {
  id: 'slo-infeasible',
  code: 'F-05',
  title: 'An objective cannot be kept with this call',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

/** The caller before those further up: the nearest objective is the first to be mended. */
function check(context: RuleContext, change: Change<Call>): Verdict | undefined {
  const { it: call } = change;
  const impact = context.impacts.get(call.key);
  const place = placeOf(call);
  if (impact === undefined || place === undefined || impact.counts !== 'yes') return undefined;
  const behind = behindCallee(context, call, impact);
  if (behind === undefined && !isToBlame(context, call, impact)) return undefined;
  const own = behind === undefined && isElsewhere(impact) ? undefined : ownClaim(call, impact, behind);
  const others = turned(impact);
  if (own === undefined && others.length === 0) return undefined;
  return {
    // What could not be kept before either is not turned by this call: it makes it worse.
    severity: own !== undefined && impact.feasible.before === false && others.length === 0 ? 'warning' : 'error',
    message: own === undefined ? upstreamClaim(call, impact, others) : `${own}${also(others)}`,
    ...(own !== undefined && (behind ?? impact.ceilingMinutes) !== undefined ? { cost: '' } : costOf(context, call)),
    next: 'Do not wait for it, answer without it, or promise less.',
    place,
    about: call.key,
    related: promises(context, [
      call.from.service,
      ...worst(impact),
      ...(behind === undefined ? [] : [behind.service]),
      ...impact.upstream.map(({ service }) => service),
    ]),
    fixes: waysOutFixes(context, change, ['do-not-wait', 'fallback', 'feasible-objective']),
  };
}

/**
 * What a new callee is, or needs, may be the limit of its new caller, whatever it promises. Where that is so since this change it
 * is told at the call that made it so, and in an audit where the weak one is called.
 */
function behindCallee({ audit, head, before }: RuleContext, { to }: Call, impact: Impact): Obstacle | undefined {
  const behind = audit ? undefined : obstacleBehind(impact);
  const isNew = impact.budget.dependencies.some(({ service, isNew: added }) => service === to.service && added);
  if (behind === undefined || !isNew) return undefined;
  const earlier = sideOf(before, head);
  const limits = [obstacleOf(earlier, to.service), weakestBehind(earlier, to.service)];
  const wasSo = limits.some((limit) => limit?.service === behind.service && limit.availability <= behind.availability);
  return wasSo ? behind : undefined;
}

/** True where nothing but what stands behind another callee makes the objective impossible. */
function isElsewhere(impact: Impact): boolean {
  const { ceiling, target } = impact;
  if (obstacleBehind(impact) === undefined) return false;
  return ceiling === undefined || target === undefined || ceiling.after >= target;
}

/** Of several new dependencies those that alone are too much, and the most expensive one; in an audit that of all. */
function isToBlame({ audit }: RuleContext, { to }: Call, { budget, target, ceiling }: Impact): boolean {
  const needed = budget.dependencies.find(({ service }) => service === to.service);
  const isWorse = ceiling === undefined ? needed?.isNew === true : ceiling.after < ceiling.before;
  if (!isWorse && !audit) return false;
  const candidates = budget.dependencies.filter(({ isNew }) => isNew || audit);
  const [first] = candidates.length > 0 ? candidates : budget.dependencies;
  if (first?.service === to.service) return true;
  const own = candidates.find(({ service }) => service === to.service)?.availability;
  return own !== undefined && target !== undefined && own < target;
}

/** The dependencies that cost most. */
function worst({ budget }: Impact): readonly string[] {
  return budget.dependencies.slice(0, 3).map(({ service }) => service);
}
