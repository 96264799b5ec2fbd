// What the numbers of a call and the policies on its way say about the questions: from the impact and the graph, each with its place.
import { shareOf, shareSentence } from '../impact/service-words';
import { latencyText } from '../impact/rows';
import { minutesSentence } from '../impact/sentence';
import { availabilitySlo } from '../impact/objectives';
import type { Amplification } from '../model/impact';
import type { ReadyAnswer } from '../model/solution';
import { showDuration } from '../units/duration';
import { type AskedCall, calleeOf } from './asked-call';
import type { Fact } from './fact';
import { callersPeak, capacityFacts, loadFacts, overloadFacts } from './load-facts';
import { limitsFact, routeTimeouts, routeTries } from './route-facts';
import { sizeFact, sizeGaps } from './size-facts';

/** The answer that the numbers give to a question that is not a gate, or `undefined` where something is not known. */
export function measured(id: string, asked: AskedCall): Fact | undefined {
  return ANSWERS.get(id)?.(asked);
}

/** What the numbers say that bears on a question and does not settle it; a number that rests on an unknown is not among them. */
export function knownOf(id: string, asked: AskedCall): readonly ReadyAnswer[] {
  return (KNOWN.get(id)?.(asked) ?? []).map((fact) => asReady(fact, asked));
}

/** What the numbers and the policies propose as the answer to a question, for a person to take. */
export function proposedOf(id: string, asked: AskedCall): readonly ReadyAnswer[] {
  return (PROPOSED.get(id)?.(asked) ?? []).map((fact) => asReady(fact, asked));
}

function asReady({ text, place }: Fact, { call }: AskedCall): ReadyAnswer {
  const at = place ?? call.evidence[0]?.place;
  return { text, source: 'evidence', ...(at === undefined ? {} : { place: at }) };
}

type Facts = (asked: AskedCall) => readonly Fact[];

const ANSWERS = new Map<string, (asked: AskedCall) => Fact | undefined>([
  ['TS-09', limitsFact],
  ['TS-13', availabilityFact],
  ['TS-14', latencyFact],
  ['TS-20', sizeFact],
]);

const KNOWN = new Map<string, Facts>([
  ['TS-06', waitFacts],
  ['TS-07', retryFacts],
  ['TS-11', loadFacts],
  ['TS-12', capacityFacts],
  ['TS-20', sizeGaps],
  ['TS-21', cacheFacts],
  ['TS-25', loadFacts],
  ['TS-28', overloadFacts],
]);

const PROPOSED = new Map<string, Facts>([
  ['TS-06', routeTimeouts],
  ['TS-07', routeTries],
  ['TS-11', callersPeak],
]);

function availabilityFact(asked: AskedCall): Fact | undefined {
  const { impact, call } = asked;
  if (impact === undefined) return undefined;
  if (impact.counts === 'no') return { text: 'none: the call is soft' };
  const callee = calleeOf(asked);
  const place = callee && availabilitySlo(callee)?.evidence.place;
  const minutes = minutesSentence(impact);
  if (minutes !== undefined) return { text: `budget ${minutes}`, place };
  // Needed before already: nothing changes, and what it may use is known.
  const share = shareOf(impact.budget, call.to.service);
  if (share === undefined || share.isNew || impact.budgetMinutes === undefined) return undefined;
  const text = shareSentence(call.from.service, share, impact.budgetMinutes, impact.windowDays);
  return text === undefined ? undefined : { text: `nothing new: ${text}`, place };
}

/** In the form of an objective: what the callees guarantee together, never a sum of percentiles. */
function latencyFact(asked: AskedCall): Fact | undefined {
  const latency = asked.impact?.latency;
  if (latency === undefined || latency.after.missing.length > 0) return undefined;
  const { threshold, after } = latency;
  const wanted =
    threshold === undefined
      ? `${asked.call.from.service} has no latency objective`
      : `objective ${latencyText({ ms: threshold.ms, bad: 1 - threshold.target })}`;
  const place = calleeOf(asked)?.slos.find(({ thresholdMs }) => thresholdMs !== undefined)?.evidence.place;
  return { text: `${latencyText(after)} at least; ${wanted}`, place };
}

function waitFacts({ impact }: AskedCall): readonly Fact[] {
  const worst = impact?.worstCase;
  const first = worst?.waits[0];
  if (worst === undefined || first === undefined) return [];
  const least = worst.isExact ? 'at worst' : 'at least';
  const text = `${least} ${showDuration(worst.ms)}; ${first.by} gives up after ${showDuration(first.ms)}`;
  return [{ text, place: first.place }];
}

function retryFacts({ impact }: AskedCall): readonly Fact[] {
  const amplification = impact?.amplification;
  if (amplification === undefined) return [];
  return [
    { text: `${factorWords(amplification)} (${layerWords(amplification)})`, place: amplification.layers[0]?.place },
  ];
}

function factorWords({ factor, unknownTries }: Amplification): string {
  return `when it fails, one request becomes ${unknownTries > 0 ? 'at least ' : ''}${factor} calls`;
}

function layerWords({ layers }: Amplification): string {
  return layers.map(({ by, tries, assumed }) => `${by} ${tries}${assumed === true ? ' by default' : ''}`).join(' × ');
}

function cacheFacts({ call }: AskedCall): readonly Fact[] {
  const { fallback } = call.terms;
  if (fallback?.kind !== 'cached' || fallback.ttlMs !== undefined) return [];
  return [{ text: 'cached, nobody says for how long' }];
}
