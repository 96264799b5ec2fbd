// The text of a scalar with the places of its parts: which character of the file each character of the text is.
import type { PlacedText } from '../../model/alert-rule';
import type { ScalarNode } from '../../syntax/node';
import type { ManifestDocument } from '../format';

const SPACE = /\s/;
const ESCAPE_LENGTH = new Map([
  ['x', 4],
  ['u', 6],
  ['U', 10],
]);
const BLANK_ESCAPES = new Set(['n', 't', 'r', ' ', '\t', '\n', 'v', 'f', 'N', '_', 'L', 'P']);

/** Takes a scalar of the document; folding and indentation only move its blanks, so the other characters say where it stands. */
export function placedText(document: ManifestDocument, node: ScalarNode): PlacedText {
  const { span, text: value } = node;
  const source = document.text().slice(span.start, span.end);
  const marks = alignment(source, value).flatMap(([offset, at]) => {
    const { line, column } = document.place({ start: span.start + at, end: span.start + at });
    return [offset, line, column];
  });
  return { value, place: document.place(span), marks };
}

/** Pairs of offsets, of the text and of the source, where a run of the same characters begins; none where they differ. */
function alignment(source: string, value: string): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  const style = source[0] ?? '';
  let at = bodyStart(source, style);
  let shift: number | undefined;
  for (let offset = 0; offset < value.length; offset++) {
    const character = value[offset] ?? '';
    if (SPACE.test(character)) continue;
    at = skipBlanks(source, at, style);
    const length = lengthAt(source, at, style);
    if (length === 1 && source[at] !== character) return [];
    // A line break between them begins a new run although nothing else was left out.
    const last = runs.at(-1);
    if (shift !== at - offset || (last && source.slice(last[1], at).includes('\n'))) runs.push([offset, at]);
    shift = at - offset;
    at += length;
  }
  return runs;
}

function bodyStart(source: string, style: string): number {
  if (style === '"' || style === "'") return 1;
  return style === '|' || style === '>' ? source.indexOf('\n') + 1 : 0;
}

function skipBlanks(source: string, from: number, style: string): number {
  let at = from;
  for (;;) {
    if (SPACE.test(source[at] ?? '')) at += 1;
    else if (style === '"' && source[at] === '\\' && BLANK_ESCAPES.has(source[at + 1] ?? '')) at += 2;
    else return at;
  }
}

/** How many characters of the source are one of the text. */
function lengthAt(source: string, at: number, style: string): number {
  if (style === "'" && source.startsWith("''", at)) return 2;
  if (style !== '"' || source[at] !== '\\') return 1;
  return ESCAPE_LENGTH.get(source[at + 1] ?? '') ?? 2;
}
