// Which fields a schema requires of a request: its own list and those of the parts that it is put together from.
import type { MapNode, SyntaxNode } from '../syntax/node';
import type { Needs, PathItemContext } from './context';
import { type Followed, followAll, referenceOf, type Spot } from './reference';

export const NO_NEEDS: Needs = { names: [], whole: true };
export const UNKNOWN_NEEDS: Needs = { names: [], whole: false };

/** More fields, parts or alternatives of one schema than these are not looked at: real ones have a dozen. */
const MOST_NAMES = 200;
const MOST_PARTS = 100;
const MOST_ALTERNATIVES = 100;
/** Alternatives inside alternatives are looked into this deep. */
const DEEPEST = 4;

/**
 * Takes a schema; gives the fields of the top level that every request must have: `required` of the schema and of its
 * `allOf` parts, and what all alternatives of a `oneOf` or `anyOf` require. Fields that are `readOnly` are left out: no
 * request sends them (OpenAPI 3.0.3, Schema Object). A schema is worked out once a document.
 */
export function needsOf(context: PathItemContext, spot: Spot, depth = 0): Needs {
  const place = `${spot.syntax.file}\n${spot.node.span.start}:${spot.node.span.end}`;
  const known = context.needs.get(place);
  if (known !== undefined) return known;
  if (depth > DEEPEST) return UNKNOWN_NEEDS;
  // A schema that is made of itself finds this.
  context.needs.set(place, UNKNOWN_NEEDS);
  const needs = workOut(context, spot, depth);
  context.needs.set(place, needs);
  return needs;
}

/** What all of them require: nobody knows which one a caller sends. */
export function sharedNeeds(all: readonly Needs[]): Needs {
  const [first, ...others] = all;
  if (first === undefined) return NO_NEEDS;
  const lists = others.map(({ names }) => new Set(names));
  return {
    names: first.names.filter((name) => lists.every((list) => list.has(name))),
    whole: all.every(({ whole }) => whole),
  };
}

/** As `followAll`; the way from a reference of a file is remembered. */
export function followOnce(context: PathItemContext, spot: Spot): Followed {
  const reference = referenceOf(spot.node);
  if (reference === undefined) return { kind: 'found', spot };
  const name = `${spot.syntax.file}\n${reference.text}`;
  const known = context.followed.get(name);
  if (known !== undefined) return known;
  const followed = followAll(context, spot);
  context.followed.set(name, followed);
  return followed;
}

function workOut(context: PathItemContext, spot: Spot, depth: number): Needs {
  const { parts, whole } = partsOf(context, spot);
  const names = new Set<string>();
  let all = whole;
  for (const part of parts) {
    for (const name of requiredNames(part.node)) names.add(name);
    for (const key of ['oneOf', 'anyOf']) {
      const shared = alternativesOf(context, part, key, depth);
      for (const name of shared.names) names.add(name);
      all &&= shared.whole;
    }
  }
  const sent = [...names].filter((name) => !parts.some((part) => isReadOnly(context, part, name)));
  return { names: sent.slice(0, MOST_NAMES), whole: all && sent.length <= MOST_NAMES };
}

interface Part extends Spot {
  readonly node: MapNode;
}

/** The schema, what it refers to, and its `allOf` parts, theirs included. */
function partsOf(context: PathItemContext, schema: Spot): { readonly parts: readonly Part[]; readonly whole: boolean } {
  const parts: Part[] = [];
  const seen = new Set<SyntaxNode>();
  const waiting: Spot[] = [schema];
  let whole = true;
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    const { node } = spot;
    if (node.kind !== 'map' || seen.has(node)) continue;
    if (parts.length >= MOST_PARTS) return { parts, whole: false };
    seen.add(node);
    parts.push({ ...spot, node });
    whole &&= spot.syntax.complete;
    if (referenceOf(node) !== undefined) {
      const followed = followOnce(context, spot);
      if (followed.kind === 'found') waiting.push(followed.spot);
      else whole = false;
    }
    const list = node.get('allOf');
    if (list?.kind !== 'list') continue;
    if (list.items.length > MOST_PARTS) whole = false;
    for (const item of list.items.slice(0, MOST_PARTS)) waiting.push({ ...spot, node: item });
  }
  return { parts, whole };
}

function alternativesOf(context: PathItemContext, part: Part, key: string, depth: number): Needs {
  const list = part.node.get(key);
  if (list?.kind !== 'list') return NO_NEEDS;
  if (list.items.length > MOST_ALTERNATIVES) return UNKNOWN_NEEDS;
  return sharedNeeds(list.items.map((node) => needsOf(context, { ...part, node }, depth + 1)));
}

function requiredNames(schema: MapNode): readonly string[] {
  const list = schema.get('required');
  if (list?.kind !== 'list') return [];
  return list.items
    .slice(0, MOST_NAMES + 1)
    .flatMap((item) => (item.kind === 'scalar' && item.value !== null ? item.text : []));
}

function isReadOnly(context: PathItemContext, part: Part, name: string): boolean {
  const properties = part.node.get('properties');
  const node = properties?.kind === 'map' ? properties.get(name) : undefined;
  if (node === undefined) return false;
  if (saysReadOnly(node)) return true;
  const followed = followOnce(context, { ...part, node });
  return followed.kind === 'found' && saysReadOnly(followed.spot.node);
}

function saysReadOnly(schema: SyntaxNode): boolean {
  const value = schema.kind === 'map' ? schema.get('readOnly') : undefined;
  return value?.kind === 'scalar' && value.value === true;
}
