// The one span by which two texts differ.
import type { Span } from '../syntax/node';

export interface Difference {
  /** Offsets in the text before. */
  readonly span: Span;
  /** What stands there afterwards. */
  readonly newText: string;
}

/** The smallest such span that cuts no line break in two; `undefined` for equal texts. */
export function differingSpan(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (before[start - 1] === '\r') start--;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (tail > 0 && cutsBreak(before, before.length - tail)) tail--;
  if (tail > 0 && cutsBreak(after, after.length - tail)) tail--;
  return {
    span: { start, end: before.length - tail },
    newText: after.slice(start, after.length - tail),
  };
}

function cutsBreak(text: string, offset: number): boolean {
  return text[offset - 1] === '\r' && text[offset] === '\n';
}
