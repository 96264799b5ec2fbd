// The schema of an own check, vetted: it comes from a workspace that nobody has looked at, and is held against every service.
import type { Json } from '../model/service';
import { linearPattern } from '../patterns/linear';
import { jsonOf } from '../syntax/access';
import type { Entry, MapNode, SyntaxNode } from '../syntax/node';
import { type FieldContext, tell } from './fields';
import { nearestWord } from './nearest';
import { referenceFault } from './schema-references';
import { FORMATS, NAMES_OF_TYPES, NAMING, type Shape, SHAPES } from './schema-shapes';

/** Schemas in one another, and nodes in all (ours): a check that nobody can read is no check. */
const MAX_DEPTH = 24;
const MOST_NODES = 2_000;

/**
 * The schema as data; undefined, with a problem at its line (`bad-schema`, an error), where it is none, is too large or too deep,
 * refers to anything but itself, goes round, or holds a pattern that cannot be matched in linear time.
 */
export function readOwnSchema(context: FieldContext, node: SyntaxNode): Json | undefined {
  const data = jsonOf(node, MOST_NODES);
  if (data === undefined) return refuse(context, node, `it has more than ${MOST_NODES} parts`);
  const before = context.problems.length;
  checkSchema(context, node, 0);
  if (context.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  const fault = referenceFault(data);
  return fault === undefined ? data : refuse(context, node, fault);
}

function refuse(context: FieldContext, { span }: SyntaxNode, why: string): undefined {
  tell(context, 'bad-schema', span, `This schema is not used, and nor is its check: ${why}.`, 'error');
  return undefined;
}

function checkSchema(context: FieldContext, node: SyntaxNode, depth: number): void {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return;
  if (depth > MAX_DEPTH) return refuse(context, node, `it is deeper than ${MAX_DEPTH}`);
  if (node.kind !== 'map') return refuse(context, node, 'a schema is a map of keywords, true or false');
  for (const entry of node.entries) checkKeyword(context, entry, depth);
}

function checkKeyword(context: FieldContext, entry: Entry, depth: number): void {
  const { key, value } = entry;
  if (NAMING.includes(key))
    return refuse(context, value, `"${key}" is not followed; refer to a part by $ref: "#/$defs/…"`);
  const shape = SHAPES.get(key);
  if (shape === undefined) {
    const near = nearestWord(key, [...SHAPES.keys()]);
    const advice = near === undefined ? '' : ` (did you mean "${near}"?)`;
    return refuse(context, value, `"${key}" is no keyword of JSON Schema that is known here${advice}`);
  }
  checkShape(context, entry, shape, depth);
}

function checkShape(context: FieldContext, { key, value }: Entry, shape: Shape, depth: number): void {
  const below = (nodes: readonly SyntaxNode[]) => {
    for (const one of nodes) checkSchema(context, one, depth + 1);
  };
  const wants = (what: string) => refuse(context, value, `"${key}" has to be ${what}`);
  switch (shape) {
    case 'schema':
      return below([value]);
    case 'schema-list':
      return value.kind === 'list' && value.items.length > 0 ? below(value.items) : wants('a list of schemas');
    case 'schema-map':
      return value.kind === 'map' ? below(value.entries.map((one) => one.value)) : wants('a map of schemas');
    case 'pattern-map':
      return value.kind === 'map' ? checkPatterns(context, value, below) : wants('a map of schemas by pattern');
    case 'texts':
      return isTexts(value) ? undefined : wants('a list of names');
    case 'texts-map':
      return value.kind === 'map' && value.entries.every((one) => isTexts(one.value))
        ? undefined
        : wants('a map of lists of names');
    case 'types':
      return namesOf(value)?.every((name) => NAMES_OF_TYPES.includes(name)) === true
        ? undefined
        : wants(`one or several of ${NAMES_OF_TYPES.join(', ')}`);
    case 'list':
      return value.kind === 'list' ? undefined : wants('a list');
    case 'any':
      return undefined;
    default:
      return checkScalar(context, value, shape, wants);
  }
}

function checkScalar(context: FieldContext, node: SyntaxNode, shape: Shape, wants: (what: string) => undefined): void {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (shape === 'boolean') return typeof value === 'boolean' ? undefined : wants('true or false');
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value) ? undefined : wants('a number');
  if (shape === 'count')
    return typeof value === 'number' && Number.isInteger(value) && value >= 0
      ? undefined
      : wants('a whole number, 0 or more');
  if (typeof value !== 'string') return wants('a text');
  if (shape === 'format')
    return FORMATS.includes(value) ? undefined : wants(`one of ${FORMATS.join(', ')}; others are not used`);
  if (shape === 'reference')
    return value === '#' || value.startsWith('#/')
      ? undefined
      : wants('a reference within this schema, such as #/$defs/name');
  if (shape === 'pattern') checkPattern(context, node, value);
}

function checkPatterns(context: FieldContext, map: MapNode, below: (nodes: readonly SyntaxNode[]) => void): void {
  for (const { key, value } of map.entries) checkPattern(context, value, key);
  below(map.entries.map(({ value }) => value));
}

function checkPattern(context: FieldContext, node: SyntaxNode, source: string): void {
  const pattern = linearPattern(source);
  if ('refused' in pattern)
    refuse(context, node, `the pattern "${source.slice(0, 60)}" is refused: ${pattern.refused}`);
}

function isTexts(node: SyntaxNode): boolean {
  return node.kind === 'list' && node.items.every((item) => item.kind === 'scalar' && typeof item.value === 'string');
}

function namesOf(node: SyntaxNode): readonly string[] | undefined {
  if (node.kind === 'map') return undefined;
  const scalars = node.kind === 'list' ? node.items : [node];
  const texts = scalars.map((one) => (one.kind === 'scalar' ? one.text : ''));
  return texts.length === 0 ? undefined : texts;
}
