// The operations that the API documents of a service describe.
import { type ApiOperation, apiOperations } from '../../artifacts/api-operations';
import type { CheckContext } from '../check';

/** Of all documents that were found to be the service's, in their order. */
export function ownOperations({ report, artifacts, service }: CheckContext): readonly ApiOperation[] {
  return [...report.head.documents]
    .filter(([, name]) => name === service.name)
    .flatMap(([file]) => artifacts.fileAt(file) ?? [])
    .flatMap(apiOperations);
}

/** Fixes of so many operations are offered at once: an editor shows no longer list. */
export const MOST_FIXES = 3;

/** `a, b, c and 4 more`. */
export function some(labels: readonly string[]): string {
  const rest = labels.length - MOST_FIXES;
  return rest <= 1 ? labels.join(', ') : `${labels.slice(0, MOST_FIXES).join(', ')} and ${rest} more`;
}
