// The operations of one path item, gathered from the document and from the files that its `$ref`s lead to.
import type { OpenAPIV3 } from 'openapi-types';
import type { Problem } from '../model/problem';
import type { Entry, SyntaxNode } from '../syntax/node';
import type { PathItemContext } from './context';
import { type Followed, follow, followAll, referenceOf, type Spot } from './reference';
import { tellSlips } from './slips';

/** One method of a path item as it is written: `key` may stand in another file than the document. */
export interface MethodSpot {
  readonly method: string;
  readonly key: Entry;
  readonly keySpot: Spot;
  /** The operation object; another spot than the key's where that holds a `$ref`. */
  readonly spot: Spot;
}

export interface PathItem {
  readonly methods: readonly MethodSpot[];
  /** `parameters` lists that hold for all methods. */
  readonly parameters: readonly Spot[];
  /** False where a reference of the path item could not be followed. */
  readonly whole: boolean;
}

/** The methods of OpenAPI 2.0 to 3.1; 3.2 adds `query` and whatever `additionalOperations` holds. */
const METHODS: readonly string[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
] satisfies `${OpenAPIV3.HttpMethods}`[];
/** The same texts for all operations. */
const UPPER = new Map(METHODS.map((method) => [method, method.toUpperCase()]));
const DEEPEST = 16;

/** Reads a path item; keys beside a `$ref` win over those behind it. */
export function readPathItem(context: PathItemContext, spot: Spot, depth = 0): PathItem {
  const methods: MethodSpot[] = [];
  const parameters: Spot[] = [];
  if (spot.node.kind !== 'map' || context.budget.left < 0) return { methods, parameters, whole: false };
  context.budget.left -= spot.node.entries.length;
  for (const entry of spot.node.entries) {
    if (entry.key === 'parameters') parameters.push({ ...spot, node: entry.value });
    else if (entry.key === 'additionalOperations' && context.moreMethods)
      methods.push(...readAdditional(context, spot, entry));
    else methods.push(...readMethod(context, spot, entry));
  }
  tellSlips(context.problems, spot, 'path item');
  const reference = referenceOf(spot.node);
  if (reference === undefined) return { methods, parameters, whole: true };
  const followed: Followed =
    depth < DEEPEST
      ? follow(context, spot, reference.text)
      : { kind: 'not-followed', reason: 'it leads back to itself or on and on' };
  if (followed.kind !== 'found') {
    tellReference(context, spot, reference.node, followed, 'The operations behind it are not known.');
    context.whole.is = false;
    return { methods, parameters, whole: false };
  }
  context.loose.is = true;
  const behind = readPathItem(context, followed.spot, depth + 1);
  const own = new Set(methods.map(({ method }) => method));
  return {
    methods: [...methods, ...behind.methods.filter(({ method }) => !own.has(method))],
    parameters: [...parameters, ...behind.parameters],
    whole: behind.whole,
  };
}

/** Adds `ref-missing` or `ref-not-followed` at the reference. */
export function tellReference(
  context: { readonly problems: Problem[] },
  spot: Spot,
  node: SyntaxNode,
  followed: Exclude<Followed, { kind: 'found' }>,
  consequence: string,
  severity: Problem['severity'] = 'warning',
): void {
  const place = spot.syntax.place(node.span);
  const missing = followed.kind === 'missing';
  const message = missing
    ? `This reference leads nowhere: ${followed.reason}. ${consequence}`
    : `This reference was not followed: ${followed.reason}. ${consequence} Refer to a file of the workspace by a relative path.`;
  context.problems.push({ code: missing ? 'ref-missing' : 'ref-not-followed', message, place, severity });
}

function readMethod(context: PathItemContext, spot: Spot, entry: Entry): readonly MethodSpot[] {
  if (METHODS.includes(entry.key) || (entry.key === 'query' && context.moreMethods)) {
    return methodSpot(context, spot, entry, UPPER.get(entry.key) ?? entry.key.toUpperCase());
  }
  const lower = entry.key.toLowerCase();
  if (METHODS.includes(lower)) {
    const message = `"${entry.key}" was not read: write the method in lower case, "${lower}".`;
    context.problems.push({
      code: 'unknown-method',
      message,
      place: spot.syntax.place(entry.keySpan),
      severity: 'warning',
    });
  }
  return [];
}

function readAdditional(context: PathItemContext, spot: Spot, entry: Entry): readonly MethodSpot[] {
  if (entry.value.kind !== 'map') return [];
  context.budget.left -= entry.value.entries.length;
  return entry.value.entries
    .filter(({ key }) => !key.startsWith('x-') && key.trim() !== '')
    .flatMap((method) => methodSpot(context, spot, method, method.key.trim()));
}

/** A key with nothing behind it is an operation already (half typed); a text or a list is none. */
function methodSpot(context: PathItemContext, keySpot: Spot, key: Entry, method: string): readonly MethodSpot[] {
  const { value } = key;
  if (value.kind === 'list' || (value.kind === 'scalar' && value.value !== null)) {
    const message = `"${key.key}" was not read: an operation is a map of fields.`;
    const place = keySpot.syntax.place(key.keySpan);
    context.problems.push({ code: 'bad-value', message, place, severity: 'warning' });
    return [];
  }
  const here = { ...keySpot, node: value };
  const reference = referenceOf(value);
  if (reference === undefined) return [{ method, key, keySpot, spot: here }];
  const followed = followAll(context, here);
  context.loose.is = true;
  if (followed.kind === 'found') return [{ method, key, keySpot, spot: followed.spot }];
  tellReference(context, keySpot, reference.node, followed, 'What the operation says is not known.');
  return [{ method, key, keySpot, spot: here }];
}
