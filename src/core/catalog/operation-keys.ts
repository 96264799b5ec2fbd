// The operations of a document by their identity, worked out once: facts are remembered, and linking asks at every keystroke.
import type { ApiFact } from '../model/facts';
import { type Operation, operationKey } from '../model/operation';
import { compareText } from './order';

export type OperationsByKey = ReadonlyMap<string, Operation>;

const known = new WeakMap<ApiFact, OperationsByKey>();

/** The operations of a document by `operationKey`, sorted by path and method; of two with one key the first. */
export function operationsOfDocument(api: ApiFact): OperationsByKey {
  const already = known.get(api);
  if (already !== undefined) return already;
  const operations = new Map<string, Operation>();
  for (const operation of api.operations) {
    const key = operationKey(operation);
    if (!operations.has(key)) operations.set(key, operation);
  }
  const sorted = sortOperations(operations);
  known.set(api, sorted);
  return sorted;
}

/** The operations of several documents of one service: the first document that has one counts. */
export function uniteOperations(documents: readonly OperationsByKey[]): OperationsByKey {
  const [only] = documents;
  if (only !== undefined && documents.length === 1) return only;
  const operations = new Map<string, Operation>();
  for (const document of documents) {
    for (const [key, operation] of document) if (!operations.has(key)) operations.set(key, operation);
  }
  return sortOperations(operations);
}

const lists = new WeakMap<OperationsByKey, readonly Operation[]>();
const NONE: readonly Operation[] = [];

/** The operations as a list: the same list for the same documents. */
export function listOperations(operations: OperationsByKey | undefined): readonly Operation[] {
  if (operations === undefined) return NONE;
  const list = lists.get(operations) ?? [...operations.values()];
  lists.set(operations, list);
  return list;
}

function sortOperations(operations: OperationsByKey): OperationsByKey {
  return new Map(
    [...operations].sort(([, a], [, b]) => compareText(a.path, b.path) || compareText(a.method, b.method)),
  );
}
