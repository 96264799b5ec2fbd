// What can be done about a call instead, each way with its numbers.
import { createCall } from '../catalog/create-call';
import type { Call, CallTerms } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { Impact, WayOut } from '../model/impact';
import { isMutating } from '../model/operation';
import { showDuration } from '../units/duration';
import { formatMinutes } from '../units/minutes';
import { formatPercent } from '../units/percent';
import { amplificationOf } from './amplification';
import { availabilityNumbers } from './caller-availability';
import { errorBudgetMinutes } from './formulas/error-budget';
import { availabilitySlo, latencySlo } from './objectives';
import { sideOf } from './side';
import { worstCaseOf } from './worst-case';

/**
 * The ways out of an added or modified call, each with the terms that it would have and what they give: not waiting, a
 * fallback, a timeout that those who wait can live with, one try, an objective that can be kept. Only those that apply. All else of
 * the change stays as it is.
 */
export function waysOutOf(change: Change<Call>, impact: Impact, before: Graph, head: Graph): readonly WayOut[] {
  const already = known.get(impact);
  // Each way is an impact of its own: made once, whoever asks.
  if (already !== undefined) return already;
  const ways = waysOut(change, impact, before, head);
  known.set(impact, ways);
  return ways;
}

const known = new WeakMap<Impact, readonly WayOut[]>();

function waysOut(change: Change<Call>, impact: Impact, before: Graph, head: Graph): readonly WayOut[] {
  if (change.kind === 'removed') return [];
  const tryOut = (terms: CallTerms) => given(change, createCall({ ...change.it, terms }), before, head);
  return [
    ...(impact.counts === 'no' ? [] : [doNotWait(change.it, tryOut), fallback(change.it, tryOut)]),
    ...timeout(change.it, impact, head),
    ...fewerTries(change.it, impact, head),
    ...feasibleObjective(impact),
  ];
}

/** What the caller's availability would be with the call in other terms. */
type TryOut = (terms: CallTerms) => Pick<WayOut, 'gives'>;

function doNotWait({ terms: { criticality: _, ...terms } }: Call, tryOut: TryOut): WayOut {
  const planned: CallTerms = { ...terms, mode: 'async', blocks: false };
  return { id: 'do-not-wait', title: 'Do not wait', terms: planned, ...tryOut(planned) };
}

/** A read can be answered from a cache, a write can wait in a queue. */
function fallback({ terms, to }: Call, tryOut: TryOut): WayOut {
  const kind = terms.fallback?.kind ?? (isMutating(to.operation?.split(' ', 1)[0] ?? '') ? 'queue' : 'cached');
  const planned: CallTerms = { ...terms, criticality: 'soft', fallback: { ...terms.fallback, kind } };
  const title = kind === 'cached' ? 'Soft with a cached fallback' : `Soft with a fallback (${kind})`;
  return { id: 'fallback', title, terms: planned, ...tryOut(planned) };
}

function given(change: Change<Call>, it: Call, before: Graph, head: Graph): Pick<WayOut, 'gives'> {
  const caller = head.services.get(it.from.service);
  const slo = caller && availabilitySlo(caller);
  if (slo === undefined) return { gives: '' };
  // Only what is needed of the whole impact: an audit asks this of every call.
  const after = sideOf(head, before, { without: change.it, ...(it.criticality === 'hard' ? { with: it } : {}) });
  const numbers = availabilityNumbers({ ...change, it }, slo, sideOf(before, head), after);
  const { expected, expectedMinutes, ceiling, ceilingMinutes } = numbers;
  const [ratio, minutes] = [expected ?? ceiling, expected === undefined ? ceilingMinutes : expectedMinutes];
  const added = minutes && Math.max(0, minutes.after - minutes.before);
  const parts = [
    ...(ratio === undefined ? [] : [formatPercent(ratio.after)]),
    ...(added === undefined ? [] : [`${added < 0.05 ? '0' : formatMinutes(added)} min added`]),
  ];
  return { gives: parts.join(', ') };
}

