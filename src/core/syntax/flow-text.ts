// Flow collections (`{ }`, `[ ]`) inside block YAML as nodes; whatever is unusual is left to a real parser.
import { lazyEntry, listNode, mapNode } from './collections';
import { type Ground, decodeScalar, scalarNode } from './block-scalar';
import { isLineEnd, nextLine, ODD, quotedEnd, skipSpaces } from './block-text';
import { duplicateKey, type Fault } from './fault';
import type { Entry, SyntaxNode } from './node';

const FLOW_MARKS = new Set([...',[]{}'].map((character) => character.charCodeAt(0)));
const NO_START = new Set([...',[]{}#&*!|>%@`?:'].map((character) => character.charCodeAt(0)));
/** Deeper flow collections are left to the parser, which knows the cap. */
const DEEPEST = 30;

export interface FlowRead {
  readonly node: SyntaxNode;
  readonly end: number;
}

interface FlowContext {
  readonly ground: Ground;
  /** Further lines must be deeper than this. */
  readonly parent: number;
  readonly limit: number;
  readonly tell: (fault: Fault) => void;
}

/** The flow collection that begins at `from`, with its end; undefined where it is not plain to see. */
export function readFlow(context: FlowContext, from: number, depth = 0): FlowRead | undefined {
  if (depth > DEEPEST) return undefined;
  return context.ground.text.charCodeAt(from) === 91 ? readList(context, from, depth) : readMap(context, from, depth);
}

function readList(context: FlowContext, from: number, depth: number): FlowRead | undefined {
  const { text, shift } = context.ground;
  const items: SyntaxNode[] = [];
  let at = skipGap(context, from + 1);
  while (at !== ODD && text.charCodeAt(at) !== 93) {
    const item = readValue(context, at, depth);
    if (item === undefined) return undefined;
    items.push(item.node);
    at = behindComma(context, item.end, 93);
  }
  if (at === ODD) return undefined;
  return { node: listNode({ start: from + shift, end: at + 1 + shift }, true, () => items), end: at + 1 };
}

function readMap(context: FlowContext, from: number, depth: number): FlowRead | undefined {
  const { text, shift } = context.ground;
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = skipGap(context, from + 1);
  while (at !== ODD && text.charCodeAt(at) !== 125) {
    const start = at;
    const keyEnd = scalarEnd(context, start);
    if (keyEnd === ODD || text.slice(start, keyEnd) === '<<' || text.slice(start, keyEnd).includes('\n'))
      return undefined;
    const colon = skipSpaces(text, keyEnd);
    if (text.charCodeAt(colon) !== 58) return undefined;
    const valueAt = skipGap(context, colon + 1);
    if (valueAt === ODD) return undefined;
    const value = readValue(context, valueAt, depth);
    if (value === undefined) return undefined;
    const name = decodeScalar(text, start, keyEnd);
    const keySpan = { start: start + shift, end: keyEnd + shift };
    if (names.has(name)) context.tell(duplicateKey(name, keySpan));
    names.add(name);
    entries.push(lazyEntry(name, keySpan, { start: keySpan.start, end: value.end + shift }, () => value.node));
    at = behindComma(context, value.end, 125);
  }
  if (at === ODD) return undefined;
  return { node: mapNode({ start: from + shift, end: at + 1 + shift }, true, () => entries), end: at + 1 };
}

function readValue(context: FlowContext, at: number, depth: number): FlowRead | undefined {
  const code = context.ground.text.charCodeAt(at);
  if (code === 91 || code === 123) return readFlow(context, at, depth + 1);
  const end = scalarEnd(context, at);
  return end === ODD ? undefined : { node: scalarNode(context.ground, at, end), end };
}

/** The next item or the closing bracket; a pair in a list (`[a: b]`) is odd. */
function behindComma(context: FlowContext, end: number, close: number): number {
  const { text } = context.ground;
  const at = skipGap(context, end);
  if (at === ODD || text.charCodeAt(at) === close) return at;
  return text.charCodeAt(at) === 44 ? skipGap(context, at + 1) : ODD;
}

function scalarEnd({ ground, parent, limit }: FlowContext, from: number): number {
  const { text } = ground;
  const first = text.charCodeAt(from);
  if (first === 34 || first === 39) return quotedEnd(text, from, parent, limit);
  if (NO_START.has(first)) return ODD;
  if (first === 45 && !isWord(text.charCodeAt(from + 1))) return ODD;
  let end = from;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) continue;
    if (code === 9 || code === 13 || (code === 35 && text.charCodeAt(at - 1) === 32)) return ODD;
    if (FLOW_MARKS.has(code) || (code === 58 && !isWord(text.charCodeAt(at + 1)))) return end === from ? ODD : end;
    // A plain text that goes on on the next line, or a bracket that is never closed.
    if (code === 10) return isMarkNext(text, at, limit) ? end : ODD;
    end = at + 1;
  }
  return ODD;
}

/** True where the next visible character is a comma or a bracket: the scalar has ended with its line. */
function isMarkNext(text: string, feed: number, limit: number): boolean {
  const found = /[^ \r\n]/g;
  found.lastIndex = feed;
  const at = found.exec(text)?.index ?? limit;
  return at < limit && FLOW_MARKS.has(text.charCodeAt(at)) && text.charCodeAt(at) !== 91 && text.charCodeAt(at) !== 123;
}

/** False for white space, the end, and what ends a plain scalar in a flow collection. */
function isWord(code: number): boolean {
  return code > 32 && !FLOW_MARKS.has(code);
}

/** Over white space and comments to the next character, on lines deeper than the parent. */
function skipGap({ ground, parent, limit }: FlowContext, from: number): number {
  const { text } = ground;
  let at = skipSpaces(text, from);
  let isStart = at > from;
  for (;;) {
    if (at >= limit) return ODD;
    const code = text.charCodeAt(at);
    if (code === 35 && !isStart) return ODD;
    if (code !== 35 && !isLineEnd(text, at, limit)) return code === 9 ? ODD : at;
    const start = nextLine(text, at, limit);
    at = skipSpaces(text, start);
    if (at < limit && !isLineEnd(text, at, limit) && at - start <= parent) return ODD;
    isStart = true;
  }
}
