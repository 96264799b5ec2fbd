// What the numbers of a call and the policies on its way say about the questions: from the impact and the graph, each with its place.
import { shareOf, shareSentence, wholePercent } from '../impact/service-words';
import { latencyText } from '../impact/rows';
import { minutesSentence } from '../impact/sentence';
import { routesOf } from '../impact/tries';
import { availabilitySlo } from '../impact/objectives';
import type { Amplification, LoadOn } from '../model/impact';
import type { Place } from '../model/place';
import type { ConnectionPool, OutlierDetection, RoutePolicy } from '../model/route';
import type { ReadyAnswer } from '../model/solution';
import { showDuration } from '../units/duration';
import { showRate } from '../units/rate';
import { type AskedCall, calleeOf } from './asked-call';

/** A fact in the words of an answer. */
export interface Fact {
  readonly text: string;
  /** Where it is said; absent = at the entry of the call. */
  readonly place?: Place | undefined;
}

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
]);

const KNOWN = new Map<string, Facts>([
  ['TS-06', waitFacts],
  ['TS-07', retryFacts],
  ['TS-11', loadFacts],
  ['TS-12', capacityFacts],
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

/** Pools and circuit breakers that a mesh has for the callee. */
function limitsFact({ head, call }: AskedCall): Fact | undefined {
  for (const route of routesOf(head, call)) {
    const said = [...poolWords(route.connectionPool), ...outlierWords(route.outlierDetection)];
    if (said.length > 0) return { text: `${said.join(', ')} (${route.by})`, place: route.evidence.place };
  }
  return undefined;
}

function poolWords({ maxConnections, maxPendingRequests, maxRequests, maxRetries }: ConnectionPool = {}): string[] {
  return [
    ...(maxConnections === undefined ? [] : [`at most ${maxConnections} connections`]),
    ...(maxRequests === undefined ? [] : [`at most ${maxRequests} requests at a time`]),
    ...(maxPendingRequests === undefined ? [] : [`${maxPendingRequests} waiting`]),
    ...(maxRetries === undefined ? [] : [`${maxRetries} retries at a time`]),
  ];
}

function outlierWords({ consecutiveErrors, baseEjectionMs }: OutlierDetection = {}): string[] {
  if (consecutiveErrors === undefined) return [];
  const long = baseEjectionMs === undefined ? '' : ` for ${showDuration(baseEjectionMs)}`;
  return [`an instance is taken out after ${consecutiveErrors} errors${long}`];
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

/** Only services of which both the load and what it adds are known. */
function loadFacts({ impact }: AskedCall): readonly Fact[] {
  return (impact?.load?.on ?? []).slice(0, 3).flatMap(loadWords);
}

function loadWords({ service, addedRps, baseRps }: LoadOn): readonly Fact[] {
  if (baseRps === undefined)
    return addedRps > 0 ? [{ text: `${service} gets ${showRate(addedRps)} more at peak` }] : [];
  return [{ text: `${service} at peak: ${showRate(baseRps)} before, ${showRate(baseRps + addedRps)} after` }];
}

function capacityFacts(asked: AskedCall): readonly Fact[] {
  const on = asked.impact?.load?.on[0];
  if (on?.sustainableRps === undefined || on.utilisation === undefined) return [];
  const { before, after } = on.utilisation;
  const change = `${wholePercent(before)} of ${showRate(on.sustainableRps)} before, ${wholePercent(after)} after`;
  return [{ text: `${on.service} is used to ${change}`, place: placeOfCapacity(asked) }];
}

function overloadFacts(asked: AskedCall): readonly Fact[] {
  const on = asked.impact?.load?.on[0];
  const worst = on?.worstUtilisation;
  if (on?.sustainableRps === undefined || worst === undefined) return [];
  const text = `with every retry ${on.service} would be used to ${wholePercent(worst)} of ${showRate(on.sustainableRps)}`;
  return [{ text, place: placeOfCapacity(asked) }];
}

function placeOfCapacity(asked: AskedCall): Place | undefined {
  const capacity = calleeOf(asked)?.capacity;
  return (capacity?.sustainableRps ?? capacity?.rpsPerReplica)?.place;
}

function cacheFacts({ call }: AskedCall): readonly Fact[] {
  const { fallback } = call.terms;
  if (fallback?.kind !== 'cached' || fallback.ttlMs !== undefined) return [];
  return [{ text: 'cached, nobody says for how long' }];
}

function routeTimeouts(asked: AskedCall): readonly Fact[] {
  return routeFacts(asked, ({ timeoutMs, perTryTimeoutMs }) => {
    if (perTryTimeoutMs === undefined) return timeoutMs === undefined ? undefined : `${showDuration(timeoutMs)} in all`;
    const attempt = showDuration(perTryTimeoutMs);
    return timeoutMs === undefined ? attempt : `${attempt}, ${showDuration(timeoutMs)} in all`;
  });
}

function routeTries(asked: AskedCall): readonly Fact[] {
  return routeFacts(asked, ({ tries }) =>
    tries === undefined ? undefined : tries === 1 ? '1 try' : `${tries} tries, by the mesh only`,
  );
}

function routeFacts({ head, call }: AskedCall, say: (route: RoutePolicy) => string | undefined): readonly Fact[] {
  return routesOf(head, call).flatMap((route) => {
    const text = say(route);
    return text === undefined ? [] : [{ text: `${text} (${route.by})`, place: route.evidence.place }];
  });
}

/** What follows from the caller's own peak. */
function callersPeak({ impact, head, call }: AskedCall): readonly Fact[] {
  const load = impact?.load;
  const [on] = load?.on ?? [];
  if (load?.from !== 'callers-peak' || on === undefined || on.service !== call.to.service || on.addedRps <= 0)
    return [];
  const place = head.services.get(call.from.service)?.capacity?.peakRps?.place;
  return [{ text: `${showRate(on.addedRps)} at peak, as ${call.from.service} has it`, place }];
}
