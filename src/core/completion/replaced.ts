// Which part of a line a completion replaces: the word around the cursor, without what follows it.
import type { Cursor } from './cursor';

export interface Replaced {
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** A colon follows already. */
  readonly colon: boolean;
  /** The closing quote that is replaced too. */
  readonly quote: string;
}

const MOST = 2000;

/** The range around `offset` of what is typed there. */
export function replacedAt(text: string, offset: number, { at, tail, flow }: Cursor): Replaced {
  const rest = lineFrom(text, offset);
  const start = offset - tail.text.length;
  if (tail.quote !== undefined) return quoted(rest, start, offset, at, tail.quote);
  const length = lengthOf(rest, at !== 'value', flow);
  return { start, end: offset + length, colon: /^[ \t]*:(?:[ \t]|$)/.test(rest.slice(length)), quote: '' };
}

function quoted(rest: string, start: number, offset: number, at: Cursor['at'], quote: string): Replaced {
  const close = rest.indexOf(quote);
  if (close < 0) return { start, end: offset, colon: /^[ \t]*:/.test(rest), quote: '' };
  const colon = /^[ \t]*:/.test(rest.slice(close + 1));
  if (at === 'value' || colon) return { start, end: offset + close, colon, quote: '' };
  return { start, end: offset + close + 1, colon, quote };
}

/** How far the plain text goes on behind the cursor. */
function lengthOf(rest: string, isKey: boolean, flow: boolean): number {
  let end = 0;
  while (end < rest.length && !endsText(rest, end, flow)) end += 1;
  const text = rest.slice(0, end).trimEnd();
  // Alone on its line a text may be a key or a value; words behind a blank are no part of a key.
  return isKey ? (/^[^\s]*/.exec(text)?.[0].length ?? 0) : text.length;
}

function endsText(rest: string, at: number, flow: boolean): boolean {
  const character = rest[at] ?? '';
  if (character === ':') return /^:(?:\s|$)/.test(rest.slice(at, at + 2));
  if (character === '#') return at === 0 || /\s/.test(rest[at - 1] ?? '');
  return flow && (character === ',' || character === '}' || character === ']');
}

function lineFrom(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, Math.min(end < 0 ? text.length : end, offset + MOST)).replace(/\r$/, '');
}
