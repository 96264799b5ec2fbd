// Checks block YAML line by line, once: what passes has one meaning, no error, and can be parsed piece by piece later.
import type { Fault } from './fault';
import { blockTextEnd, isDash, isLineEnd, isRestBlank, keyColon, keyEnd, nextContent, nextLine, ODD } from './block-text';
import { plainEnd, quotedEnd, skipSpaces } from './block-text';
import { createKeyBook } from './key-book';
import { readFlow } from './flow-text';

/** Deeper blocks are left to the parser, which knows the cap. */
const DEEPEST = 60;

export interface Scan {
  /** The first character of the line at hand that is neither blank nor a comment; the limit at the end. */
  readonly at: () => number;
  /** Its column; -1 at the end. */
  readonly column: () => number;
  /** Goes to the first such line from the start of a line on. */
  readonly moveTo: (lineStart: number) => void;
  /** Goes over the value of a key whose colon is at `colon`; false where it is not plain to see. */
  readonly value: (colon: number, column: number) => boolean;
  /** True if the value behind the colon is a map on lines of its own, to which it has gone. */
  readonly opensMap: (colon: number, column: number) => boolean;
}

/** A scan of `text` up to `limit`; faults (keys given twice) are told with offsets of the text. */
export function createScan(text: string, limit: number, tell: (fault: Fault) => void): Scan {
  const keys = createKeyBook(text, tell);
  const ground = { text, shift: 0 };
  let at = limit;
  let column = -1;

  const moveTo = (lineStart: number): void => {
    at = nextContent(text, lineStart, limit);
    column = at >= limit ? -1 : columnOf(at);
  };
  const columnOf = (offset: number): number => {
    let start = offset;
    while (start > 0 && text.charCodeAt(start - 1) === 32) start--;
    return offset - start;
  };
  /** Behind a value nothing but a comment may stand on its line. */
  const behind = (end: number): boolean => {
    if (end === ODD || !isRestBlank(text, end, limit)) return false;
    moveTo(nextLine(text, end, limit));
    return true;
  };
  const inline = (from: number, parent: number): boolean => {
    const code = text.charCodeAt(from);
    if (code === 34 || code === 39) return behind(quotedEnd(text, from, parent, limit));
    if (code === 124 || code === 62) return behind(blockTextEnd(text, from, parent, limit));
    if (code === 91 || code === 123) return behind(flowEnd(from, parent));
    return behind(plainEnd(text, from, parent, limit));
  };
  const flowEnd = (from: number, parent: number): number => {
    // `[]` and `{}`
    if (text.charCodeAt(from + 1) === text.charCodeAt(from) + 2 && from + 2 <= limit) return from + 2;
    return readFlow({ ground, parent, limit, tell }, from)?.end ?? ODD;
  };
  const list = (parent: number, depth: number): boolean => {
    if (depth > DEEPEST) return false;
    while (column === parent && isDash(text, at, limit)) if (!item(parent, depth)) return false;
    return column <= parent;
  };
  const item = (parent: number, depth: number): boolean => {
    const dash = at;
    const from = skipSpaces(text, dash + 1);
    if (isLineEnd(text, from, limit) || (text.charCodeAt(from) === 35 && from > dash + 1)) {
      moveTo(nextLine(text, from, limit));
      return column > parent && node(parent, depth + 1);
    }
    at = from;
    column = parent + from - dash;
    return node(parent, depth + 1);
  };
  const node = (parent: number, depth: number): boolean => {
    if (isDash(text, at, limit)) return list(column, depth);
    const colon = keyColon(text, at, limit);
    if (colon === ODD) return false;
    return colon < 0 ? inline(at, parent) : map(column, depth, colon);
  };
  const map = (own: number, depth: number, firstColon: number): boolean => {
    if (depth > DEEPEST) return false;
    const mark = keys.open();
    let colon = firstColon;
    for (;;) {
      if (colon < 0 || !keys.add(mark, at, keyEnd(text, colon)) || !valueOf(colon, own, depth)) break;
      if (column !== own) {
        keys.close(mark);
        return column < own;
      }
      colon = keyColon(text, at, limit);
    }
    keys.close(mark);
    return false;
  };
  const valueOf = (colon: number, own: number, depth: number): boolean => {
    const from = skipSpaces(text, colon + 1);
    const code = text.charCodeAt(from);
    if (!isLineEnd(text, from, limit) && !(code === 35 && from > colon + 1)) return inline(from, own);
    moveTo(nextLine(text, from, limit));
    if (column > own) return node(own, depth + 1);
    return column === own && isDash(text, at, limit) ? list(own, depth + 1) : true;
  };

  return {
    at: () => at,
    column: () => column,
    moveTo,
    value: (colon, own) => valueOf(colon, own, 0),
    opensMap: (colon, own) => {
      if (!isRestBlank(text, colon + 1, limit)) return false;
      moveTo(nextLine(text, colon, limit));
      return column > own && keyColon(text, at, limit) >= 0;
    },
  };
}
