// A piece of source code with its tokens: calls, their arguments, and what stands in variables.
import type { Place } from '../../model/place';
import type { Span } from '../../syntax/node';
import type { Pattern } from '../pattern';
import { type Brackets, bracketsOf } from './brackets';
import type { Language } from './language';
import { type Token, tokensOf } from './tokens';

export interface Source {
  readonly tokens: readonly Token[];
  readonly brackets: Brackets;
  readonly place: (span: Span) => Place;
  /** Per name, the positions of the tokens behind each `name =`, ascending. */
  readonly assigned: ReadonlyMap<string, readonly number[]>;
  /** What those expressions give, once they were asked for. */
  readonly values: Map<number, Pattern>;
}

export function readSource(code: string, language: Language, place: Source['place']): Source {
  const tokens = tokensOf(code, language);
  return { tokens, brackets: bracketsOf(tokens), place, assigned: assignments(tokens), values: new Map() };
}

/** The tokens at `at` and behind it are these words and signs. */
export function follows(tokens: readonly Token[], at: number, ...texts: readonly string[]): boolean {
  return texts.every((text, index) => isWord(tokens[at + index], text));
}

/** A word or a sign, never a text. */
export function isWord(token: Token | undefined, text: string): boolean {
  return token !== undefined && token.kind !== 'text' && token.text === text;
}

function assignments(tokens: readonly Token[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || isWord(tokens[at - 1], '.')) continue;
    const value = valueAfter(tokens, at + 1);
    if (value === undefined) continue;
    const known = found.get(token.text);
    if (known === undefined) found.set(token.text, [value]);
    else known.push(value);
  }
  return found;
}

/** `= value` or `: Type = value`; no comparison, no arrow, no named argument of Python's calls. */
function valueAfter(tokens: readonly Token[], at: number): number | undefined {
  const typed = isWord(tokens[at], ':') && tokens[at + 1]?.kind === 'word' ? at + 2 : at;
  const [sign, next] = [tokens[typed], tokens[typed + 1]];
  const isAssignment = isWord(sign, '=') && next !== undefined && !isWord(next, '=') && !isWord(next, '>');
  return isAssignment ? typed + 1 : undefined;
}
