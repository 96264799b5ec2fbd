// The shape of one of our files as its JSON Schema says it: fields, words, descriptions, and what a text names.
import type { Json } from '../model/service';

/** What a text names: the definition of the schema that it is an instance of. */
const NAMINGS = [
  'target',
  'service',
  'operation',
  'file',
  'link',
  'rule',
  'check',
  'question',
  'switch',
  'pair',
] as const;
export type Naming = (typeof NAMINGS)[number];

export interface Shape {
  readonly kind: 'map' | 'list' | 'scalar';
  readonly description?: string;
  readonly naming?: Naming;
  /** The words that a text may be; empty where any may. */
  readonly words: readonly string[];
  readonly fields: ReadonlyMap<string, Shape>;
  /** Of a field that is not in `fields`. */
  readonly others?: Shape;
  /** What the keys of a map name, that which is offered first at the front. */
  readonly keys?: readonly Naming[];
  readonly items?: Shape;
}

/** The shapes of our files, as the schemas say them. */
export interface Shapes {
  readonly sre: Shape;
  readonly config: Shape;
  readonly practices: Shape;
  readonly solution: Shape;
  readonly review: Shape;
  /** An entry of `x-sre-calls`: a dependency that cannot say which operation calls. */
  readonly call: Shape;
  /** `x-sre-service` and `x-sre-calls`, as fields of an OpenAPI document and of its operations. */
  readonly service: Shape;
  readonly calls: Shape;
}

type Fields = { readonly [key: string]: Json };

/** No schema of ours is nested deeper. */
const DEEPEST = 16;
const ANY: Shape = { kind: 'scalar', words: [], fields: new Map() };

/** Takes the schemas of our files, as parsed JSON. */
export function readShapes(
  schemas: Readonly<Record<'sre' | 'config' | 'practices' | 'solution' | 'review', Json>>,
): Shapes {
  const sre = readShape(schemas.sre);
  const dependencies = sre.fields.get('dependencies') ?? ANY;
  const entry = dependencies.items ?? ANY;
  const fields = new Map(entry.fields);
  fields.delete('from');
  const call = { ...entry, fields };
  return {
    sre,
    config: readShape(schemas.config),
    practices: readShape(schemas.practices),
    solution: readShape(schemas.solution),
    review: readShape(schemas.review),
    call,
    service: { kind: 'scalar', naming: 'service', words: [], fields: new Map(), description: SERVICE },
    calls: { kind: 'list', words: [], fields: new Map(), items: call, description: CALLS },
  };
}

const SERVICE = 'The service that this document belongs to.';
const CALLS = 'The calls that this operation makes, planned ones included.';

/** Takes a JSON Schema of the subset that `schemas/` uses. */
export function readShape(schema: Json): Shape {
  const root = fieldsOf(schema);
  return shapeOf(root, root, 0);
}

function shapeOf(root: Fields, schema: Fields, depth: number): Shape {
  if (depth > DEEPEST) return ANY;
  const below = (part: Json | undefined): Shape | undefined =>
    part === undefined || typeof part === 'boolean' ? undefined : shapeOf(root, fieldsOf(part), depth + 1);
  const parts: Shape[] = [];
  const reference = schema['$ref'];
  if (typeof reference === 'string') parts.push(referred(root, reference, depth));
  for (const part of [...itemsOf(schema['allOf']), ...itemsOf(schema['anyOf'])]) parts.push(below(part) ?? ANY);

  const fields = new Map<string, Shape>();
  for (const [key, part] of Object.entries(fieldsOf(schema['properties']))) fields.set(key, below(part) ?? ANY);
  const patterns = Object.entries(fieldsOf(schema['patternProperties'])).filter(([pattern]) => pattern !== '^x-');
  const others = below(schema['additionalProperties']) ?? below(patterns[0]?.[1]);
  const named = fieldsOf(schema['propertyNames']);
  const keys = [named, ...itemsOf(named['anyOf'])].flatMap((one) => namingOf(fieldsOf(one)['$ref']) ?? []);
  const items = below(schema['items']);
  const description = schema['description'];
  const own: Shape = {
    kind: kindOf(schema, fields, others, items),
    ...(typeof description === 'string' ? { description } : {}),
    words: wordsOf(schema),
    fields,
    ...(others === undefined ? {} : { others }),
    ...(keys.length === 0 ? {} : { keys }),
    ...(items === undefined ? {} : { items }),
  };
  return parts.reduce(merged, own);
}

function referred(root: Fields, reference: string, depth: number): Shape {
  const name = reference.replace('#/definitions/', '');
  const shape = shapeOf(root, fieldsOf(fieldsOf(root['definitions'])[name]), depth + 1);
  const naming = namingOf(reference);
  return naming === undefined ? shape : { ...shape, naming };
}

/** What stands nearer wins; of a text or a map the text is what is offered first, the fields stay known. */
function merged(near: Shape, far: Shape): Shape {
  const description = near.description ?? far.description;
  const naming = near.naming ?? far.naming;
  const others = near.others ?? far.others;
  const keys = near.keys ?? far.keys;
  const items = near.items ?? far.items;
  return {
    kind: near.kind === 'scalar' ? far.kind : near.kind,
    ...(description === undefined ? {} : { description }),
    ...(naming === undefined ? {} : { naming }),
    words: [...near.words, ...far.words],
    fields: new Map([...far.fields, ...near.fields]),
    ...(others === undefined ? {} : { others }),
    ...(keys === undefined ? {} : { keys }),
    ...(items === undefined ? {} : { items }),
  };
}

function kindOf(
  schema: Fields,
  fields: ReadonlyMap<string, Shape>,
  others: Shape | undefined,
  items: Shape | undefined,
): Shape['kind'] {
  if (schema['type'] === 'object' || fields.size > 0 || others !== undefined) return 'map';
  return schema['type'] === 'array' || items !== undefined ? 'list' : 'scalar';
}

/** The accepted words; a number of a list of words (`"1.0"`, `1.0`) is another way to write one of them. */
function wordsOf(schema: Fields): readonly string[] {
  if (schema['type'] === 'boolean') return ['true', 'false'];
  const words = itemsOf(schema['enum']).filter((word) => typeof word === 'string');
  return words.length > 0 ? words : itemsOf(schema['enum']).map(String);
}

function namingOf(reference: Json | undefined): Naming | undefined {
  return NAMINGS.find((naming) => reference === `#/definitions/${naming}`);
}

function fieldsOf(value: Json | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
