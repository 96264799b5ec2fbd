// Where a part of an expression stands in its file.
import type { PlacedText } from '../../model/alert-rule';
import type { Place } from '../../model/place';
import type { Range } from './expression';

/** The place of the characters from `start` to `end` of the text; that of the whole where nothing more is known. */
export function placeIn({ place, marks }: PlacedText, { start, end }: Range): Place {
  const from = at(marks, start);
  const to = at(marks, Math.max(start, end - 1));
  if (from === undefined || to === undefined) return place;
  return { file: place.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column + 1 };
}

function at(marks: readonly number[], offset: number): { readonly line: number; readonly column: number } | undefined {
  for (let mark = marks.length - 3; mark >= 0; mark -= 3) {
    const [start = 0, line = 0, column = 0] = marks.slice(mark, mark + 3);
    if (start <= offset) return { line, column: column + offset - start };
  }
  return undefined;
}
