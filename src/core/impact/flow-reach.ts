// Which flows need an operation or a service: over hard calls from their entry and steps.
import { adjacencyOf, endKey } from '../graph/adjacency';
import { firstSteps, walk } from '../graph/walk';
import type { Call, CallEnd } from '../model/call';
import type { Flow } from '../model/flow';
import type { Graph } from '../model/graph';
import { callsOf } from './incoming';

const known = new WeakMap<Graph, Map<Flow, readonly CallEnd[]>>();
const isHard = (call: Call) => call.criticality === 'hard';

/**
 * The declared flows that begin with an end or reach it over hard calls, in the order of the graph. A service as a whole is any
 * of its operations. Walks backwards, so that a graph with many flows is walked once.
 */
export function flowsHitBy(graph: Graph, at: CallEnd): readonly Flow[] {
  if (graph.flows.length === 0) return [];
  const above = new Map<string, CallEnd>([[endKey(at), at]]);
  const queue = [at];
  for (let index = 0; index < queue.length; index++) {
    const end = queue[index];
    if (end === undefined) break;
    for (const { criticality, from } of callsOf(graph, end)) {
      if (criticality !== 'hard' || above.has(endKey(from))) continue;
      above.set(endKey(from), from);
      queue.push(from);
    }
  }
  const services = new Set(queue.map(({ service }) => service));
  const isAbove = (end: CallEnd) =>
    end.operation === undefined
      ? services.has(end.service)
      : above.has(endKey(end)) || above.has(endKey({ service: end.service }));
  return graph.flows.filter(({ entry, steps }) => [entry, ...steps].some(isAbove));
}

/** What a flow needs: its entry and steps, then what their hard calls reach, at any depth. Remembered with the graph. */
export function flowNeeds(graph: Graph, flow: Flow): readonly CallEnd[] {
  const flows = known.get(graph) ?? new Map<Flow, readonly CallEnd[]>();
  known.set(graph, flows);
  const already = flows.get(flow);
  if (already !== undefined) return already;
  const ends = [flow.entry, ...flow.steps];
  const needs = [...ends, ...reached(graph, ends)];
  flows.set(flow, needs);
  return needs;
}

/** Where hard calls lead from some ends, at any depth. */
export function reached(graph: Graph, ends: readonly CallEnd[]): readonly CallEnd[] {
  const adjacency = adjacencyOf(graph.calls);
  const starts = ends.map((end) => ({ end, root: end }));
  return walk(adjacency, firstSteps(adjacency, starts, isHard), isHard).map(({ at }) => at);
}
