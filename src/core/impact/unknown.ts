// What an impact cannot say, and the questions that would tell it.
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { Impact, Unknown } from '../model/impact';
import type { Slo } from '../model/slo';
import { rateOf } from './call-rate';
import { ceilingOf } from './ceiling';
import { latencySlo } from './objectives';
import type { Side } from './side';

interface Known {
  readonly latency: Impact['latency'];
  readonly load: Impact['load'];
  readonly worstCase: Impact['worstCase'];
  readonly slo: Slo | undefined;
  readonly head: Graph;
  readonly baseSide: Side;
  readonly headSide: Side;
}

/** Takes the change and what was found; gives each missing number once, in the order of the questions. */
export function unknownOf(change: Change<Call>, known: Known): readonly Unknown[] {
  const { it, kind } = change;
  const found = [...availabilityUnknown(it, known)];
  if (kind !== 'removed') found.push(...loadUnknown(it, known));
  if (kind !== 'removed' && it.mode === 'sync') found.push(...latencyUnknown(it, known), ...timeUnknown(it, known));
  return inOrder(found);
}

function availabilityUnknown({ from, to }: Call, { slo, baseSide, headSide }: Known): readonly Unknown[] {
  if (slo === undefined) return [missingAvailability(from.service)];
  const [then, now] = [baseSide, headSide].map((side) => ceilingOf(side, from.service).missing);
  const both = [...new Set([...(then ?? []), ...(now ?? [])])];
  return named(both, to.service, missingAvailability, moreAvailability);
}

function latencyUnknown({ from, to }: Call, { latency, head }: Known): readonly Unknown[] {
  const caller = head.services.get(from.service);
  const own = caller !== undefined && latencySlo(caller) === undefined ? [missingLatency(from.service)] : [];
  const callees = latency === undefined ? [to.service] : latency.after.missing;
  return [...own, ...named(callees, to.service, missingLatency, moreLatency)];
}

/** Of the services that a caller needs so many are asked about by name, the callee among them (ours). */
const MOST_NAMED = 20;

function named(
  services: readonly string[],
  callee: string,
  one: (service: string) => Unknown,
  others: (more: number) => Unknown,
): readonly Unknown[] {
  const more = services.length - MOST_NAMED;
  if (more <= 0) return services.map(one);
  const own = services.filter((service) => service === callee);
  const told = new Set([...own, ...services.slice(0, MOST_NAMED)].slice(0, MOST_NAMED));
  return [...[...told].map(one), others(services.length - told.size)];
}

function loadUnknown(call: Call, { load, head }: Known): readonly Unknown[] {
  if (rateOf(call, head.services.get(call.from.service)) === undefined) return [missingRate(callLabel(call))];
  const [callee] = load?.on ?? [];
  return [
    ...(load?.oneTry ?? []).map(missingFailures),
    ...(callee !== undefined && callee.utilisation === undefined ? [missingCapacity(call.to.service)] : []),
  ];
}

function timeUnknown(call: Call, { worstCase }: Known): readonly Unknown[] {
  const label = callLabel(call);
  return [
    ...(worstCase === undefined ? [missingTimeout(label)] : []),
    ...(call.terms.tries === undefined ? [missingTries(label)] : []),
  ];
}

/** TS-13, of each service that promises no availability. */
export function missingAvailability(service: string): Unknown {
  return {
    id: 'TS-13',
    what: `${service} has no availability SLO`,
    question: `Which availability SLO does ${service} give its callers?`,
    service,
  };
}

/** TS-13 */
function moreAvailability(more: number): Unknown {
  return {
    id: 'TS-13',
    what: `${more} more have no availability SLO`,
    question: `Which availability SLOs do ${more} more give their callers?`,
    more,
  };
}

/** TS-14 */
function moreLatency(more: number): Unknown {
  return {
    id: 'TS-14',
    what: `${more} more have no latency SLO`,
    question: `Within how many milliseconds do ${more} more answer, for which share of requests?`,
    more,
  };
}

/** TS-14 */
function missingLatency(service: string): Unknown {
  return {
    id: 'TS-14',
    what: `${service} has no latency SLO`,
    question: `Within how many milliseconds does ${service} answer, for which share of requests?`,
    service,
  };
}

/** TS-11 */
function missingRate(call: string): Unknown {
  return {
    id: 'TS-11',
    what: `how often ${call} is called is not known`,
    question: `How many requests a second does ${call} add, on average and at peak?`,
  };
}

/** TS-11, of a service that is tried more than once. */
function missingFailures(service: string): Unknown {
  return {
    id: 'TS-11',
    what: `how often ${service} fails is not known, so its load counts one try of each call`,
    question: `Which availability does ${service} promise? Without it the load on it counts one try of each call.`,
    service,
  };
}

/** TS-12 */
function missingCapacity(service: string): Unknown {
  return {
    id: 'TS-12',
    what: `what ${service} can carry is not known`,
    question: `How many requests a second can ${service} take, and how many does it get at peak?`,
    service,
  };
}

/** TS-06 */
function missingTimeout(call: string): Unknown {
  return {
    id: 'TS-06',
    what: `${call} has no timeout`,
    question: `What is the timeout of one attempt of ${call}, and of the whole call?`,
  };
}

/** TS-07 */
function missingTries(call: string): Unknown {
  return {
    id: 'TS-07',
    what: `how often ${call} is tried is not known`,
    question: `How often is ${call} tried in all, with which waits in between?`,
  };
}

/** Each once, in the order of the questions, then of the services. */
function inOrder(unknown: readonly Unknown[]): readonly Unknown[] {
  const once = new Map(unknown.map((one) => [one.what, one]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.id, b.id) || Number(a.more !== undefined) - Number(b.more !== undefined) || compare(a.what, b.what),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
