// Makes a document safe to hand to the validator library: plain data, example data without references, bounded.
import { jsonOf } from '../core/syntax/access';
import type { SyntaxNode } from '../core/syntax/node';

export type Input =
  | { readonly kind: 'ready'; readonly document: Record<string, unknown> }
  /** Why the document cannot be handed over, as a sentence. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** References into the innards of JavaScript objects, which the library would follow. */
  | { readonly kind: 'hostile'; readonly reference: string };

/** How much may be asked of the library before it is called. */
export interface Budget {
  readonly bytes: number;
  readonly nodes: number;
  /** Nodes with all references written out; the library walks that many. */
  readonly expanded: number;
}

/** Where other work waits for this: it cannot be stopped. */
export const IN_THREAD: Budget = { bytes: 4 * 1024 * 1024, nodes: 1_000_000, expanded: 4_000_000 };

/** In a worker, which is ended when it takes too long or too much memory. */
export const APART: Budget = { bytes: 20 * 1024 * 1024, nodes: 5_000_000, expanded: Number.POSITIVE_INFINITY };

const DEEPEST = 1_500;
const EXAMPLES = new Set(['example', 'examples', 'default', 'enum', 'const']);
/** Keys below these are names that people chose: a schema may well have a property named `example`. */
const NAMED = new Set(
  'properties patternProperties schemas definitions parameters responses headers requestBodies callbacks links content paths $defs'.split(
    ' ',
  ),
);
const INNARDS = /(?:^|[/])(?:__proto__|constructor|prototype)(?:$|[/])/;

/** Takes the root of an OpenAPI document. */
export function validatorInput(root: SyntaxNode, { nodes, expanded }: Budget): Input {
  const data = jsonOf(root, nodes);
  if (data === undefined) return { kind: 'refused', reason: `It has more than ${nodes.toLocaleString('en')} values.` };
  if (!isObject(data)) return { kind: 'refused', reason: 'It is not a map of fields.' };
  dropForeignPaths(data);
  const hostile = blindExamples(data, undefined, false);
  if (hostile !== undefined) return { kind: 'hostile', reference: hostile };
  if (expandedSize(data, expanded) > expanded) {
    return { kind: 'refused', reason: 'Its references, written out, make it too large.' };
  }
  return { kind: 'ready', document: data };
}

/** A path item may stand in another file, which is not opened; the library would take the reference itself for a field. */
function dropForeignPaths({ paths }: Record<string, unknown>): void {
  if (!isObject(paths)) return;
  for (const item of Object.values(paths)) {
    if (isObject(item) && typeof item.$ref === 'string' && !item.$ref.startsWith('#')) delete item.$ref;
  }
}

/** Takes `$ref` out of example data, in place; gives the first hostile reference elsewhere. Depth is that of the syntax room. */
function blindExamples(value: unknown, parent: string | undefined, example: boolean): string | undefined {
  if (Array.isArray(value)) return firstOf(value, (item) => blindExamples(item, undefined, example));
  if (!isObject(value)) return undefined;
  const reference = value.$ref;
  const shared = typeof reference === 'string' && reference.startsWith('#/components/examples/');
  if (example && !shared) delete value.$ref;
  else if (typeof reference === 'string' && INNARDS.test(reference)) return reference;
  const named = parent !== undefined && NAMED.has(parent);
  return firstOf(Object.entries(value), ([key, child]) => {
    const within = example || (!named && (EXAMPLES.has(key) || key.startsWith('x-')));
    return blindExamples(child, named ? undefined : key, within);
  });
}

/** How many nodes a walk over the document sees that follows each local reference; cycles count once. */
function expandedSize(root: Record<string, unknown>, most: number): number {
  const sizes = new Map<object, number>();
  const size = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null) return 1;
    if (depth > DEEPEST) return most + 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    sizes.set(value, 0);
    let sum = 1;
    for (const child of Object.values(value)) sum += size(child, depth + 1);
    const target = isObject(value) && typeof value.$ref === 'string' ? targetOf(root, value.$ref) : undefined;
    if (target !== undefined) sum += size(target, depth + 1);
    sizes.set(value, sum);
    return sum;
  };
  return size(root, 0);
}

function targetOf(root: Record<string, unknown>, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  let at: unknown = root;
  for (const token of reference.slice(2).split('/')) {
    const name = token.replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