/** Where nobody says a timeout, or somebody gives up before the call does. Undefined limits give no number. */
function timeout(call: Call, { worstCase }: Impact, head: Graph): readonly WayOut[] {
  const { terms, to, mode } = call;
  if (mode !== 'sync' || (worstCase !== undefined && worstCase.fits !== false)) return [];
  const limit = worstCase?.waits[0]?.ms;
  const callee = head.services.get(to.service);
  const answers = callee && latencySlo(callee)?.thresholdMs;
  const tries = terms.tries ?? 1;
  // Those who wait must not have given up when the last try ends.
  const timeoutMs = limit === undefined ? answers : roundBelow(limit / tries);
  if (timeoutMs === undefined || timeoutMs < 1) return [];
  const { deadlineMs, ...others } = terms;
  const keeps = deadlineMs === undefined || (limit !== undefined && deadlineMs >= limit) ? {} : { deadlineMs };
  const planned: CallTerms = { ...others, ...keeps, timeoutMs, tries };
  const ms = worstCaseOf({ ...call, terms: planned }, head)?.ms;
  const attempts = tries === 1 ? '1 try' : `${tries} tries`;
  const worst = ms === undefined ? '' : `, at worst ${showDuration(ms)}`;
  const short = answers !== undefined && timeoutMs < answers ? `; ${to.service} may take ${showDuration(answers)}` : '';
  return [
    {
      id: 'timeout',
      title: `A timeout of ${showDuration(timeoutMs)}`,
      gives: `${attempts}${worst}${limit === undefined ? '' : ` of ${showDuration(limit)}`}${short}`,
      terms: planned,
    },
  ];
}

/** The largest number below a limit that has one digit, or two: 2000 → 1900, 667 → 660, 75 → 74. */
function roundBelow(limit: number): number {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(limit)) - 1));
  return (Math.ceil(limit / step) - 1) * step;
}

function fewerTries(call: Call, { amplification }: Impact, head: Graph): readonly WayOut[] {
  const { terms } = call;
  if (terms.tries === undefined || terms.tries < 2 || amplification === undefined) return [];
  const planned: CallTerms = { ...terms, tries: 1 };
  const factor = amplificationOf({ ...call, terms: planned }, head)?.factor ?? 1;
  return [
    {
      id: 'fewer-tries',
      title: `1 try instead of ${terms.tries}`,
      gives: `retries multiply the load by ${factor} instead of ${amplification.factor}`,
      terms: planned,
    },
  ];
}

/** The highest round target that the ceiling, and all that stands behind it, allow: as many digits as there are nines, and one. */
function feasibleObjective({ feasible, because, ceiling, target, windowDays }: Impact): readonly WayOut[] {
  if (feasible.after !== false || ceiling === undefined || target === undefined) return [];
  const best = Math.min(ceiling.after, because?.availability ?? 1);
  const round = roundTarget(best);
  const budget = errorBudgetMinutes(round, windowDays);
  if (round <= 0 || round >= target || budget === undefined) return [];
  const own = errorBudgetMinutes(1 - (best - round), windowDays) ?? 0;
  const left = own < 0.05 ? 'none of them left for own faults' : `${formatMinutes(own)} of them left for own faults`;
  return [
    {
      id: 'feasible-objective',
      title: `An objective of ${formatPercent(round)}`,
      gives: `${formatMinutes(budget)} min/${windowDays} d, ${left}`,
      target: round,
    },
  ];
}

/** 0.9934584 → 0.993, 0.99 → 0.99, 0.99957 → 0.9995. Never above the ratio. */
export function roundTarget(ratio: number): number {
  const nines = /^0\.99(9*)/.exec(ratio.toFixed(12))?.[1]?.length ?? 0;
  const scale = 10 ** (nines + 3);
  return Math.floor(Number((ratio * scale).toFixed(6))) / scale;
}
