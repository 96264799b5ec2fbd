// One edit of an open document, and where other places lie after it. Lines and characters are 0-based, as in LSP.
import type { Position, Range } from '../protocol/views';

export interface LineEdit {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** Where `range` lies after the edits, applied one after the other. What was replaced shrinks to its edges. */
export function moveRange(range: Range, edits: readonly LineEdit[]): Range {
  let { start, end } = range;
  for (const edit of edits) {
    // Text put right before a range moves it, text put right behind it does not make it longer.
    const movedEnd = compare(end, edit.start) <= 0 ? end : move(end, edit);
    const movedStart = compare(start, edit.start) < 0 ? start : move(start, edit);
    start = movedStart;
    end = compare(movedEnd, movedStart) < 0 ? movedStart : movedEnd;
  }
  return { start, end };
}

/** The line on which the cursor stands behind the edits: the end of the last inserted text. */
export function lineBehind(edit: LineEdit): number {
  return endOf(edit).line;
}

function move(position: Position, edit: LineEdit): Position {
  const inserted = endOf(edit);
  if (compare(position, edit.end) < 0) return compare(position, edit.start) <= 0 ? position : inserted;
  return {
    line: position.line + inserted.line - edit.end.line,
    character:
      position.line === edit.end.line
        ? position.character + inserted.character - edit.end.character
        : position.character,
  };
}

function endOf(edit: LineEdit): Position {
  const lines = edit.text.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1] ?? '';
  return lines.length === 1
    ? { line: edit.start.line, character: edit.start.character + last.length }
    : { line: edit.start.line + lines.length - 1, character: last.length };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
