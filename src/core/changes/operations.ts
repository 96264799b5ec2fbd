// Operations added, removed, modified.
import { grouped } from '../catalog/grouped';
import { operationsByKey } from '../catalog/operation-keys';
import { servicesApart } from '../catalog/services-apart';
import type { Change, OperationOf } from '../model/change';
import type { Graph } from '../model/graph';
import type { Operation } from '../model/operation';
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
  const old = grouped([...servicesOf(before, apart)].filter(changed), ({ name }) => renames.get(name) ?? name);
  const now = grouped([...servicesOf(head, apart)].filter(changed), ({ name }) => name);
  const changes: Change<OperationOf>[] = [];
  for (const [key, it] of operationsOf(now)) {
    const earlier = find(old.get(it.service), key);
    if (earlier === undefined) changes.push({ kind: 'added', it });
    else if (isModified(earlier.operation, it.operation)) changes.push({ kind: 'modified', it, before: earlier });
  }
  for (const [key, it] of operationsOf(old)) {
    const { service, operation } = it;
    if (find(now.get(renames.get(service) ?? service), key) !== undefined) continue;
    if (!unfinished.any([operation.evidence]) && !unfinished.service(service)) changes.push({ kind: 'removed', it });
  }
  return changes;
}

/** Services by the name that they have in head: an old name and a new one may mean the same. */
type ByName = ReadonlyMap<string, readonly Service[]>;

/** Each operation with its key; of those with one key and one name the last. */
function* operationsOf(services: ByName): Iterable<readonly [key: string, OperationOf]> {
  for (const own of services.values()) {
    for (const { name, operations } of own) {
      for (const [key, operation] of operationsByKey(operations))
        if (own.length === 1 || find(own, key)?.operation === operation) yield [key, { service: name, operation }];
    }
  }
}

function find(services: readonly Service[] | undefined, key: string): OperationOf | undefined {
  for (const { name, operations } of services?.toReversed() ?? []) {
    const operation = operationsByKey(operations).get(key);
    if (operation !== undefined) return { service: name, operation };
  }
  return undefined;
}

function sameList<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  if (a === b) return true;
  return a?.length === b?.length && (a?.every((item, index) => item === b?.[index]) ?? true);
}

function isModified(before: Operation, now: Operation): boolean {
  if (before === now) return false;
  // One that only moved says the very same.
  const isMoved =
    before.responses === now.responses &&
    before.inputs === now.inputs &&
    before.deprecated === now.deprecated &&
    before.idempotencyKey === now.idempotencyKey;
  if (isMoved) return false;
  if (!sameValue(contractOf(before), contractOf(now))) return true;
  return newlyRequired(before.inputs, now.inputs).length > 0 || newlyRequired(now.inputs, before.inputs).length > 0;
}

function contractOf({ deprecated, idempotencyKey, responses }: Operation) {
  return { deprecated: deprecated ?? false, idempotencyKey: idempotencyKey ?? false, responses: [...responses].sort() };
}
