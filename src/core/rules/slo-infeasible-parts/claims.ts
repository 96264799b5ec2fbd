// What is said of objectives that cannot be kept: the caller's own, those of callers further up and of flows.
import { errorBudgetMinutes } from '../../impact/formulas/error-budget';
import type { Obstacle } from '../../impact/weakest';
import { type Call, callLabel } from '../../model/call';
import type { Impact } from '../../model/impact';
import { formatMinutes } from '../../units/minutes';
import { formatPercent, formatPercentBelow } from '../../units/percent';
import { minutesOf } from '../judging/numbers';
import { listed } from '../judging/words';

/** What the caller itself cannot keep, and why; `undefined` where it can, or nobody knows. `behind`: what limits it behind the callee. */
export function ownClaim({ from, to }: Call, impact: Impact, behind: Obstacle | undefined): string | undefined {
  const { feasible, target, budget } = impact;
  if (feasible.after !== false || target === undefined) return undefined;
  const needed = budget.dependencies.find(({ service }) => service === to.service);
  const callee = `${to.service}${needed?.availability === undefined ? '' : ` (${formatPercent(needed.availability)})`}`;
  const wanted = formatPercent(target);
  const isLate = feasible.before === false && needed?.isNew === true;
  const best = behind === undefined ? atBest(impact, target) : atBestBehind(to, impact, behind);
  if (best === undefined)
    return isLate
      ? `${from.service} could not keep ${wanted} before, and now it needs ${callee}, too.`
      : `${from.service} cannot keep ${wanted} while it needs ${callee}.`;
  return isLate && behind === undefined
    ? `${from.service} could not keep ${wanted} before; with ${callee} it is ${best}.`
    : `${from.service} cannot keep ${wanted} with ${callee}: ${best}.`;
}

/** `at best 99.00 %, 432.0 of 21.6 min/30 d`, or `at best 99.00 % (432.0 min), expected 453.4 of 21.6 min/30 d` */
function atBest(impact: Impact, target: number): string | undefined {
  const { ceiling, ceilingMinutes, expectedMinutes = ceilingMinutes, budgetMinutes, windowDays } = impact;
  if (ceiling === undefined || ceilingMinutes === undefined || budgetMinutes === undefined) return undefined;
  const best = `at best ${formatPercentBelow(ceiling.after, target)}`;
  const used = minutesOf((expectedMinutes ?? ceilingMinutes).after, budgetMinutes, windowDays);
  const least = minutesOf(ceilingMinutes.after, budgetMinutes, windowDays);
  if (used === least) return `${best}, ${least}`;
  return `${best} (${formatMinutes(ceilingMinutes.after)} min), expected ${used}`;
}

/** The same where something at or behind the callee allows less than all promises of the direct needs do. */
function atBestBehind(to: Call['to'], { budgetMinutes, windowDays }: Impact, behind: Obstacle): string {
  const minutes = errorBudgetMinutes(behind.availability, windowDays);
  const used =
    minutes === undefined || budgetMinutes === undefined ? '' : `, ${minutesOf(minutes, budgetMinutes, windowDays)}`;
  const how = behind.service === to.service ? 'itself reaches' : 'behind it allows';
  return `${behind.service} ${how} ${formatPercent(behind.availability)} at best${used}`;
}

/** Callers further up and flows that could keep their objective before. */
export function turned({ upstream, flows }: Impact): readonly string[] {
  const services = upstream.flatMap(({ service, target, feasible }) =>
    feasible.after === false ? [`${service} (${formatPercent(target)})`] : [],
  );
  const journeys = flows.flatMap(({ flow, target, feasible }) =>
    target !== undefined && feasible.after === false && feasible.before !== false
      ? [`the flow ${flow} (${formatPercent(target)})`]
      : [],
  );
  return [...services, ...journeys];
}

/** So many others are named; each of them is told beside the finding. */
const MOST_NAMED = 2;

export function also(others: readonly string[]): string {
  const more = others.length - MOST_NAMED;
  const named = more > 0 ? [...others.slice(0, MOST_NAMED), `${more} more`] : others;
  return others.length === 0 ? '' : ` Nor can ${listed(named)}.`;
}

export function upstreamClaim(call: Call, { upstream, flows }: Impact, others: readonly string[]): string {
  const because = [...upstream, ...flows].find(({ feasible }) => feasible.after === false)?.because;
  const limit =
    because === undefined ? '' : `: ${because.service} allows at best ${formatPercent(because.availability)}`;
  return `With ${callLabel(call)}, ${listed(others)} cannot keep the objective any more${limit}.`;
}
