// The API documents of a service.
import { at, entriesAt } from '../../artifacts/traced';
import type { Fix } from '../../model/edit';
import { type Operation, operationKey } from '../../model/operation';
import { type Evidence, linePlace } from '../../model/place';
import { OPENAPI } from '../../openapi/operation';
import type { CheckContext } from '../check';

/** The files that describe its operations, at their first line. */
export function apiDocumentsOf({ report, service }: CheckContext): readonly Evidence[] {
  const files = [...report.head.documents].flatMap(([file, name]) => (name === service.name ? [file] : []));
  return files.sort().map((file) => ({ place: linePlace(file), format: OPENAPI }));
}

/** The fix that sets a field of an operation, where the operation stands in a document itself; none behind a reference. */
export function operationFix(
  context: CheckContext,
  operation: Operation,
  set: { readonly title: string; readonly path: readonly string[]; readonly value: string },
): readonly Fix[] {
  const key = operationKey(operation);
  const roots = apiDocumentsOf(context).flatMap(({ place }) => context.artifacts.documentsAt(place.file).slice(0, 1));
  for (const root of roots)
    for (const [path, item] of entriesAt(root, 'paths')) {
      const found = at(item, operation.method.toLowerCase());
      if (found?.kind !== 'map' || operationKey({ method: operation.method, path }) !== key) continue;
      return [
        { title: set.title, intent: { kind: 'set-entry', place: found.place, path: set.path, value: set.value } },
      ];
    }
  return [];
}
