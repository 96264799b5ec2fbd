// Finds an operation of a service by the way people refer to it: `operationId` or `METHOD /path`.
import { type Operation, operationKey, operationLabel } from '../model/operation';

export type OperationAnswer =
  | { readonly kind: 'found'; readonly key: string; readonly label: string }
  /** No document of the service is at hand: the reference itself is the identity. */
  | { readonly kind: 'unchecked'; readonly key: string; readonly label: string }
  /** The service has documents, and none of them has it. */
  | { readonly kind: 'missing'; readonly key?: string };

export interface Operations {
  readonly find: (service: string, reference: string) => OperationAnswer;
}

interface Index {
  readonly ids: ReadonlyMap<string, Operation>;
  readonly keys: ReadonlyMap<string, Operation>;
}

const METHOD_AND_PATH = /^([A-Za-z]+)\s+(\/.*)$/;

/** Takes the operations of each service; indexes them when first asked. */
export function indexOperations(operations: ReadonlyMap<string, readonly Operation[]>): Operations {
  const indexes = new Map<string, Index>();
  const indexOf = (service: string): Index | undefined => {
    const known = indexes.get(service);
    const own = operations.get(service);
    if (known !== undefined || own === undefined || own.length === 0) return known;
    const index = createIndex(own);
    indexes.set(service, index);
    return index;
  };
  return {
    find: (service, written) => {
      const reference = written.trim();
      const key = keyOfReference(reference);
      const index = indexOf(service);
      if (index === undefined) return { kind: 'unchecked', key: key ?? reference, label: reference };
      const operation = index.ids.get(reference) ?? (key === undefined ? undefined : index.keys.get(key));
      if (operation !== undefined)
        return { kind: 'found', key: operationKey(operation), label: operationLabel(operation) };
      return key === undefined ? { kind: 'missing' } : { kind: 'missing', key };
    },
  };
}

/** The operation key of `METHOD /path` as written; `undefined` for an operationId. */
export function keyOfReference(reference: string): string | undefined {
  const [, method, path] = METHOD_AND_PATH.exec(reference) ?? [];
  return method === undefined || path === undefined ? undefined : operationKey({ method, path: path.trim() });
}

function createIndex(operations: readonly Operation[]): Index {
  const ids = new Map<string, Operation>();
  const keys = new Map<string, Operation>();
  for (const operation of operations) {
    const id = operation.operationId?.trim();
    if (id !== undefined && id !== '' && !ids.has(id)) ids.set(id, operation);
    keys.set(operationKey(operation), operation);
  }
  return { ids, keys };
}
