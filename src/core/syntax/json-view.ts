// Checked JSON as nodes, read when asked for. Everything here stands on the check.
import { ownCopy } from './block-scalar';
import { lazyEntry, listNode, mapNode } from './collections';
import type { CheckedJson } from './json-check';
import { scalarEnd, skipWhite, stringEnd } from './json-text';
import type { Entry, SyntaxNode } from './node';

interface Ground {
  readonly text: string;
  readonly ends: CheckedJson['ends'];
}

/** The value of the whole text. */
export function viewJson(text: string, { start, ends }: CheckedJson): SyntaxNode {
  const ground = { text, ends };
  return viewValue(ground, start, valueEnd(ground, start));
}

function viewValue(ground: Ground, start: number, end: number): SyntaxNode {
  const span = { start, end };
  const code = ground.text.charCodeAt(start);
  if (code === 123) return mapNode(span, true, () => entriesAt(ground, start));
  if (code === 91) return listNode(span, true, () => itemsAt(ground, start));
  if (code === 34) {
    const value = decoded(ground.text, start, end);
    return { kind: 'scalar', span, value, text: value, quoted: true };
  }
  const text = ground.text.slice(start, end);
  const value = code === 110 ? null : code === 116 || code === 102 ? code === 116 : Number(text);
  return { kind: 'scalar', span, value, text: ownCopy(text), quoted: false };
}

function entriesAt(ground: Ground, start: number): readonly Entry[] {
  const { text } = ground;
  const entries: Entry[] = [];
  for (let at = skipWhite(text, start + 1); text.charCodeAt(at) === 34; ) {
    const keySpan = { start: at, end: stringEnd(text, at) };
    const value = skipWhite(text, skipWhite(text, keySpan.end) + 1);
    const end = valueEnd(ground, value);
    const key = decoded(text, keySpan.start, keySpan.end);
    entries.push(lazyEntry(key, keySpan, { start: keySpan.start, end }, () => viewValue(ground, value, end)));
    at = behindComma(text, end);
  }
  return entries;
}

function itemsAt(ground: Ground, start: number): readonly SyntaxNode[] {
  const { text } = ground;
  const items: SyntaxNode[] = [];
  for (let at = skipWhite(text, start + 1); text.charCodeAt(at) !== 93; ) {
    const end = valueEnd(ground, at);
    items.push(viewValue(ground, at, end));
    at = behindComma(text, end);
  }
  return items;
}

/** The next entry or item, or the closing bracket. */
function behindComma(text: string, end: number): number {
  const at = skipWhite(text, end);
  return text.charCodeAt(at) === 44 ? skipWhite(text, at + 1) : at;
}

function valueEnd({ text, ends }: Ground, start: number): number {
  const first = text.charCodeAt(start);
  if (first !== 123 && first !== 91) return scalarEnd(text, start);
  const known = ends.get(start);
  if (known !== undefined) return known;
  let open = 0;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = stringEnd(text, at) - 1;
    else if (code === 123 || code === 91) open++;
    else if ((code === 125 || code === 93) && --open === 0) return at + 1;
  }
}

/** The string between the quotes at `start` and before `end`. */
function decoded(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : ownCopy(inner);
}
