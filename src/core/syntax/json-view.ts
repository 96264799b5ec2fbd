// Checked JSON as nodes, read when asked for. Everything here stands on the check.
import { ownCopy } from './own-text';
import { listNode, mapNode } from './collections';
import type { CheckedJson } from './json-check';
import { scalarEnd, skipWhite, stringEnd } from './json-text';
import type { Entry, Span, SyntaxNode } from './node';

interface Ground {
  readonly text: string;
  readonly ends: CheckedJson['ends'];
}

/** An entry as six numbers and names: a document has a hundred thousand of them, and each object more is the collector's. */
class JsonEntry implements Entry {
  private found: SyntaxNode | undefined;

  constructor(
    private readonly ground: Ground,
    readonly key: string,
    private readonly start: number,
    private readonly keyEnd: number,
    private readonly valueStart: number,
    private readonly end: number,
  ) {}

  get keySpan(): Span {
    return { start: this.start, end: this.keyEnd };
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get value(): SyntaxNode {
    this.found ??= viewValue(this.ground, this.valueStart, this.end);
    return this.found;
  }
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
    const keyEnd = stringEnd(text, at);
    const value = skipWhite(text, skipWhite(text, keyEnd) + 1);
    const end = valueEnd(ground, value);
    entries.push(new JsonEntry(ground, decoded(text, at, keyEnd), at, keyEnd, value, end));
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
