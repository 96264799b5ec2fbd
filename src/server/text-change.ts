// The smallest edit that turns one text into another, so that an editor keeps its cursor and its undo steps.
import { differingSpan } from '../core/fixes/differing-span';
import type { Range } from '../protocol/views';

/** The one range that differs (0-based, as in LSP) and what stands there afterwards; `undefined` for equal texts. */
export function changeBetween(
  before: string,
  after: string,
): { readonly range: Range; readonly newText: string } | undefined {
  const difference = differingSpan(before, after);
  if (difference === undefined) return undefined;
  const { span, newText } = difference;
  return { range: { start: positionAt(before, span.start), end: positionAt(before, span.end) }, newText };
}

/** The position of an offset, 0-based. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  let line = 0;
  let lineStart = 0;
  const breaks = /\r\n|\r|\n/g;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    if (breaks.lastIndex > offset) break;
    line++;
    lineStart = breaks.lastIndex;
  }
  return { line, character: offset - lineStart };
}
