// Source lines: how they are looked up, and one of them with its place underlined.
import type { Place } from '../../model/place';
import type { SourceFile } from '../../model/snapshot';
import type { RenderOptions } from '../reporter';
import { withoutSecrets } from './hidden';
import { sourceText } from './terminal-text';

const WIDEST = 100;
/** What is kept in front of the place when a line is cut. */
const LEAD = 30;

/** A look-up of lines (1-based) that splits each file once; nothing where the file or its text cannot be had. */
export function linesOf(sourceOf: (file: string) => SourceFile | undefined): RenderOptions['line'] {
  const lines = new Map<string, readonly string[]>();
  return (file, line) => {
    let known = lines.get(file);
    if (known === undefined) {
      const text = sourceOf(file)?.text();
      known = typeof text === 'string' ? text.split(/\r\n|\n|\r/) : [];
      lines.set(file, known);
    }
    return known[line - 1];
  };
}

/**
 * Three lines: a gutter, the source line, the underline; empty where the line cannot be had.
 * A place of several lines is underlined to the end of its first one. Long lines are cut around the place. Secrets are hidden.
 */
export function excerpt(place: Place, options: RenderOptions, width: number): readonly string[] {
  const shown = excerptLine(place, options);
  if (shown === undefined) return [];
  const { line, from, to } = shown;
  const number = String(place.line).padStart(width);
  const bar = options.paint('dim', '|');
  return [
    `${' '.repeat(width)} ${bar}`,
    `${options.paint('dim', number)} ${bar} ${line}`,
    `${' '.repeat(width)} ${bar} ${' '.repeat(from)}${options.paint('bold', '^'.repeat(Math.max(1, to - from)))}`,
  ];
}

/** The same source line with the columns (from 0) where the place begins and ends in it. */
export function excerptLine(
  place: Place,
  options: RenderOptions,
): { readonly line: string; readonly from: number; readonly to: number } | undefined {
  const source = options.line(place.file, place.line);
  if (source === undefined) return undefined;
  const whole = withoutSecrets(sourceText(source)).trimEnd();
  const from = Math.min(Math.max(place.column - 1, 0), whole.length);
  const to =
    place.endLine > place.line ? whole.length : Math.min(Math.max(place.endColumn - 1, from + 1), whole.length);
  const cut = whole.length > WIDEST && from > LEAD ? from - LEAD : 0;
  return { line: whole.slice(cut, cut + WIDEST), from: from - cut, to: Math.min(to - cut, WIDEST) };
}
