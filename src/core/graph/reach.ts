// What an operation needs: everything behind its hard calls.
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { adjacencyOf } from './adjacency';
import { firstSteps, pathTo, walk } from './walk';

/**
 * Takes the operation (or service) that is asked about; gives every other service behind its hard calls, assumed ones
 * included, each with the shortest path of calls (among equally short ones the first by the alphabet). A path is made when
 * it is asked for: in a long chain all of them together are as long as the chain squared.
 */
export function hardReach(graph: Graph, from: CallEnd): ReadonlyMap<string, () => readonly Call[]> {
  const adjacency = adjacencyOf(graph.calls);
  const isHard = (call: Call) => call.criticality === 'hard';
  const first = firstSteps(adjacency, [{ end: from, root: from }], isHard);
  const reached = new Map<string, () => readonly Call[]>();
  for (const step of walk(adjacency, first, isHard)) {
    const { service } = step.at;
    if (service !== from.service && !reached.has(service)) reached.set(service, () => pathTo(step));
  }
  return reached;
}
