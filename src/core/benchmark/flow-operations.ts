// The operations of services that core flows need: those that a benchmark has to cover.
import { rememberEach } from '../catalog/remember';
import { adjacencyOf } from '../graph/adjacency';
import { startsOf } from '../graph/entries';
import { firstSteps, walk } from '../graph/walk';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { type Operation, operationKey } from '../model/operation';
import type { Service } from '../model/service';

/** By service the keys of operations; none where a flow needs the service and nobody says which operation. */
const needed = rememberEach((graph: Graph): ReadonlyMap<string, ReadonlySet<string>> => {
  const starts = startsOf(graph, 'core');
  const isHard = (call: Call) => call.criticality === 'hard';
  const steps = walk(adjacencyOf(graph.calls), firstSteps(adjacencyOf(graph.calls), starts, isHard), isHard);
  const found = new Map<string, Set<string>>();
  const add = ({ service, operation }: CallEnd) => {
    const keys = found.get(service) ?? new Set<string>();
    if (operation !== undefined) keys.add(operation);
    found.set(service, keys);
  };
  for (const { end } of starts) add(end);
  for (const { at } of steps) add(at);
  return found;
});

/**
 * The operations of a service that core flows call, directly or over hard calls. All of them where nobody says which;
 * undefined where no core flow needs the service.
 */
export function flowOperations(graph: Graph, service: Service): readonly Operation[] | undefined {
  const keys = needed(graph).get(service.name);
  if (keys === undefined) return undefined;
  const named = service.operations.filter((operation) => keys.has(operationKey(operation)));
  return named.length === 0 ? service.operations : named;
}
