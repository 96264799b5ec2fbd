// What is said of objectives that cannot be kept: the caller's own, those of callers further up and of flows.
import { type Call, callLabel } from '../../model/call';
import type { Impact } from '../../model/impact';
import { formatPercent, formatPercentBelow } from '../../units/percent';
import { minutesOf } from '../judging/numbers';
import { listed } from '../judging/words';

/** What the caller itself cannot keep, and why; `undefined` where it can, or nobody knows. */
export function ownClaim({ from, to }: Call, impact: Impact): string | undefined {
  const { feasible, target, ceiling, ceilingMinutes, budgetMinutes, windowDays, budget } = impact;
  if (feasible.after !== false || target === undefined) return undefined;
  const needed = budget.dependencies.find(({ service }) => service === to.service);
  const callee = `${to.service}${needed?.availability === undefined ? '' : ` (${formatPercent(needed.availability)})`}`;
  const wanted = formatPercent(target);
  const isLate = feasible.before === false && needed?.isNew === true;
  if (ceiling === undefined || ceilingMinutes === undefined || budgetMinutes === undefined)
    return isLate
      ? `${from.service} could not keep ${wanted} before, and now it needs ${callee}, too.`
      : `${from.service} cannot keep ${wanted} while it needs ${callee}.`;
  const best = `at best ${formatPercentBelow(ceiling.after, target)}, ${minutesOf(ceilingMinutes.after, budgetMinutes, windowDays)}`;
  return isLate
    ? `${from.service} could not keep ${wanted} before; with ${callee} it is ${best}.`
    : `${from.service} cannot keep ${wanted} while it needs ${callee}: ${best}.`;
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

export function also(others: readonly string[]): string {
  return others.length === 0 ? '' : ` Neither can ${listed(others)}.`;
}

export function upstreamClaim(call: Call, { upstream, flows }: Impact, others: readonly string[]): string {
  const because = [...upstream, ...flows].find(({ feasible }) => feasible.after === false)?.because;
  const limit =
    because === undefined ? '' : `: ${because.service} allows at best ${formatPercent(because.availability)}`;
  return `With ${callLabel(call)}, ${listed(others)} cannot keep the objective any more${limit}.`;
}
