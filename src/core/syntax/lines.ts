// Offsets of a text to places (1-based lines and columns, UTF-16 units) and back.
import type { Place } from '../model/place';
import type { TextSplice } from '../model/edit';
import { type LineStarts, lineStartsOf } from './line-starts';
import type { Span } from './node';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export interface Lines {
  /** The place of a span; spans outside the text are cut to it. */
  readonly place: (span: Span) => Place;
  /** Offset of a 1-based line and column, cut to the line and to the text. */
  readonly offset: (line: number, column: number) => number;
  /** The same after an edit, for texts whose lines all end with LF or CRLF; `text` is what is there then. */
  readonly edited: (splice: TextSplice, length: number, text: () => string) => Lines;
}

/** Places of one file. Lines end with LF, CRLF or a lone CR, as in the language server protocol. Nothing is scanned before the first use. */
export function linesOf(file: string, text: string): Lines {
  return linesFrom(
    file,
    () => lineStartsOf(text),
    text.length,
    () => text,
  );
}

function linesFrom(file: string, find: () => LineStarts, length: number, text: () => string): Lines {
  // How to find them is dropped once they are found: it holds on to the text before the edit, and so to all texts before.
  let known: LineStarts | (() => LineStarts) = find;
  const lineStarts = (): LineStarts => {
    if (typeof known === 'function') known = known();
    return known;
  };
  const clamp = (offset: number): number => Math.min(Math.max(offset, 0), length);
  const position = (offset: number): { line: number; column: number } => {
    const all = lineStarts();
    const index = all.lineAt(offset);
    return { line: index + 1, column: offset - (all.startOf(index) ?? 0) + 1 };
  };

  return {
    place: (span) => {
      const start = clamp(span.start);
      const from = position(start);
      const to = position(Math.max(start, clamp(span.end)));
      return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    },
    offset: (line, column) => {
      const all = lineStarts();
      if (line < 1) return 0;
      const start = all.startOf(line - 1);
      if (start === undefined) return length;
      const next = all.startOf(line);
      const end = next === undefined ? length : trimLineEnd(text(), start, next);
      return Math.min(start + Math.max(column - 1, 0), end);
    },
    edited: (splice, newLength, newText) => linesFrom(file, () => lineStarts().edited(splice), newLength, newText),
  };
}

/** The end of the line that starts at `start`, without its line break; `next` is the start of the following line. */
function trimLineEnd(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === LINE_FEED) end--;
  if (end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
  return end;
}
