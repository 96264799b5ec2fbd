// Facts of a service and of a call in plain words: hover and Explain say the same.
import { callersByService } from '../../core/graph/callers';
import { endLabel, callLabel, type Call } from '../../core/model/call';
import type { Graph, Promotion } from '../../core/model/graph';
import type { Slo } from '../../core/model/slo';
import { errorBudgetMinutes } from '../../core/impact/formulas/error-budget';
import { requestWords } from '../../core/impact/service-words';
import { formatDuration } from '../../core/units/duration';
import { formatMinutes } from '../../core/units/minutes';
import { formatPercent } from '../../core/units/percent';

const DAYS_A_YEAR = 365;
const MINUTES_AN_HOUR = 60;

/** `core`, or `core, declared supplementary`. */
export function tierWords(graph: Graph, service: string): string {
  const declared = graph.services.get(service)?.tier.declared ?? 'unknown';
  const effective = graph.tiers.get(service)?.tier ?? 'unknown';
  if (effective === declared) return declared === 'unknown' ? 'tier unknown' : effective;
  return `${effective}, declared ${declared === 'unknown' ? 'nowhere' : declared}`;
}

/** Why a service matters more than it declares, as a sentence. */
export function promotionWords({ service, to, flow, path, how, certainty }: Promotion): string {
  const verb = certainty === 'claimed' ? 'is' : 'may be';
  const last = path.at(-1);
  if (how === 'gating' && last !== undefined)
    return `${service} ${verb} ${to}: ${flow} waits for its call of ${endLabel(last.to)}.`;
  return `${service} ${verb} ${to}: ${flow} waits for it.`;
}

/** The steps of a promotion, each with where it is written. */
export function stepWords(path: readonly Call[]): string[] {
  return path.map((step) => {
    const place = step.evidence[0]?.place;
    return place === undefined ? callLabel(step) : `${callLabel(step)} (${place.file}:${place.line})`;
  });
}

/** `availability 99.95 % over 30 d: 21.6 min of error budget`, or `…: 500 bad of 1 M valid requests` where requests count. */
export function sloWords(slo: Slo): string {
  const what =
    slo.type === 'latency' && slo.thresholdMs !== undefined
      ? `${slo.type} below ${formatDuration(slo.thresholdMs)}`
      : slo.type;
  const text = `${what} ${formatPercent(slo.target)} over ${slo.windowDays} d`;
  const budget = budgetOf(slo);
  return budget === undefined ? text : `${text}: ${budget}`;
}

function budgetOf(slo: Slo): string | undefined {
  if (slo.type !== 'availability') return undefined;
  if (slo.budgeting === 'requests') return requestWords(slo) ?? 'no request may be bad';
  const minutes = errorBudgetMinutes(slo.target, slo.windowDays);
  return minutes === undefined ? undefined : `${formatMinutes(minutes)} min of error budget`;
}

/** `21.6 min in 30 days, 4.4 h in a year` of full outage. */
export function budgetWords(target: number): string | undefined {
  const month = errorBudgetMinutes(target, 30);
  const year = errorBudgetMinutes(target, DAYS_A_YEAR);
  if (month === undefined || year === undefined) return undefined;
  const long = year >= 2 * MINUTES_AN_HOUR ? `${(year / MINUTES_AN_HOUR).toFixed(1)} h` : `${formatMinutes(year)} min`;
  return `${formatMinutes(month)} min in 30 days, ${long} in a year`;
}

/** The services that call a service (or one operation of it), sorted; itself not counted. */
export function callersOf(graph: Graph, service: string, operation?: string): string[] {
  if (operation === undefined) return [...(callersByService(graph).get(service) ?? [])].sort();
  const callers = graph.calls.filter(
    ({ from, to }) => to.service === service && to.operation === operation && from.service !== service,
  );
  return [...new Set(callers.map((call) => call.from.service))].sort();
}

/** `3 callers: orders, payments, web`; the first few by name. */
export function callerWords(callers: readonly string[]): string {
  if (callers.length === 0) return 'No callers known';
  const shown = callers.slice(0, 5).join(', ');
  const more = callers.length > 5 ? ` and ${callers.length - 5} more` : '';
  return `${callers.length} ${callers.length === 1 ? 'caller' : 'callers'}: ${shown}${more}`;
}
