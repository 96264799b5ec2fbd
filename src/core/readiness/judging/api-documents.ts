// The API documents of a service.
import type { Evidence } from '../../model/place';
import { linePlace } from '../../model/place';
import { OPENAPI } from '../../openapi/operation';
import type { CheckContext } from '../check';

/** The files that describe its operations, at their first line. */
export function apiDocumentsOf({ report, service }: CheckContext): readonly Evidence[] {
  const files = [...report.head.documents].flatMap(([file, name]) => (name === service.name ? [file] : []));
  return files.sort().map((file) => ({ place: linePlace(file), format: OPENAPI }));
}
