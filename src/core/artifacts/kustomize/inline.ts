// YAML that is written inside a text of another YAML file: its values have their places there.
import type { Place } from '../../model/place';
import { readSyntax } from '../../syntax/read';
import { type Traced, traced, type TracedScalar } from '../traced';

/**
 * Takes a scalar and the lines of its file; gives the documents that its text holds. Of a block text (`|`) each value has the line
 * where it is written, of any other one the place of the text. Undefined where the text cannot be read.
 */
export function documentsInside(
  { text, place }: TracedScalar,
  lines: readonly string[],
): readonly Traced[] | undefined {
  const inside = readSyntax(place.file, text);
  if (inside.roots.length === 0 || !inside.complete) return undefined;
  const indent = indentOf(lines, place);
  return inside.roots.map((root) =>
    traced(root, (span) => {
      if (indent === undefined) return place;
      const at = inside.place(span);
      return {
        file: place.file,
        line: place.line + at.line,
        column: at.column + indent,
        endLine: place.line + at.endLine,
        endColumn: at.endColumn + indent,
      };
    }),
  );
}

/** By how much the lines of a block text are indented; undefined for any other kind of text. */
function indentOf(lines: readonly string[], { line, column }: Place): number | undefined {
  const header = lines[line - 1]?.slice(column - 1) ?? '';
  if (!header.startsWith('|')) return undefined;
  const first = lines.slice(line).find((one) => one.trim() !== '') ?? '';
  return first.length - first.trimStart().length;
}
