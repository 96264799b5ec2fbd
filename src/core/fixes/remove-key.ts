// Takes one key out of a map, with its value and its line.
import type { TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import { removeEntry } from '../syntax/edit';
import type { SyntaxFile } from '../syntax/node';
import { nodeAtPlace } from './locate';

/** The edit that removes `key` from the map at `place`; `undefined` where neither is there, or the file has syntax errors. */
export function withoutKey(syntax: SyntaxFile, place: Place, key: string): TextEdit | undefined {
  const node = syntax.complete ? nodeAtPlace(syntax, place) : undefined;
  return node?.kind === 'map' ? removeEntry(syntax, node, key) : undefined;
}
