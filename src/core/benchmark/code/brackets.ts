// What stands between brackets, as positions of tokens.
import type { Token } from './tokens';

/** The token that closes each bracket, by the one that opens it; brackets that are never closed are left out. */
export type Brackets = ReadonlyMap<number, number>;

/** Whatever closes next closes the bracket that was opened last, of whatever kind it is. */
export function bracketsOf(tokens: readonly Token[]): Brackets {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (/[([{]/.test(text)) open.push(at);
    else if (/[)\]}]/.test(text)) {
      const opened = open.pop();
      if (opened !== undefined) found.set(opened, at);
    }
  }
  return found;
}

/** Positions of tokens, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface Bracketed {
  readonly tokens: readonly Token[];
  readonly brackets: Brackets;
}

/** The arguments of the bracket that opens at `at`; also the elements of a list or an object. None where it is not closed. */
export function argumentsAt({ tokens, brackets }: Bracketed, at: number): readonly Range[] {
  const close = brackets.get(at);
  if (close === undefined) return [];
  const found: Range[] = [];
  let from = at + 1;
  for (let next = from; next <= close; next = (brackets.get(next) ?? next) + 1) {
    const token = tokens[next];
    if (next < close && !(token?.kind === 'sign' && token.text === ',')) continue;
    if (next > from) found.push({ from, to: next });
    from = next + 1;
  }
  return found;
}

/** Behind the bracket that opens at `at`; where it is not closed, behind everything. */
export function bracketEnd({ tokens, brackets }: Bracketed, at: number): number {
  return (brackets.get(at) ?? tokens.length) + 1;
}
