// The operations of a document by their identity, worked out once: facts are remembered, and linking asks at every keystroke.
import type { ApiFact } from '../model/facts';
import { type Operation, operationKey } from '../model/operation';
import { compareText } from './order';
import { rememberEach } from './remember';

export type OperationsByKey = ReadonlyMap<string, Operation>;

/** The operations of a document by `operationKey`, sorted by path and method; of two with one key the first. */
export const operationsOfDocument = rememberEach(
  (api: ApiFact): OperationsByKey => operationsInOrder(orderOf(api), api),
);

/** The same of a document that has the methods and paths of `standing`, one by one: their order is known. */
export function operationsOfMoved(standing: ApiFact, now: ApiFact): OperationsByKey {
  return movedOf(now).get(standing) ?? keepMoved(standing, now);
}

const movedOf = rememberEach((_: ApiFact) => new WeakMap<ApiFact, OperationsByKey>());

function keepMoved(standing: ApiFact, now: ApiFact): OperationsByKey {
  const operations = operationsInOrder(orderOf(standing), now);
  movedOf(now).set(standing, operations);
  return operations;
}

interface Keyed {
  readonly key: string;
  /** Position among the operations of the document. */
  readonly at: number;
}

const orderOf = rememberEach(({ operations }: ApiFact): readonly Keyed[] => {
  const first = new Map<string, number>();
  for (const [at, operation] of operations.entries()) {
    const key = operationKey(operation);
    if (!first.has(key)) first.set(key, at);
  }
  const compare = (a: Operation | undefined, b: Operation | undefined): number =>
    compareText(a?.path ?? '', b?.path ?? '') || compareText(a?.method ?? '', b?.method ?? '');
  return [...first].map(([key, at]) => ({ key, at })).sort((a, b) => compare(operations[a.at], operations[b.at]));
});

function operationsInOrder(order: readonly Keyed[], { operations }: ApiFact): OperationsByKey {
  const byKey = new Map<string, Operation>();
  for (const { key, at } of order) {
    const operation = operations[at];
    if (operation !== undefined) byKey.set(key, operation);
  }
  return byKey;
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

const NONE: readonly Operation[] = [];

/** The operations as a list: the same list for the same documents. */
export function listOperations(operations: OperationsByKey | undefined): readonly Operation[] {
  return operations === undefined ? NONE : listOf(operations);
}

/** A list of operations by their keys: of one that `listOperations` gave, what it was made of. */
export function operationsByKey(list: readonly Operation[]): OperationsByKey {
  return madeOf.get(list) ?? new Map(list.map((operation) => [operationKey(operation), operation]));
}

const madeOf = new WeakMap<readonly Operation[], OperationsByKey>();

const listOf = rememberEach((operations: OperationsByKey): readonly Operation[] => {
  const list = [...operations.values()];
  madeOf.set(list, operations);
  return list;
});

function sortOperations(operations: OperationsByKey): OperationsByKey {
  return new Map(
    [...operations].sort(([, a], [, b]) => compareText(a.path, b.path) || compareText(a.method, b.method)),
  );
}
