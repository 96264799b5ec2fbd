// A value that a schema allows, as somebody would type it to try an API: its example, else what its type and limits ask for.
import type { Json } from '../model/service';
import { boolOf, entriesOf, itemsOf, jsonOf, nodeAt, numberOf, textAt } from '../syntax/access';
import { followAll, type ReferenceContext, type Spot } from './reference';

/** Objects inside of objects are filled in so deep; schemas that are made of themselves end there. */
const DEEPEST = 3;
/** Alternatives are parts too. */
const DEEPEST_PART = 8;
const MOST_FIELDS = 50;
const LONGEST_TEXT = 200;

/** Undefined where nothing of the schema can be read. */
export function exampleOf(context: ReferenceContext, schema: Spot, depth = 0): Json | undefined {
  const followed = followAll(context, schema);
  if (followed.kind !== 'found' || depth > DEEPEST_PART) return undefined;
  const { spot } = followed;
  const said = saidExample(spot);
  if (said !== undefined) return said;
  const part = (key: string, index = 0): Spot | undefined => {
    const node = nodeAt(spot.node, key, index);
    return node && { ...spot, node };
  };
  const alternative = part('oneOf') ?? part('anyOf');
  const fields = fieldsOf(context, spot, depth);
  if (fields !== undefined) return fields;
  if (alternative !== undefined) return exampleOf(context, alternative, depth + 1);
  return typedExample(context, spot, depth);
}

/** `example`, the first of `examples`, `default`, `const`, the first of `enum`. */
function saidExample({ node }: Spot): Json | undefined {
  for (const key of ['example', 'default', 'const']) {
    const value = jsonOf(nodeAt(node, key));
    if (value !== undefined) return value;
  }
  return jsonOf(nodeAt(node, 'examples', 0)) ?? jsonOf(nodeAt(node, 'enum', 0));
}

/** The fields that a request must have, those of the `allOf` parts too; undefined for what is no object. */
function fieldsOf(context: ReferenceContext, spot: Spot, depth: number): Json | undefined {
  const parts = partsOf(context, spot);
  const isObject = parts.some(
    ({ node }) => textAt(node, 'type') === 'object' || nodeAt(node, 'properties') !== undefined,
  );
  if (!isObject) return undefined;
  if (depth >= DEEPEST) return {};
  const required = new Set(
    parts.flatMap(({ node }) => itemsOf(nodeAt(node, 'required')).flatMap((item) => nameOf(item))),
  );
  const pairs = parts.flatMap((part) =>
    entriesOf(nodeAt(part.node, 'properties')).flatMap(({ key, value }): [string, Json][] => {
      if (!required.has(key) || boolOf(nodeAt(value, 'readOnly')) === true) return [];
      return [[key, exampleOf(context, { ...part, node: value }, depth + 1) ?? 'x']];
    }),
  );
  const known = new Set(pairs.map(([key]) => key));
  const others = [...required].filter((key) => !known.has(key) && !isReadOnly(parts, key));
  return Object.fromEntries([...pairs, ...others.map((key): [string, Json] => [key, 'x'])].slice(0, MOST_FIELDS));
}

function isReadOnly(parts: readonly Spot[], key: string): boolean {
  return parts.some(({ node }) => boolOf(nodeAt(node, 'properties', key, 'readOnly')) === true);
}

function nameOf(item: Spot['node']): readonly string[] {
  return item.kind === 'scalar' ? [item.text] : [];
}

/** The schema and its `allOf` parts. */
function partsOf(context: ReferenceContext, spot: Spot): readonly Spot[] {
  const parts = itemsOf(nodeAt(spot.node, 'allOf')).flatMap((node): readonly Spot[] => {
    const followed = followAll(context, { ...spot, node });
    return followed.kind === 'found' ? [followed.spot] : [];
  });
  return [spot, ...parts];
}

const FORMATS = new Map<string, string>([
  ['date-time', '2026-01-01T00:00:00Z'],
  ['date', '2026-01-01'],
  ['time', '00:00:00Z'],
  ['uuid', '00000000-0000-4000-8000-000000000000'],
  ['email', 'somebody@example.com'],
  ['uri', 'https://example.com'],
  ['ipv4', '192.0.2.1'],
  ['byte', 'eA=='],
]);

function typedExample(context: ReferenceContext, spot: Spot, depth: number): Json {
  const { node } = spot;
  const type = textAt(node, 'type') ?? itemsOf(nodeAt(node, 'type')).flatMap(nameOf)[0];
  if (type === 'integer' || type === 'number') return numberOf(nodeAt(node, 'minimum')) ?? 1;
  if (type === 'boolean') return true;
  if (type === 'array') {
    const items = depth >= DEEPEST ? undefined : nodeAt(node, 'items');
    const item = items && exampleOf(context, { ...spot, node: items }, depth + 1);
    return (numberOf(nodeAt(node, 'minItems')) ?? 0) > 0 && item !== undefined ? [item] : [];
  }
  const shortest = Math.min(numberOf(nodeAt(node, 'minLength')) ?? 1, LONGEST_TEXT);
  return FORMATS.get(textAt(node, 'format') ?? '') ?? 'x'.repeat(Math.max(shortest, 1));
}
