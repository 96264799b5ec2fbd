// A walk over the lines of block YAML, from entry to entry; the values in between are checked on the way.
import { type CheckContext, checkValue } from './block-check';
import { isRestBlank, keyColon, nextContent, nextLine, ODD } from './block-text';
import type { Fault } from './fault';
import { KeyBook } from './key-book';

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

let scanned = 0;

/** Characters that were looked at so far: only differences mean something. */
export function charactersScanned(): number {
  return scanned;
}

/** A scan of a text; faults (keys given twice) are told with its offsets. */
export function createScan(text: string, tell: (fault: Fault) => void): Scan {
  const limit = text.length;
  scanned += limit;
  const context: CheckContext = { text, limit, keys: new KeyBook(text, tell), tell };
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
    moveTo,
    value: (colon, own) => {
      const end = checkValue(context, colon + 1, own);
      if (end === ODD) return false;
      moveTo(end);
      return true;
    },
    opensMap: (colon, own) => {
      if (!isRestBlank(text, colon + 1, limit)) return false;
      moveTo(nextLine(text, colon, limit));
      return column > own && keyColon(text, at, limit) >= 0;
    },
  };
}
