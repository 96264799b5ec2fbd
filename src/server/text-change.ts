// The smallest edit that turns one text into another, so that an editor keeps its cursor and its undo steps.
import type { Range } from '../protocol/views';

/** The one range that differs (0-based, as in LSP) and what stands there afterwards; `undefined` for equal texts. */
export function changeBetween(
  before: string,
  after: string,
): { readonly range: Range; readonly newText: string } | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // A CRLF is one step of an editor: never cut it in two.
  if (before[start - 1] === '\r') start--;
  if (tail > 0 && before[before.length - tail] === '\n' && before[before.length - tail - 1] === '\r') tail--;
  if (tail > 0 && after[after.length - tail] === '\n' && after[after.length - tail - 1] === '\r') tail--;
  tail = Math.max(0, Math.min(tail, shorter - start));
  return {
    range: { start: positionAt(before, start), end: positionAt(before, before.length - tail) },
    newText: after.slice(start, after.length - tail),
  };
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
