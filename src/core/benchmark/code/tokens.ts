// Source code as words, texts and signs: enough to find calls and their arguments. Linear in the length of the code.
import type { Pattern } from '../pattern';
import type { Language } from './language';
import { expressionEnd } from './interpolation';

export interface Token {
  readonly kind: 'word' | 'text' | 'sign';
  /** The word, the sign, or what stands between the quotes, as written. */
  readonly text: string;
  /** Of a text only. */
  readonly pattern?: Pattern;
  /** Offsets into the code. */
  readonly start: number;
  readonly end: number;
  /** True for the first token of a line. */
  readonly first: boolean;
}

const WORD = /[A-Za-z_$][\w$]*|\d[\w.]*/y;
const BLANK = /\s+/y;
/** Larger files are no scripts that somebody wrote. */
const LONGEST = 2_000_000;

export function tokensOf(code: string, language: Language): readonly Token[] {
  const tokens: Token[] = [];
  const text = code.slice(0, LONGEST);
  let first = true;
  for (let at = 0; at < text.length; ) {
    const blank = matchAt(BLANK, text, at);
    const skipped = blank?.length ?? commentLength(text, at, language);
    if (skipped > 0) {
      first ||= text.slice(at, at + skipped).includes('\n');
      at += skipped;
      continue;
    }
    const token = tokenAt(text, at, { language, before: tokens.at(-1), first });
    tokens.push(token);
    [at, first] = [token.end, false];
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function commentLength(text: string, at: number, { lineComment, blockComments }: Language): number {
  if (text.startsWith(lineComment, at)) return to(text, '\n', at) - at;
  if (blockComments && text.startsWith('/*', at)) return Math.min(to(text, '*/', at + 2) + 2, text.length) - at;
  return 0;
}

function to(text: string, sign: string, at: number): number {
  const found = text.indexOf(sign, at);
  return found < 0 ? text.length : found;
}

interface Around {
  readonly language: Language;
  readonly before: Token | undefined;
  readonly first: boolean;
}

function tokenAt(text: string, start: number, { language, before, first }: Around): Token {
  const word = matchAt(WORD, text, start);
  if (word !== undefined) return { kind: 'word', text: word, start, end: start + word.length, first };
  const quote = language.quotes.find((one) => text.startsWith(one, start));
  if (quote !== undefined) {
    const close = closing(text, start + quote.length, quote, language);
    const raw = text.slice(start + quote.length, close);
    const prefix = before?.kind === 'word' && before.end === start ? before.text : '';
    const end = Math.min(close + quote.length, text.length);
    return { kind: 'text', text: raw, pattern: language.pattern(raw, quote, prefix), start, end, first };
  }
  if (language.regularExpressions && text[start] === '/' && expectsValue(before)) {
    const end = regularExpressionEnd(text, start);
    if (end !== undefined) return { kind: 'sign', text: '/', start, end, first };
  }
  return { kind: 'sign', text: text[start] ?? '', start, end: start + 1, first };
}

/** Where the quote is closed, or the line ends before it is. */
function closing(text: string, from: number, quote: string, { multiline }: Language): number {
  const goesOn = multiline.includes(quote);
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at;
    else if (text[at] === '\n' && !goesOn) return at;
    else if (quote === '`' && text.startsWith('${', at)) at = expressionEnd(text, at + 2) - 1;
  }
  return text.length;
}

/** After a value a slash divides. */
function expectsValue(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return /^(return|typeof|case|in|of|void|delete)$/.test(before.text);
  return before.kind === 'sign' && !/[)\]}]/.test(before.text);
}

/** Longer ones are none: what looks like the start of one is looked through for each slash. */
const LONGEST_EXPRESSION = 1000;

function regularExpressionEnd(text: string, start: number): number | undefined {
  let inClass = false;
  for (let at = start + 1; at < Math.min(text.length, start + LONGEST_EXPRESSION); at++) {
    const character = text[at];
    if (character === '\n') return undefined;
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return at + 1;
  }
  return undefined;
}
