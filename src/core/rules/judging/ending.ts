// What is ending: an operation or a service that is deprecated, retired, or has a day on which it ends.
import type { CallEnd } from '../../model/call';
import type { Graph } from '../../model/graph';
import { type Operation, operationLabel } from '../../model/operation';
import type { Place } from '../../model/place';
import type { Service } from '../../model/service';
import { operationOf } from '../../solution/asked-call';

export interface Ending {
  readonly of: 'operation' | 'service';
  /** It has ended already, as its owners say. */
  readonly retired: boolean;
  /** ISO date; the earlier one where operation and service both name one. */
  readonly sunset?: string;
  /** What is to be called instead, as its owners wrote it. */
  readonly successor?: string;
  /** Where it is said; absent where only a contract of another repository does. */
  readonly place?: Place;
}

/** What is said of the end of a callee: of the operation, and of the service that has it. `undefined`: nothing ends. */
export function endingOf(graph: Graph, end: CallEnd): Ending | undefined {
  const service = graph.services.get(end.service);
  const operation = operationOf(graph, end);
  const own = operation && endingOfOperation(operation);
  const whole = service && endingOfService(service);
  if (own === undefined) return whole;
  const sunset = [own.sunset, whole?.sunset].filter((day) => day !== undefined).sort()[0];
  const successor = service?.replacedBy?.value;
  return {
    ...own,
    retired: whole?.retired === true,
    ...(sunset === undefined ? {} : { sunset }),
    ...(successor === undefined ? {} : { successor }),
  };
}

/** What the contract says of the end of an operation; `undefined` where it says nothing. */
export function endingOfOperation({ deprecated, sunset, evidence }: Operation): Ending | undefined {
  if (deprecated !== true && sunset === undefined) return undefined;
  return { of: 'operation', retired: false, place: evidence.place, ...(sunset === undefined ? {} : { sunset }) };
}

/** What the owners say of the end of a service; `undefined` where it goes on. */
export function endingOfService({ lifecycle, sunset, replacedBy }: Service): Ending | undefined {
  const retired = lifecycle?.value === 'retired';
  if (!retired && lifecycle?.value !== 'deprecated' && sunset === undefined) return undefined;
  const place = sunset?.place ?? lifecycle?.place;
  return {
    of: 'service',
    retired,
    ...(place === undefined ? {} : { place }),
    ...(sunset === undefined ? {} : { sunset: sunset.value }),
    ...(replacedBy === undefined ? {} : { successor: replacedBy.value }),
  };
}

/** The successor as a target: with the same operation where the owners name a service only and it has that operation. */
export function successorOf(graph: Graph, end: CallEnd, { successor }: Ending): string | undefined {
  if (successor === undefined || successor.includes('#') || end.operation === undefined) return successor;
  const operation = operationOf(graph, { service: successor, operation: end.operation });
  return operation === undefined ? successor : `${successor}#${operationLabel(operation)}`;
}
