// Which services need which over hard calls, each once: the net under ceilings and blast radius.
import { compareText } from '../catalog/order';
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';

export interface HardGraph {
  /** The hard calls of a service to others, by the service they call. */
  readonly callees: (service: string) => ReadonlyMap<string, readonly Call[]>;
  /** The services that need a service directly, sorted. */
  readonly callers: (service: string) => readonly string[];
}

const known = new WeakMap<Graph['calls'], HardGraph>();
const NO_CALLEES: ReadonlyMap<string, readonly Call[]> = new Map();

/** Indexes the hard calls between services, what a service calls of itself left out; the same list is indexed once. */
export function hardGraphOf({ calls }: Pick<Graph, 'calls'>): HardGraph {
  const already = known.get(calls);
  if (already !== undefined) return already;
  const callees = new Map<string, Map<string, Call[]>>();
  const callers = new Map<string, Set<string>>();
  for (const call of calls) {
    const [from, to] = [call.from.service, call.to.service];
    if (call.criticality !== 'hard' || from === to) continue;
    const own = callees.get(from) ?? new Map<string, Call[]>();
    const already = own.get(to);
    if (already === undefined) own.set(to, [call]);
    else already.push(call);
    callees.set(from, own);
    callers.set(to, (callers.get(to) ?? new Set()).add(from));
  }
  const sorted = new Map([...callers].map(([service, names]) => [service, [...names].sort(compareText)]));
  const graph: HardGraph = {
    callees: (service) => callees.get(service) ?? NO_CALLEES,
    callers: (service) => sorted.get(service) ?? [],
  };
  known.set(calls, graph);
  return graph;
}

/** Everything that is reached from some services, themselves left out unless a ring leads back; nearest first. */
export function closure(starts: Iterable<string>, next: (service: string) => Iterable<string>): readonly string[] {
  const reached = new Set<string>();
  const queue = [...starts];
  for (let at = 0; at < queue.length; at++)
    for (const service of next(queue[at] ?? '')) {
      if (reached.has(service)) continue;
      reached.add(service);
      queue.push(service);
    }
  return [...reached];
}
