// Lines of a text by offset, and blanking that keeps all offsets.
import type { Span } from './node';

export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** Spaces at the beginning of the line of `offset`. */
export function indentAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}

/** The nearest line above that is not blank. */
export function lineAbove(text: string, offset: number): Span | undefined {
  let start = lineStart(text, offset);
  while (start > 0) {
    const end = start - 1;
    start = lineStart(text, end);
    if (text.slice(start, end).trim() !== '') return { start, end: lineEnd(text, start) };
  }
  return undefined;
}

export function blankLine(text: string, offset: number): string {
  return blankTo(text, lineStart(text, offset), lineEnd(text, offset));
}

/** The text with spaces from `start` to `end`; line breaks stay. */
export function blankTo(text: string, start: number, end: number): string {
  return blankSpans(text, [{ start, end }]);
}

/** The text with the given spans as spaces; line breaks stay. Spans may come in any order and overlap. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, at);
    if (span.end <= start) continue;
    const hidden = text.slice(start, span.end);
    // Most spans lie in one line, and a text may have a hundred thousand of them.
    const isOneLine = !hidden.includes('\n') && !hidden.includes('\r');
    pieces.push(text.slice(at, start), isOneLine ? ' '.repeat(hidden.length) : hidden.replace(/[^\r\n]/g, ' '));
    at = span.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
