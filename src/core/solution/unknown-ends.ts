// Records whose caller or callee is misspelt: their answers belong to no call, and nobody would notice.
import { splitReference } from '../catalog/callees';
import { nearestService, nearestWord } from '../config/nearest';
import { serviceNamed } from '../graph/named';
import type { Graph } from '../model/graph';
import { keyOfReference, operationKey } from '../model/operation';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import type { Solution } from '../model/solution';

/**
 * One problem for each end that is a slip away from a service, or from an operation of its service. Other names that
 * nobody has may be of calls that are gone; a planned call is told where calls are.
 */
export function unknownEnds(solutions: readonly Solution[], graph: Graph): readonly Problem[] {
  const records = solutions.flatMap(({ calls }) => calls).filter(({ planned }) => planned !== true);
  return records.flatMap(({ from, to }) => [from, to].flatMap((end) => unknownEnd(end, graph) ?? []));
}

function unknownEnd({ value, place }: Located<string>, graph: Graph): Problem | undefined {
  const { service: written, operation } = splitReference(value);

  const service = serviceNamed(graph, written);
  if (service === undefined) {
    const known = [...graph.services.values()].filter((one) => one.known).map((one) => one.name);
    return problemOf(place, `No service is called ${written}`, nearestService(written, known), 'unknown-service');
  }
  const { name, operations } = service;
  if (operation === undefined || operations.length === 0) return undefined;
  const key = keyOfReference(operation);
  if (operations.some((one) => one.operationId === operation || operationKey(one) === key)) return undefined;
  const ids = operations.flatMap(({ operationId }) => operationId ?? []);
  return problemOf(place, `${name} has no operation ${operation}`, nearestWord(operation, ids, 1), 'unknown-operation');
}

function problemOf(place: Problem['place'], what: string, near: string | undefined, code: string): Problem | undefined {
  if (near === undefined || place === undefined) return undefined;
  const message = `${what}, so these answers belong to no call. Did you mean ${near}?`;
  return { code, message, place, severity: 'warning' };
}
