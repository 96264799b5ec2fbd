// Which flows need an operation or a service: over hard calls from their entry and steps.
import { adjacencyOf } from '../graph/adjacency';
import { firstSteps, walk } from '../graph/walk';
import type { Call, CallEnd } from '../model/call';
import type { Flow } from '../model/flow';
import type { Graph } from '../model/graph';

const known = new WeakMap<Graph, Map<Flow, readonly CallEnd[]>>();
const isHard = (call: Call) => call.criticality === 'hard';

/** The declared flows that begin with an end or reach it over hard calls, in the order of the graph. A service as a whole is any of its operations. */
export function flowsHitBy(graph: Graph, at: CallEnd): readonly Flow[] {
  return graph.flows.filter((flow) => flowNeeds(graph, flow).some((end) => meets(end, at)));
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

/** A service as a whole meets each of its operations. */
export function meets(a: CallEnd, b: CallEnd): boolean {
  if (a.service !== b.service) return false;
  return a.operation === undefined || b.operation === undefined || a.operation === b.operation;
}
