// From what a text names to the service or operation of the graph that is meant.
import { serviceNamed } from '../graph/named';
import type { Graph } from '../model/graph';
import { keyOfReference, type Operation, operationKey } from '../model/operation';
import type { Place } from '../model/place';
import type { Service } from '../model/service';
import type { SyntaxFile } from '../syntax/node';
import type { Mention } from './mention';

/** A service, or one of its operations by its key. */
export interface Subject {
  readonly service: string;
  readonly operation?: string;
}

/** The operation that an `operationId` or `METHOD /path` means. */
export function operationNamed(service: Service, reference: string): Operation | undefined {
  const byId = service.operations.find((one) => one.operationId?.trim() === reference);
  if (byId !== undefined) return byId;
  const key = keyOfReference(reference);
  return key === undefined ? undefined : service.operations.find((one) => operationKey(one) === key);
}

/** What a mention means; `undefined` where nobody is called so. An unknown operation of a known service is none. */
export function subjectOf(graph: Graph, syntax: SyntaxFile, mention: Mention): Subject | undefined {
  switch (mention.kind) {
    case 'service': {
      const service = serviceNamed(graph, mention.text);
      return service && { service: service.name };
    }
    case 'operation': {
      const service = serviceNamed(graph, mention.service);
      const operation = service && operationNamed(service, mention.text);
      return service && operation && { service: service.name, operation: operationKey(operation) };
    }
    case 'operation-id':
    case 'method':
      return operationAt(graph, syntax.place(mention.method));
    case 'link':
      return undefined;
  }
}

/** The operation that a graph shows at the place of its method. */
function operationAt(graph: Graph, place: Place): Subject | undefined {
  return placesOf(graph).get(`${place.line}:${place.column}:${place.file}`);
}

const places = new WeakMap<Graph, ReadonlyMap<string, Subject>>();

function placesOf(graph: Graph): ReadonlyMap<string, Subject> {
  const already = places.get(graph);
  if (already !== undefined) return already;
  const table = new Map<string, Subject>();
  for (const service of graph.services.values())
    for (const operation of service.operations) {
      const { file, line, column } = operation.evidence.place;
      const key = `${line}:${column}:${file}`;
      if (!table.has(key)) table.set(key, { service: service.name, operation: operationKey(operation) });
    }
  places.set(graph, table);
  return table;
}

/** The operation of a subject, if it is one and the graph has it. */
export function operationOf(graph: Graph, subject: Subject): Operation | undefined {
  return graph.services.get(subject.service)?.operations.find((one) => operationKey(one) === subject.operation);
}

/** True where both are the same service, or the same operation of it. */
export function isSame(a: Subject | undefined, b: Subject): boolean {
  return a !== undefined && a.service === b.service && a.operation === b.operation;
}

/** The words one of which stands in every text that names the subject. */
export function namesOf(graph: Graph, subject: Subject): readonly string[] {
  const service = graph.services.get(subject.service);
  const operation = operationOf(graph, subject);
  if (operation === undefined) return [subject.service, ...(service?.aliases ?? [])];
  return [
    operation.path.split('{', 1)[0] ?? operation.path,
    ...(operation.operationId === undefined ? [] : [operation.operationId]),
  ];
}
