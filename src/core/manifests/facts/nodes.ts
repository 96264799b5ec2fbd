// Looks into nodes whose shape is not certain: what is not there, or is something else, is undefined or empty.
import type { Located } from '../../model/place';
import { entriesOf, itemsOf, mapOf, nodeAt, scalarOf } from '../../syntax/access';
import type { Entry, MapNode, SyntaxNode } from '../../syntax/node';
import type { ManifestDocument } from '../format';

/** The map behind the keys. */
export function mapAt(node: SyntaxNode | undefined, ...keys: readonly string[]): MapNode | undefined {
  return mapOf(nodeAt(node, ...keys));
}

/** The entries of the map behind the keys. */
export function entriesAt(node: SyntaxNode | undefined, ...keys: readonly string[]): readonly Entry[] {
  return entriesOf(nodeAt(node, ...keys));
}

/** The items of the list behind the keys. */
export function itemsAt(node: SyntaxNode | undefined, ...keys: readonly string[]): readonly SyntaxNode[] {
  return itemsOf(nodeAt(node, ...keys));
}

/** The text of the scalar behind the keys, trimmed; `undefined` where it is null or blank. */
export function textAt(node: SyntaxNode | undefined, ...keys: readonly string[]): string | undefined {
  const text = scalarOf(nodeAt(node, ...keys))?.text.trim();
  return text === '' ? undefined : text;
}

/** As `textAt`, with the place of the scalar. */
export function locatedAt(
  document: ManifestDocument,
  node: SyntaxNode | undefined,
  ...keys: readonly string[]
): Located<string> | undefined {
  const value = textAt(node, ...keys);
  const at = nodeAt(node, ...keys);
  return value === undefined || at === undefined ? undefined : { value, place: document.place(at.span) };
}

/** The scalar entries of the map behind the keys, as texts. */
export function textsAt(node: SyntaxNode | undefined, ...keys: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const entry of entriesAt(node, ...keys)) {
    const text = textAt(entry.value);
    if (text !== undefined) texts.set(entry.key, text);
  }
  if (texts.size === 0) return NO_TEXTS;
  const known = recent.find((map) => sameTexts(map, texts));
  if (known !== undefined) return known;
  recent[next++ % MOST_RECENT] = texts;
  return texts;
}

/** Labels and selectors are the same in each environment of a service, whose files follow one another: equal ones are one map. */
const recent: ReadonlyMap<string, string>[] = [];
const MOST_RECENT = 8;
let next = 0;
const NO_TEXTS: ReadonlyMap<string, string> = new Map<string, string>();

function sameTexts(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, text]) => other.get(key) === text);
}

/** Other annotations are data: addresses, password hashes, a whole applied manifest. */
const WORD = /^[\p{L}\p{N} _.:-]{1,60}$/u;

/** True for texts that may be a tier or another word of a vocabulary; only these are kept of annotations and labels. */
export function isWord(text: string): boolean {
  return WORD.test(text);
}

/** Adds the entries of the map behind the keys that are words to `words`; those already there stay. */
export function addWords(
  words: Map<string, Located<string>>,
  document: ManifestDocument,
  node: SyntaxNode | undefined,
  ...keys: readonly string[]
): void {
  for (const entry of entriesAt(node, ...keys)) {
    const word = locatedAt(document, entry.value);
    if (word !== undefined && isWord(word.value) && !words.has(entry.key)) words.set(entry.key, word);
  }
}
