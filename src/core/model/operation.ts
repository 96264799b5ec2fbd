// An operation of an API: its identity is the method and the normalised path, the operationId is a label.
import type { Evidence } from './place';

export const INPUT_PARTS = ['parameters', 'body'] as const;
export type InputPart = (typeof INPUT_PARTS)[number];

/** What a caller has to send, so far as the contract says it; what stands in the path is part of the operation's identity. */
export interface Inputs {
  /** Sorted: `query limit`, `header x-tenant`, `cookie session`, `body`, `body amount` (a field at the body's top level). */
  readonly required: readonly string[];
  /** Parts of which not everything could be read: more may be required there. */
  readonly unread: readonly InputPart[];
}

export interface Operation {
  /** Upper case: `GET`, `POST`, 3.2's `QUERY`, or a method of `additionalOperations`. */
  readonly method: string;
  /** As written, with the base path of Swagger 2.0: `/payments/{id}`. */
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly deprecated?: boolean;
  /** ISO date of the day on which it ends (`x-sunset`). */
  readonly sunset?: string;
  /** True where the contract documents idempotency: an `Idempotency-Key` header parameter. */
  readonly idempotencyKey?: boolean;
  /** True where it answers with a list; only asked of operations that say what they call (`x-sre-calls`). */
  readonly answersList?: boolean;
  /** Status codes of the documented responses, as written (`200`, `4XX`, `default`). */
  readonly responses: readonly string[];
  /** Absent = not known: a half-typed operation, a graph file of an earlier version. */
  readonly inputs?: Inputs;
  readonly evidence: Evidence;
}

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The identity of an operation inside its service: the names of path parameters do not count. */
export function operationKey(operation: { readonly method: string; readonly path: string }): string {
  return `${operation.method.toUpperCase()} ${normalisePath(operation.path)}`;
}

const METHOD_AND_PATH = /^([A-Za-z]+)\s+(\/.*)$/;

/** The key that `METHOD /path` means, as people refer to an operation; `undefined` for anything else, an operationId too. */
export function keyOfReference(reference: string): string | undefined {
  const [, method, path] = METHOD_AND_PATH.exec(reference) ?? [];
  return method === undefined || path === undefined ? undefined : operationKey({ method, path: path.trim() });
}

/** `/a/{id}/` → `/a/{}`: parameter names, doubled and trailing slashes do not change what is called. */
export function normalisePath(path: string): string {
  const normal = path.replace(/\{[^{}/]*\}/g, '{}').replace(/\/{2,}/g, '/');
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** How people name an operation: its operationId, else `METHOD /path`. */
export function operationLabel(operation: Pick<Operation, 'method' | 'path' | 'operationId'>): string {
  return operation.operationId ?? `${operation.method} ${operation.path}`;
}

/** True for methods that advance a state (RFC 9110: not safe). */
export function isMutating(method: string): boolean {
  return MUTATING.has(method.toUpperCase());
}
