// What is said of objectives that cannot be kept: the caller's own, those of callers further up and of flows.
import { type Call, callLabel } from '../../model/call';
import type { Impact } from '../../model/impact';
import { formatPercent } from '../../units/percent';
import { minutesOf } from '../judging/numbers';
import { listed } from '../judging/words';

/** What the caller itself cannot keep, and why; `undefined` where it can, or nobody knows. */
export function ownClaim({ from, to }: Call, impact: Impact): string | undefined {
  const { feasible, target, ceiling, ceilingMinutes, budgetMinutes, windowDays, budget } = impact;
  if (feasible.after !== false || target === undefined) return undefined;
  const promised = budget.dependencies.find(({ service }) => service === to.service)?.availability;
  const why = promised === undefined ? '' : ` (${formatPercent(promised)})`;
  const claim = `${from.service} cannot keep ${formatPercent(target)} while it needs ${to.service}${why}`;
  if (ceiling === undefined || ceilingMinutes === undefined || budgetMinutes === undefined) return `${claim}.`;
  return `${claim}: at best ${formatPercent(ceiling.after)}, ${minutesOf(ceilingMinutes.after, budgetMinutes, windowDays)}.`;
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
