// Whose workload a result of another linter is about.
import type { KubernetesObject } from '../kubernetes/object';
import { grouped } from '../../catalog/grouped';
import type { LinterResult } from './sarif';

/**
 * Takes the results and the objects as they are written; gives the results of each service. One whose object is not certain (a file with
 * several, and neither a line nor a name that tells them apart) is nobody's.
 */
export function citedByService(
  results: readonly LinterResult[],
  objects: readonly KubernetesObject[],
  serviceOf: (object: KubernetesObject) => string | undefined,
): ReadonlyMap<string, readonly LinterResult[]> {
  const byFile = grouped(objects, ({ place }) => place.file);
  const owned = results.flatMap((result) => {
    const inFile = byFile.get(result.file) ?? [];
    const services = new Set(meant(result, inFile).flatMap((object) => serviceOf(object) ?? []));
    const [service] = services;
    return service === undefined || services.size > 1 ? [] : [{ service, result }];
  });
  const found = grouped(owned, ({ service }) => service);
  return new Map([...found].map(([service, list]) => [service, list.map(({ result }) => result)]));
}

/** By name, else by line; a linter that knows no line says 1. */
function meant({ line = 1, about }: LinterResult, objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const words = new Set(about.split(/[^\w.-]+/));
  const named = objects.filter(({ kind, name }) => words.has(name) && words.has(kind));
  if (named.length > 0) return named;
  const atLine =
    line === 1 ? [] : objects.filter(({ value: { place } }) => place.line <= line && line <= place.endLine);
  return atLine.length > 0 ? atLine : objects;
}
