// What an expression of source code gives, as far as it is put together of texts.
import { type Hole, type Pattern, patternOf, UNKNOWN } from '../pattern';
import { bracketEnd, type Range } from './brackets';
import { follows, isWord, type Source } from './source';
import type { Token } from './tokens';

/** Variables that are made of variables; and how long what they give may become. */
const DEEPEST = 20;
const MOST_PARTS = 60;

/**
 * Takes the tokens of one argument, or those from an assignment on (`to` absent: as far as the expression goes). Texts that are
 * added stay, variables are looked up, everything else is a hole.
 */
export function valueOf(source: Source, from: number, to?: number, depth = 0): Pattern {
  const { tokens } = source;
  const parts: (string | Hole)[] = [];
  for (let at = from; ; at += 1) {
    const term = termAt(source, at, to ?? tokens.length);
    if (term === undefined) return UNKNOWN;
    parts.push(...resolved(source, term.pattern, { before: from, depth }));
    if (parts.length > MOST_PARTS) return UNKNOWN;
    at = term.to;
    if (isWord(tokens[at], '+') && (to === undefined || at < to)) continue;
    return ends(tokens, at, to) ? parts : UNKNOWN;
  }
}

interface Term {
  readonly pattern: Pattern;
  /** The token behind it. */
  readonly to: number;
}

/** A text, a tagged template, or a word with whatever follows it: members, calls, indexes. */
function termAt(source: Source, from: number, limit: number): Term | undefined {
  const { tokens } = source;
  const token = tokens[from];
  if (token === undefined || from >= limit) return undefined;
  if (token.kind === 'text') return textTerm(source, from);
  if (token.kind !== 'word') return undefined;
  if (tokens[from + 1]?.kind === 'text' && tokens[from + 1]?.start === token.end) return textTerm(source, from + 1);
  if (follows(tokens, from + 1, '.', 'url') && tokens[from + 3]?.kind === 'text') return textTerm(source, from + 3);
  const to = chainEnd(source, from + 1);
  return { pattern: to === from + 1 ? [{ name: token.text }] : UNKNOWN, to };
}

/** Python's `"…{}".format(x)` and `"…%s" % x` fill in; other methods of a text give something else. */
function textTerm(source: Source, at: number): Term {
  const { tokens } = source;
  const pattern = tokens[at]?.pattern ?? UNKNOWN;
  const to = chainEnd(source, at + 1);
  const filled = (hole: RegExp) =>
    pattern.flatMap((part) => (typeof part === 'string' ? patternOf(part, hole) : [part]));
  if (follows(tokens, at + 1, '.', 'format', '(')) return { pattern: filled(/\{[^{}]{0,80}\}/g), to };
  if (isWord(tokens[at + 1], '%')) return { pattern: filled(/%[sd]/g), to: operandEnd(source, at + 2) };
  return { pattern: to === at + 1 ? pattern : UNKNOWN, to };
}

function operandEnd(source: Source, at: number): number {
  return isWord(source.tokens[at], '(') ? chainEnd(source, at) : chainEnd(source, at + 1);
}

/** Behind `.member`, `(…)` and `[…]`, as many as there are. */
function chainEnd(source: Source, from: number): number {
  const { tokens } = source;
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (isWord(token, '.') && tokens[at + 1]?.kind === 'word') at += 2;
    else if (token !== undefined && !token.first && (isWord(token, '(') || isWord(token, '[')))
      at = bracketEnd(source, at);
    else return at;
  }
}

/** An argument ends where it ends; an assignment at a semicolon, a bracket, or with its line. */
function ends(tokens: readonly Token[], at: number, to: number | undefined): boolean {
  const token = tokens[at];
  if (to !== undefined) return at === to;
  return token === undefined || token.first || (token.kind === 'sign' && /[;,)\]}]/.test(token.text));
}

/** Each variable by its last assignment before it is used. */
function resolved(source: Source, pattern: Pattern, { before, depth }: { before: number; depth: number }): Pattern {
  return pattern.flatMap((part): Pattern => {
    if (typeof part === 'string' || part.name === undefined) return [part];
    const at = lastBefore(source.assigned.get(part.name) ?? [], before);
    return at === undefined || depth >= DEEPEST ? UNKNOWN : assignedValue(source, at, depth + 1);
  });
}

/** The last of ascending positions that lies before another one. */
function lastBefore(positions: readonly number[], before: number): number | undefined {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? before) < before) low = middle + 1;
    else high = middle;
  }
  return positions[low - 1];
}

/** Looked at once; a variable that is made of itself is not known while it is looked at. */
function assignedValue(source: Source, at: number, depth: number): Pattern {
  const known = source.values.get(at);
  if (known !== undefined) return known;
  source.values.set(at, UNKNOWN);
  const value = valueOf(source, at, undefined, depth);
  source.values.set(at, value);
  return value;
}

/** The value of one argument. */
export function argumentValue(source: Source, range: Range): Pattern {
  return valueOf(source, range.from, range.to);
}
