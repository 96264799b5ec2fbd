// Rows of comma-separated values, read line by line; a quoted field may hold line breaks.
import { splitFields } from './csv-fields';
import type { Line } from './lines';

export interface Row {
  /** The line on which it begins, 1-based. */
  readonly number: number;
  readonly fields: readonly string[];
  /** True where a quote is never closed, or a line was longer than what is kept. */
  readonly broken: boolean;
}

/** Lines that one row may take: error messages hold stack traces. */
const MOST_LINES = 200;

/** Rows with at least one character. A row whose quote is not closed in time was none: each of its lines is a row. */
export function* rowsIn(lines: Iterable<Line>, delimiter: string): Generator<Row> {
  let open: Line[] = [];
  let odd = false;
  for (const line of lines) {
    if (open.length === 0 && line.text === '') continue;
    open.push(line);
    if (quotes(line.text) % 2 === 1) odd = !odd;
    if (odd && open.length < MOST_LINES) continue;
    if (odd) yield* apart(open, delimiter);
    else yield rowOf(open, delimiter);
    [open, odd] = [[], false];
  }
  yield* apart(open, delimiter);
}

function* apart(lines: readonly Line[], delimiter: string): Generator<Row> {
  for (const line of lines) if (line.text !== '') yield rowOf([line], delimiter);
}

function quotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

function rowOf(lines: readonly Line[], delimiter: string): Row {
  const { fields, open } = splitFields(lines.map(({ text }) => text).join('\n'), delimiter);
  return { number: lines[0]?.number ?? 1, fields, broken: open || lines.some(({ cut }) => cut) };
}
