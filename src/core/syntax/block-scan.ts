// A walk over the lines of block YAML, from entry to entry: what stands in an entry is not looked at.
import { isDash, isLineEnd, isRestBlank, keyColon, nextContent, nextLine } from './block-text';

export interface Scan {
  /** The first character of the line at hand that is neither blank nor a comment; the limit at the end. */
  readonly at: () => number;
  /** Its column; -1 at the end. */
  readonly column: () => number;
  /** Where its line begins; the limit at the end. */
  readonly lineStart: () => number;
  /** Goes to the first such line from the start of a line on. */
  readonly moveTo: (lineStart: number) => void;
  /** Goes over all lines deeper than `column`, and the items of a list at that column. */
  readonly skip: (column: number) => void;
  /** True if the value behind the colon is a map on lines of its own, to which it has gone. */
  readonly opensMap: (colon: number, column: number) => boolean;
}

let scanned = 0;

/** Characters that were looked at so far: only differences mean something. */
export function charactersScanned(): number {
  return scanned;
}

export function createScan(text: string): Scan {
  const limit = text.length;
  scanned += limit;
  let at = limit;
  let column = -1;

  const moveTo = (lineStart: number): void => {
    at = nextContent(text, lineStart, limit);
    column = -1;
    if (at >= limit) return;
    column = 0;
    while (text.charCodeAt(at - column - 1) === 32) column++;
  };

  return {
    at: () => at,
    column: () => column,
    lineStart: () => (column < 0 ? limit : at - column),
    moveTo,
    skip: (own) => {
      for (let start = nextLine(text, at, limit); start < limit; start = nextLine(text, start, limit)) {
        const edge = start + own;
        let next = start;
        while (next <= edge && text.charCodeAt(next) === 32) next++;
        if (next > edge || text.charCodeAt(next) === 35 || isLineEnd(text, next, limit)) continue;
        if (next === edge && isDash(text, next, limit)) continue;
        at = next;
        column = next - start;
        return;
      }
      at = limit;
      column = -1;
    },
    opensMap: (colon, own) => {
      if (!isRestBlank(text, colon + 1, limit)) return false;
      moveTo(nextLine(text, colon, limit));
      return column > own && keyColon(text, at, limit) >= 0;
    },
  };
}
