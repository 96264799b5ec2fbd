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
import { errorBudgetMinutes } from './formulas/error-budget';
import { impactOf } from './impact';
import { latencySlo } from './objectives';

/**
 * The ways out of an added or modified call, each with the terms that it would have and the impact of those: not waiting, a
 * fallback, a timeout that those who wait can live with, one try, an objective that can be kept. Only those that apply.
 */
export function waysOutOf(change: Change<Call>, impact: Impact, before: Graph, head: Graph): readonly WayOut[] {
  if (change.kind === 'removed') return [];
  const tryOut = (terms: CallTerms) => retried(change, terms, before, head);
  return [
    ...(impact.counts === 'no' ? [] : [doNotWait(change.it, tryOut), fallback(change.it, tryOut)]),
    ...timeout(change.it, impact, head, tryOut),
    ...fewerTries(change.it, impact, tryOut),
    ...feasibleObjective(impact),
  ];
}

type TryOut = (terms: CallTerms) => Impact;

/** The impact of the same call with other terms. */
function retried(change: Change<Call>, terms: CallTerms, before: Graph, head: Graph): Impact {
  const it = createCall({ ...change.it, terms });
  const calls = head.calls.map((call) => (call === change.it ? it : call));
  return impactOf({ ...change, it }, before, { ...head, calls });
}

function doNotWait({ terms: { criticality: _, ...terms } }: Call, tryOut: TryOut): WayOut {
  const planned: CallTerms = { ...terms, mode: 'async', blocks: false };
  return { id: 'do-not-wait', title: 'Do not wait', terms: planned, ...given(tryOut(planned)) };
}

/** A read can be answered from a cache, a write can wait in a queue. */
function fallback({ terms, to }: Call, tryOut: TryOut): WayOut {
  const kind = terms.fallback?.kind ?? (isMutating(to.operation?.split(' ', 1)[0] ?? '') ? 'queue' : 'cached');
  const planned: CallTerms = { ...terms, criticality: 'soft', fallback: { ...terms.fallback, kind } };
  const title = kind === 'cached' ? 'Soft with a cached fallback' : `Soft with a fallback (${kind})`;
  return { id: 'fallback', title, terms: planned, ...given(tryOut(planned)) };
}

function given(impact: Impact): Pick<WayOut, 'gives' | 'impact'> {
  const { expected, expectedMinutes, ceiling, ceilingMinutes } = impact;
  const [ratio, minutes] = [expected ?? ceiling, expected === undefined ? ceilingMinutes : expectedMinutes];
  const added = minutes && Math.max(0, minutes.after - minutes.before);
  const parts = [
    ...(ratio === undefined || impact.target === undefined ? [] : [formatPercent(ratio.after)]),
    ...(added === undefined ? [] : [`${added < 0.05 ? '0' : formatMinutes(added)} min added`]),
  ];
  return { gives: parts.join(', '), impact };
}

/** Where nobody says a timeout, or somebody gives up before the call does. Undefined limits give no number. */
function timeout({ terms, to, mode }: Call, { worstCase }: Impact, head: Graph, tryOut: TryOut): readonly WayOut[] {
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
  const impact = tryOut(planned);
  const attempts = tries === 1 ? '1 try' : `${tries} tries`;
  const worst = impact.worstCase === undefined ? '' : `, at worst ${showDuration(impact.worstCase.ms)}`;
  const short = answers !== undefined && timeoutMs < answers ? `; ${to.service} may take ${showDuration(answers)}` : '';
  return [
    {
      id: 'timeout',
      title: `A timeout of ${showDuration(timeoutMs)}`,
      gives: `${attempts}${worst}${limit === undefined ? '' : ` of ${showDuration(limit)}`}${short}`,
      terms: planned,
      impact,
    },
  ];
}

/** The largest number below a limit that has one digit, or two: 2000 → 1900, 667 → 660, 75 → 74. */
function roundBelow(limit: number): number {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(limit)) - 1));
  return (Math.ceil(limit / step) - 1) * step;
}

function fewerTries({ terms }: Call, { amplification }: Impact, tryOut: TryOut): readonly WayOut[] {
  if (terms.tries === undefined || terms.tries < 2 || amplification === undefined) return [];
  const planned: CallTerms = { ...terms, tries: 1 };
  const impact = tryOut(planned);
  return [
    {
      id: 'fewer-tries',
      title: `1 try instead of ${terms.tries}`,
      gives: `retries multiply the load by ${impact.amplification?.factor ?? 1} instead of ${amplification.factor}`,
      terms: planned,
      impact,
    },
  ];
}

/** The highest round target that the ceiling allows: as many digits as there are nines, and one. */
function feasibleObjective({ feasible, ceiling, target, windowDays }: Impact): readonly WayOut[] {
  if (feasible.after !== false || ceiling === undefined || target === undefined) return [];
  const round = roundTarget(ceiling.after);
  const budget = errorBudgetMinutes(round, windowDays);
  if (round <= 0 || round >= target || budget === undefined) return [];
  const own = errorBudgetMinutes(1 - (ceiling.after - round), windowDays) ?? 0;
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
