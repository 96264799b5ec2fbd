// A field somewhere below a map, set or added, with the maps on the way.
import type { EntryFields, EntryValue, TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import { addListEntry, setEntry } from '../syntax/edit';
import type { MapNode, SyntaxFile, SyntaxNode } from '../syntax/node';
import { nodeAtPlace } from './locate';

/** The edit that gives the entry at `path` below the map at `place` the value. `undefined` where something else than a map is in the way. */
export function withEntry(
  syntax: SyntaxFile,
  place: Place,
  path: readonly string[],
  value: EntryValue,
): TextEdit | undefined {
  const found = deepest(syntax, place, path);
  if (found === undefined) return undefined;
  const [key, ...below] = found.rest;
  return key === undefined ? undefined : setEntry(syntax, found.map, key, nested(below, value));
}

/** The edit that adds an item to the list at `path` below the map at `place`, or begins that list. */
export function withItem(
  syntax: SyntaxFile,
  place: Place,
  path: readonly string[],
  item: EntryFields,
): TextEdit | undefined {
  const found = deepest(syntax, place, path);
  const [key, ...below] = found?.rest ?? [];
  // A list below maps that are not there either would have to be written on one line: nobody reads that.
  return found === undefined || key === undefined || below.length > 0
    ? undefined
    : addListEntry(syntax, found.map, key, item);
}

/** Follows the path as far as maps are there; the last key is always left. */
function deepest(
  syntax: SyntaxFile,
  place: Place,
  path: readonly string[],
): { readonly map: MapNode; readonly rest: readonly string[] } | undefined {
  const root = nodeAtPlace(syntax, place);
  if (!syntax.complete || root?.kind !== 'map') return undefined;
  let map: MapNode = root;
  for (const [index, key] of path.slice(0, -1).entries()) {
    const next: SyntaxNode | undefined = map.get(key);
    if (next === undefined || (next.kind === 'scalar' && next.value === null)) return { map, rest: path.slice(index) };
    if (next.kind !== 'map') return undefined;
    map = next;
  }
  return { map, rest: path.slice(-1) };
}

function nested(keys: readonly string[], value: EntryValue): EntryValue {
  return keys.reduceRight<EntryValue>((below, key) => [[key, below]], value);
}
