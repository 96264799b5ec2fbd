// How a rate is passed on along the calls behind an operation, each end once and after all that call it.
import { adjacencyOf, endKey } from '../graph/adjacency';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { attemptsOf } from './attempts';
import { callsPerRequest } from './call-rate';
import type { Side } from './side';
import { triesOf } from './tries';

export interface Flowing {
  /** In rps, with the attempts to be expected, and if all but the last attempt fail; the latter NaN where tries are not known. */
  readonly rps: number;
  readonly worst: number;
}

/** Tries of all layers together; NaN where nobody says how often the client tries. */
export function factorOf(graph: Graph, call: Call): number {
  const { factor, isKnown } = triesOf(graph, call);
  return isKnown ? factor : Number.NaN;
}

/**
 * Passes a rate on from an end; rings are not gone round. Gives what reaches each service, and those behind of which that is not
 * known. Puts into `oneTry` what is tried more than once though nobody says how often it fails.
 */
export function passOn(side: Side, start: CallEnd, flowing: Flowing, oneTry: Set<string>) {
  const { graph } = side;
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
      const attempts = attemptsOf(side, call);
      if (each === undefined) notKnown.add(call.to.service);
      else {
        if (!attempts.isKnown) oneTry.add(call.to.service);
        const further = {
          rps: rate.rps * each * attempts.count,
          worst: rate.worst * each * factorOf(graph, call),
        };
        rates.set(endKey(call.to), sum(rates.get(endKey(call.to)), further));
      }
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
