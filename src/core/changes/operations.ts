// Operations added, removed, modified.
import { servicesApart } from '../catalog/services-apart';
import type { Change, OperationOf } from '../model/change';
import type { Graph } from '../model/graph';
import { type Operation, operationKey } from '../model/operation';
import type { Service } from '../model/service';
import { newlyRequired } from './breaks';
import { sameValue } from './same';
import { servicesOf } from './services';
import type { Unfinished } from './unfinished';

/**
 * By service, method and normalised path. Another file, another operationId, other names of path parameters are no change;
 * being deprecated, other responses, other required inputs, another idempotency contract are.
 */
export function compareOperations(
  before: Graph,
  head: Graph,
  renames: ReadonlyMap<string, string>,
  unfinished: Unfinished,
): Change<OperationOf>[] {
  const apart = renames.size === 0 ? servicesApart(before.services, head.services) : undefined;
  const changed = ({ name }: Service) =>
    renames.size > 0 || !sameList(before.services.get(name)?.operations, head.services.get(name)?.operations);
  const old = operationsOf(renames, [...servicesOf(before, apart)].filter(changed));
  const now = operationsOf(new Map(), [...servicesOf(head, apart)].filter(changed));
  const changes: Change<OperationOf>[] = [];
  for (const [key, it] of now) {
    const earlier = old.get(key);
    if (earlier === undefined) changes.push({ kind: 'added', it });
    else if (isModified(earlier.operation, it.operation)) changes.push({ kind: 'modified', it, before: earlier });
  }
  for (const [key, it] of old) {
    if (now.has(key) || unfinished.any([it.operation.evidence]) || unfinished.service(it.service)) continue;
    changes.push({ kind: 'removed', it });
  }
  return changes;
}

/** Most services have the very same operations on both sides: those are not looked at. */
function operationsOf(renames: ReadonlyMap<string, string>, services: readonly Service[]): Map<string, OperationOf> {
  const operations = new Map<string, OperationOf>();
  for (const { name, operations: own } of services) {
    for (const operation of own) {
      const key = `${renames.get(name) ?? name}\n${operationKey(operation)}`;
      operations.set(key, { service: name, operation });
    }
  }
  return operations;
}

function sameList<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  if (a === b) return true;
  return a?.length === b?.length && (a?.every((item, index) => item === b?.[index]) ?? true);
}

function isModified(before: Operation, now: Operation): boolean {
  if (before === now) return false;
  if (!sameValue(contractOf(before), contractOf(now))) return true;
  return newlyRequired(before.inputs, now.inputs).length > 0 || newlyRequired(now.inputs, before.inputs).length > 0;
}

function contractOf({ deprecated, idempotencyKey, responses }: Operation) {
  return { deprecated: deprecated ?? false, idempotencyKey: idempotencyKey ?? false, responses: [...responses].sort() };
}
