// Where a name of the baseline leads in head: an operation or a service that this branch renamed, moved or removed.
import { serviceRenames } from '../../changes/renames';
import type { Graph } from '../../model/graph';
import { keyOfReference, type Operation, operationKey, operationLabel } from '../../model/operation';

export type Fate =
  /** The same method and path have another name. */
  | { readonly kind: 'renamed'; readonly to: string; readonly was: Operation }
  /** The same operationId has another method or path. */
  | { readonly kind: 'moved'; readonly to: string; readonly was: Operation }
  | { readonly kind: 'removed'; readonly was: Operation };

/**
 * Takes a service as head names it, and an operation as people refer to it (operationId or `METHOD /path`); gives what has
 * become of it, with its name in head where that is certain. `undefined` where the baseline has no such operation.
 */
export function fateOfOperation(before: Graph, head: Graph, service: string, reference: string): Fate | undefined {
  const was = findOperation(before.services.get(formerName(before, head, service))?.operations, reference);
  if (was === undefined) return undefined;
  const now = head.services.get(service)?.operations ?? [];
  const same = now.find((one) => operationKey(one) === operationKey(was));
  if (same !== undefined) return { kind: 'renamed', to: operationLabel(same), was };
  const moved = was.operationId === undefined ? [] : now.filter(({ operationId }) => operationId === was.operationId);
  return moved.length === 1 && was.operationId !== undefined
    ? { kind: 'moved', to: was.operationId, was }
    : { kind: 'removed', was };
}

/** The name in head of a service that only changed its name; `undefined` for every other. */
export function newName(before: Graph, head: Graph, service: string): string | undefined {
  return serviceRenames(before, head).get(service);
}

function formerName(before: Graph, head: Graph, service: string): string {
  for (const [old, now] of serviceRenames(before, head)) if (now === service) return old;
  return service;
}

function findOperation(operations: readonly Operation[] | undefined, reference: string): Operation | undefined {
  const key = keyOfReference(reference);
  return (
    operations?.find(({ operationId }) => operationId === reference) ??
    operations?.find((one) => operationKey(one) === key)
  );
}
