// Whether an operation answers with a list, and whether somebody bounds it.
import type { ApiOperation } from '../../artifacts/api-operations';
import { at, entriesAt, itemsAt, numberAt, textAt, type Traced } from '../../artifacts/traced';

export interface Collection {
  readonly operation: ApiOperation;
  /** `bounded`; `no-maximum`: a parameter limits it and may be any number; `unbounded`. */
  readonly state: 'bounded' | 'no-maximum' | 'unbounded';
  /** The parameter that limits it. */
  readonly limit?: Traced;
}

/** Names of parameters that say how many items are wanted. */
const LIMITS =
  /^(?:\$?top|limit|first|count|size|page_?size|per_?page|max_?results|max_?items|page\[(?:size|limit)\]|page_?limit)$/i;
/** Names under which an answer holds its items. */
const ITEMS = new Set([
  'items',
  'data',
  'results',
  'content',
  'values',
  'entries',
  'records',
  'elements',
  'list',
  'hits',
]);
const MOST_PARTS = 20;

/** Undefined for what answers with no list, or where nobody can see what it answers with. */
export function collectionOf(operation: ApiOperation): Collection | undefined {
  if (operation.method !== 'GET') return undefined;
  const lists = [...operation.responses]
    .filter(([code]) => code.startsWith('2'))
    .flatMap(([, response]) => schemasOf(operation, response))
    .flatMap((schema) => listIn(operation, schema, 0) ?? []);
  if (lists.length === 0) return undefined;
  const limit = operation.parameters.find(
    (parameter) => textAt(parameter, 'in') === 'query' && LIMITS.test(textAt(parameter, 'name') ?? ''),
  );
  const schema = operation.follow(at(limit, 'schema'));
  const most = numberAt(schema, 'maximum') ?? numberAt(limit, 'maximum') ?? numberAt(schema, 'exclusiveMaximum');
  const isFixed = itemsAt(schema, 'enum').length > 0 || itemsAt(limit, 'enum').length > 0;
  if (most !== undefined || isFixed || lists.every((list) => numberAt(list, 'maxItems') !== undefined))
    return { operation, state: 'bounded', ...(limit === undefined ? {} : { limit }) };
  return limit === undefined ? { operation, state: 'unbounded' } : { operation, state: 'no-maximum', limit };
}

function schemasOf({ follow }: ApiOperation, response: Traced): readonly Traced[] {
  const written = [
    at(response, 'schema'),
    ...entriesAt(response, 'content').map(([, content]) => at(content, 'schema')),
  ];
  return written.flatMap((schema) => follow(schema) ?? []);
}

/** The schema of the list: the answer itself, or the field with its items. */
function listIn(operation: ApiOperation, schema: Traced, depth: number): Traced | undefined {
  const type = at(schema, 'type');
  const types = type?.kind === 'list' ? type.items.map((item) => textAt(item)) : [textAt(type)];
  if (types.includes('array')) return schema;
  // One thing that has items is no list of things: a cart.
  if (operation.path.endsWith('}')) return undefined;
  const found = entriesAt(schema, 'properties')
    .filter(([name]) => ITEMS.has(name.toLowerCase()))
    .map(([, value]) => operation.follow(value))
    .find((value) => textAt(value, 'type') === 'array');
  if (found !== undefined || depth > MOST_PARTS) return found;
  return itemsAt(schema, 'allOf')
    .map((part) => operation.follow(part))
    .map((part) => (part === undefined ? undefined : listIn(operation, part, depth + 1)))
    .find((part) => part !== undefined);
}
