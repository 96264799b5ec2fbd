// A text of which parts are only known when it runs: what code puts together to a URL.

/** What is filled in; a name where a variable is, so that its value can be looked up. */
export interface Hole {
  readonly name?: string;
}

export type Pattern = readonly (string | Hole)[];

export const UNKNOWN: Pattern = [{}];

/** `/charges/{}`: how a pattern is written in a path. */
export function writePattern(pattern: Pattern): string {
  return pattern.map((part) => (typeof part === 'string' ? part : '{}')).join('');
}

/** Cuts a text at each match of `hole` (global); what matched is filled in, under the name of its first group. */
export function patternOf(text: string, hole: RegExp): Pattern {
  const parts: (string | Hole)[] = [];
  let from = 0;
  for (const match of text.matchAll(hole)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    const name = match[1];
    parts.push(name === undefined ? {} : { name });
    from = match.index + match[0].length;
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from));
  return parts;
}
