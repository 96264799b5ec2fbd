// JSON text (comments and trailing commas allowed) to nodes of `node.ts`, converted when asked for.
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { lazyEntry, listNode, mapNode, nothingAt } from './collections';
import { MAX_DEPTH } from './depth';
import { duplicateKey, type Fault, tooDeep } from './fault';
import type { Entry, Span, SyntaxNode } from './node';

export interface JsonTree {
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly Fault[];
}

const MESSAGES = new Map([
  ['InvalidSymbol', 'This is no JSON value.'],
  ['InvalidNumberFormat', 'This number is not written as JSON wants it.'],
  ['PropertyNameExpected', 'A property name in double quotes is missing here.'],
  ['ValueExpected', 'A value is missing here.'],
  ['ColonExpected', 'A colon is missing here.'],
  ['CommaExpected', 'A comma is missing here.'],
  ['CloseBraceExpected', 'A closing } is missing here.'],
  ['CloseBracketExpected', 'A closing ] is missing here.'],
  ['EndOfFileExpected', 'The document has ended; this is left over.'],
  ['UnexpectedEndOfComment', 'This comment is not closed.'],
  ['UnexpectedEndOfString', 'This text is not closed by a double quote.'],
  ['UnexpectedEndOfNumber', 'This number is not finished.'],
  ['InvalidUnicode', 'This \\u escape is not finished.'],
  ['InvalidEscapeCharacter', 'This escape is unknown in JSON.'],
  ['InvalidCharacter', 'This character is not allowed here.'],
]);

/** Never throws: errors become faults, and what stands around them is kept. A byte order mark is white space. */
export function parseJsonTree(text: string): JsonTree {
  const shallow = cutDeepJson(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text);
  const errors: ParseError[] = [];
  const tree = parseTree(shallow.text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const faults: Fault[] = errors.map((error) => ({
    code: 'syntax-error',
    message: MESSAGES.get(printParseErrorCode(error.error)) ?? 'This is not JSON.',
    span: { start: error.offset, end: error.offset + error.length },
  }));
  if (shallow.cutAt !== undefined) faults.push(tooDeep(shallow.cutAt));
  if (tree) tellDuplicates(tree, faults);
  return { root: tree && viewJson(text, tree), faults };
}

function viewJson(text: string, node: Node): SyntaxNode {
  const span = spanOf(node);
  const children = node.children ?? [];
  if (node.type === 'object')
    return mapNode(span, true, () => children.flatMap((property) => viewProperty(text, property)));
  if (node.type === 'array') return listNode(span, true, () => children.map((item) => viewJson(text, item)));
  const value: unknown = node.value;
  if (typeof value === 'string') return { kind: 'scalar', span, value, text: value, quoted: true };
  const known = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', span, value: known, text: text.slice(span.start, span.end), quoted: false };
}

function viewProperty(text: string, property: Node): Entry[] {
  const [key, value] = property.children ?? [];
  if (!key) return [];
  const keySpan = spanOf(key);
  const end = value ? value.offset + value.length : (property.colonOffset ?? keySpan.end - 1) + 1;
  const make = (): SyntaxNode => (value ? viewJson(text, value) : nothingAt(end));
  return [lazyEntry(String(key.value), keySpan, { start: keySpan.start, end }, make)];
}

function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

function tellDuplicates(root: Node, faults: Fault[]): void {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const seen = new Set<string>();
    for (const child of node.children ?? []) {
      waiting.push(child);
      const key = node.type === 'object' ? child.children?.[0] : undefined;
      if (!key) continue;
      const name = String(key.value);
      if (seen.has(name)) faults.push(duplicateKey(name, spanOf(key)));
      seen.add(name);
    }
  }
}

/** Blanks the inside of every collection beyond the cap: the library recurses. Offsets stay. */
function cutDeepJson(text: string): { text: string; cutAt?: number } {
  const pieces: string[] = [];
  let copied = 0;
  let depth = 0;
  let cutFrom = -1;
  let cutAt: number | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) at = endOfString(text, at);
    else if (code === 91 || code === 123) {
      depth++;
      if (depth === MAX_DEPTH + 1) {
        cutFrom = at;
        cutAt ??= at;
      }
    } else if ((code === 93 || code === 125) && depth > 0) {
      if (depth === MAX_DEPTH + 1) {
        pieces.push(text.slice(copied, cutFrom + 1), ' '.repeat(at - cutFrom - 1));
        copied = at;
      }
      depth--;
    }
  }
  if (cutAt === undefined) return { text };
  const open = depth > MAX_DEPTH;
  pieces.push(open ? text.slice(copied, cutFrom) + ' '.repeat(text.length - cutFrom) : text.slice(copied));
  return { text: pieces.join(''), cutAt };
}

/** The offset of the closing quote, or of the last character of the line: strings of JSON end there. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34 || code === 10) return at;
  }
  return text.length;
}
