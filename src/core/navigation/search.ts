// Services, operations and flows of a graph by a part of their name.
import type { Graph } from '../model/graph';
import { operationLabel } from '../model/operation';
import type { Place } from '../model/place';

export interface FoundName {
  readonly kind: 'service' | 'operation' | 'flow';
  readonly name: string;
  /** The service of an operation, the tier of a flow. */
  readonly container?: string;
  readonly place: Place;
}

/**
 * At most `most` names that hold the letters of `query` in their order, whatever the case; names that hold it as a
 * whole come first. An empty query finds all.
 */
export function searchGraph(graph: Graph, query: string, most: number): readonly FoundName[] {
  const wanted = query.trim().toLowerCase();
  const whole: FoundName[] = [];
  const scattered: FoundName[] = [];
  const look = (found: FoundName): void => {
    const name = found.name.toLowerCase();
    if (name.includes(wanted)) whole.push(found);
    else if (scattered.length < most && holdsInOrder(name, wanted)) scattered.push(found);
  };
  for (const service of graph.services.values()) {
    if (whole.length >= most) break;
    const [evidence] = service.evidence;
    if (evidence !== undefined) look({ kind: 'service', name: service.name, place: evidence.place });
    for (const operation of service.operations)
      look({
        kind: 'operation',
        name: operationLabel(operation),
        container: service.name,
        place: operation.evidence.place,
      });
  }
  for (const flow of graph.flows)
    look({ kind: 'flow', name: flow.name, container: flow.tier, place: flow.evidence.place });
  return [...whole, ...scattered].slice(0, most);
}

function holdsInOrder(name: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
