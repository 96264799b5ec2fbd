// Finds an operation of a service by the way people refer to it: `operationId` or `METHOD /path`.
import { type Operation, operationKey, operationLabel } from '../model/operation';
import type { OperationsByKey } from './operation-keys';

type OperationAnswer =
  | { readonly kind: 'found'; readonly key: string; readonly label: string }
  /** No document of the service is at hand: the reference itself is the identity. */
  | { readonly kind: 'unchecked'; readonly key: string; readonly label: string }
  /** The service has documents, and none of them has it. */
  | { readonly kind: 'missing'; readonly key?: string };

export interface Operations {
  readonly find: (service: string, reference: string) => OperationAnswer;
}

const METHOD_AND_PATH = /^([A-Za-z]+)\s+(\/.*)$/;

/** Takes the operations of each service; indexes their ids when first asked. */
export function indexOperations(operations: ReadonlyMap<string, OperationsByKey>): Operations {
  return {
    find: (service, written) => {
      const reference = written.trim();
      const own = operations.get(service);
      const byId = own === undefined ? undefined : idsOf(own).get(reference);
      if (byId !== undefined) return found(byId);
      const key = keyOfReference(reference);
      if (own === undefined || own.size === 0) return { kind: 'unchecked', key: key ?? reference, label: reference };
      const operation = key === undefined ? undefined : own.get(key);
      if (operation !== undefined) return found(operation);
      return key === undefined ? { kind: 'missing' } : { kind: 'missing', key };
    },
  };
}

function found(operation: Operation): OperationAnswer {
  return { kind: 'found', key: operationKey(operation), label: operationLabel(operation) };
}

/** The operation key of `METHOD /path` as written; `undefined` for an operationId. */
function keyOfReference(reference: string): string | undefined {
  const [, method, path] = METHOD_AND_PATH.exec(reference) ?? [];
  return method === undefined || path === undefined ? undefined : operationKey({ method, path: path.trim() });
}

const known = new WeakMap<OperationsByKey, ReadonlyMap<string, Operation>>();

/** operationId → operation; of two with one id the first. */
function idsOf(operations: OperationsByKey): ReadonlyMap<string, Operation> {
  const already = known.get(operations);
  if (already !== undefined) return already;
  const ids = new Map<string, Operation>();
  for (const operation of operations.values()) {
    const id = operation.operationId?.trim();
    if (id !== undefined && id !== '' && !ids.has(id)) ids.set(id, operation);
  }
  known.set(operations, ids);
  return ids;
}
