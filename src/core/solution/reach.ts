// What lies behind the callee of a call, and whether the call closes a cycle.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';

/** The services that a service reaches by declared calls that are not soft, itself left out, sorted. */
export function behind(graph: Graph, service: string): readonly string[] {
  const seen = new Set([service]);
  const next = needs(graph);
  for (const one of seen) for (const callee of next.get(one) ?? []) seen.add(callee);
  seen.delete(service);
  return [...seen].sort();
}

/**
 * The shortest ring of services that the call is a step of, over calls that are not soft:
 * `[payments, sms, payments]`. `undefined` where there is none.
 */
export function cycleOf(graph: Graph, call: Call): readonly string[] | undefined {
  const start = call.from.service;
  if (call.criticality === 'soft') return undefined;
  if (call.to.service === start) return [start, start];
  const next = needs(graph);
  const cameFrom = new Map<string, string>([[call.to.service, start]]);
  for (const one of cameFrom.keys()) {
    for (const callee of [...(next.get(one) ?? [])].sort()) {
      if (callee === start) return [start, ...pathTo(one, start, cameFrom), start];
      if (!cameFrom.has(callee)) cameFrom.set(callee, one);
    }
  }
  return undefined;
}

function pathTo(last: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path: string[] = [];
  for (let one: string | undefined = last; one !== undefined && one !== start; one = cameFrom.get(one))
    path.unshift(one);
  return path;
}

const remembered = new WeakMap<Graph, ReadonlyMap<string, ReadonlySet<string>>>();

/** Built once a graph: every new call of a change asks for it. */
function needs(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const known = remembered.get(graph);
  if (known !== undefined) return known;
  const table = new Map<string, Set<string>>();
  for (const call of graph.calls) {
    if (call.criticality === 'soft') continue;
    const callees = table.get(call.from.service) ?? new Set();
    table.set(call.from.service, callees.add(call.to.service));
  }
  remembered.set(graph, table);
  return table;
}
