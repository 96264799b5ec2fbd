// Which flows need an operation or a service: over hard calls from their entry and steps.
import { adjacencyOf } from '../graph/adjacency';
import { firstSteps, walk } from '../graph/walk';
import type { Call, CallEnd } from '../model/call';
import type { Flow } from '../model/flow';
import type { Graph } from '../model/graph';
import { closure, hardGraphOf } from './hard-graph';

const isHard = (call: Call) => call.criticality === 'hard';

/** The ends that a flow begins with: its entry and its steps. */
export function flowEnds({ entry, steps }: Flow): readonly CallEnd[] {
  return [entry, ...steps];
}

/**
 * The declared flows that reach an end over hard calls, or begin with it, in the order of the graph. Takes an operation, or
 * a service as a whole: then any of its operations will do.
 */
export function flowsHitBy(graph: Graph, at: CallEnd): readonly Flow[] {
  if (graph.flows.length === 0) return [];
  const above = new Set([at.service, ...closure([at.service], hardGraphOf(graph).callers)]);
  // Services tell which flows can be meant; which of them are, only their operations.
  const near = graph.flows.filter((flow) => flowEnds(flow).some(({ service }) => above.has(service)));
  return near.filter((flow) => flowEnds(flow).some((end) => meets(end, at)) || reaches(graph, flow, at));
}

function reaches(graph: Graph, flow: Flow, at: CallEnd): boolean {
  return flowSteps(graph, flow).some(({ to }) => meets(to, at));
}

/** The hard calls that a flow makes, at any depth. */
export function flowSteps(graph: Graph, flow: Flow): readonly Call[] {
  const adjacency = adjacencyOf(graph.calls);
  const starts = flowEnds(flow).map((end) => ({ end, root: end }));
  return walk(adjacency, firstSteps(adjacency, starts, isHard), isHard).map(({ call }) => call);
}

/** A service as a whole meets each of its operations. */
function meets(a: CallEnd, b: CallEnd): boolean {
  if (a.service !== b.service) return false;
  return a.operation === undefined || b.operation === undefined || a.operation === b.operation;
}
