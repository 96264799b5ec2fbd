// Load that a change adds on the callee and on everything behind it.
import { adjacencyOf, endKey } from '../graph/adjacency';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import type { LoadImpact, LoadOn } from '../model/impact';
import type { Service } from '../model/service';
import { withoutNoise } from '../units/noise';
import { type CallRate, callsPerRequest, rateOf } from './call-rate';
import { sustainableRps, utilisation } from './formulas/load';
import { callsOf } from './incoming';
import { triesOf } from './tries';

interface Flowing {
  /** In rps, without a retry, and if all but the last attempt fail; the latter NaN where tries are not known. */
  readonly rps: number;
  readonly worst: number;
}

/**
 * What the change of a call adds: the new rate less the old one, passed on to what the callee calls of that operation. Undefined
 * where a rate is not known, or nothing is added. `it` is the call as it is now, `earlier` as it was; absent = it was not, or is not.
 */
export function loadOf(
  it: Call | undefined,
  earlier: Call | undefined,
  before: Graph,
  head: Graph,
): LoadImpact | undefined {
  const now = it && rateIn(it, head);
  const then = earlier && rateIn(earlier, before);
  if ((it !== undefined && now === undefined) || (earlier !== undefined && then === undefined)) return undefined;
  const start = (it ?? earlier)?.to;
  const added = withoutNoise((now?.rps ?? 0) - (then?.rps ?? 0), 6);
  const worst =
    (it && now ? now.rps * factorOf(head, it) : 0) - (earlier && then ? then.rps * factorOf(before, earlier) : 0);
  if (start === undefined || (added === 0 && (Number.isNaN(worst) || worst === 0))) return undefined;
  const { services, notKnown } = passOn(it === undefined ? before : head, start, { rps: added, worst });
  return {
    on: [...services].map(([service, flowing]) => loadOn(service, flowing, before, head)),
    from: now?.from ?? then?.from ?? 'declared',
    notKnown,
  };
}

function rateIn(call: Call, graph: Graph): CallRate | undefined {
  return rateOf(call, graph.services.get(call.from.service));
}

/** NaN where nobody says how often the client tries. */
function factorOf(graph: Graph, call: Call): number {
  const { factor, isKnown } = triesOf(graph, call);
  return isKnown ? factor : Number.NaN;
}

/** Passes a rate on along the calls of each operation, each end once and after all that call it; rings are not gone round. */
function passOn(graph: Graph, start: CallEnd, flowing: Flowing) {
  const { from } = adjacencyOf(graph.calls);
  const rates = new Map([[endKey(start), flowing]]);
  const services = new Map<string, Flowing>();
  const notKnown = new Set<string>();
  const order = inOrder(start, (end) => from(end).filter((call) => perRequest(graph, call) !== undefined));
  const passed = new Set<string>();
  for (const end of order) {
    const rate = rates.get(endKey(end));
    if (rate === undefined) continue;
    passed.add(endKey(end));
    services.set(end.service, sum(services.get(end.service), rate));
    for (const call of from(end)) {
      if (call.to.service === end.service || passed.has(endKey(call.to))) continue;
      const each = perRequest(graph, call);
      if (each === undefined) notKnown.add(call.to.service);
      else rates.set(endKey(call.to), sum(rates.get(endKey(call.to)), times(rate, each, factorOf(graph, call))));
    }
  }
  return { services, notKnown: [...notKnown].filter((service) => !services.has(service)).sort() };
}

function perRequest(graph: Graph, call: Call): number | undefined {
  return callsPerRequest(call, graph.services.get(call.from.service));
}

function sum(a: Flowing | undefined, b: Flowing): Flowing {
  return a === undefined ? b : { rps: a.rps + b.rps, worst: a.worst + b.worst };
}

function times({ rps, worst }: Flowing, each: number, tries: number): Flowing {
  return { rps: rps * each, worst: worst * each * tries };
}

/** Every end that is reached, callers before callees. */
function inOrder(start: CallEnd, calls: (end: CallEnd) => readonly Call[]): readonly CallEnd[] {
  const seen = new Set([endKey(start)]);
  const stack = [{ end: start, calls: calls(start), at: 0 }];
  const done: CallEnd[] = [];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const call = top.calls[top.at++];
    if (call === undefined) {
      done.push(top.end);
      stack.pop();
    } else if (!seen.has(endKey(call.to))) {
      seen.add(endKey(call.to));
      stack.push({ end: call.to, calls: calls(call.to), at: 0 });
    }
  }
  return done.reverse();
}

function loadOn(name: string, flowing: Flowing, before: Graph, head: Graph): LoadOn {
  const service = head.services.get(name) ?? before.services.get(name);
  const rps = withoutNoise(flowing.rps, 6);
  const worst = Number.isFinite(flowing.worst) ? withoutNoise(flowing.worst, 6) : undefined;
  // The callers of head are not asked: what is added is among them.
  const base = baseOf(name, before) ?? head.services.get(name)?.capacity?.peakRps?.value;
  const sustainable = service && sustainableOf(service);
  const used = (load: number) =>
    base === undefined || sustainable === undefined ? undefined : utilisation(Math.max(0, base + load), sustainable);
  const [then, now, atWorst] = [used(0), used(rps), worst === undefined ? undefined : used(worst)];
  return {
    service: name,
    addedRps: rps,
    ...(worst === undefined ? {} : { worstAddedRps: worst }),
    ...(base === undefined ? {} : { baseRps: base }),
    ...(sustainable === undefined ? {} : { sustainableRps: sustainable }),
    ...(then === undefined || now === undefined ? {} : { utilisation: { before: then, after: now } }),
    ...(atWorst === undefined ? {} : { worstUtilisation: atWorst }),
  };
}

/** What a service carries at peak: what it says itself, else the sum of its callers where all of them are known. */
function baseOf(name: string, graph: Graph): number | undefined {
  const own = graph.services.get(name)?.capacity?.peakRps?.value;
  if (own !== undefined) return own;
  const calls = callsOf(graph, { service: name }).filter(({ from }) => from.service !== name);
  const rates = calls.map((call) => rateIn(call, graph)?.rps);
  if (rates.length === 0 || !rates.every((rate) => rate !== undefined)) return undefined;
  return rates.reduce((total, rate) => total + rate, 0);
}

/** What it says to be sustainable, else that of its replicas at their limit, as many as it may have; of a third party its quota. */
function sustainableOf({ capacity, external }: Service): number | undefined {
  const { sustainableRps: said, rpsPerReplica } = capacity ?? {};
  const replicas = capacity?.maxReplicas ?? capacity?.replicas;
  if (said !== undefined) return said.value;
  if (replicas !== undefined && rpsPerReplica !== undefined)
    return sustainableRps(replicas.value, rpsPerReplica.value, 1);
  return external?.quotaRps;
}
