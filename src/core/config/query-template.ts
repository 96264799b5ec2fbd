// Queries with placeholders (`{{service}}`): which are known, where they may stand, and how they are filled.

/** Names of the workspace: only inside a text (`label="{{service}}"`), where they are escaped and can become no query. */
const NAMES = ['service', 'slo', 'objective'] as const;
/** Numbers and durations that this program writes. */
const NUMBERS = ['window', 'trafficWindow', 'days', 'seconds', 'target', 'threshold', 'quantile'] as const;

export type Placeholder = (typeof NAMES)[number] | (typeof NUMBERS)[number];
const PLACEHOLDERS: readonly Placeholder[] = [...NAMES, ...NUMBERS];

/** Longer ones do not fit into an address (ours). */
const LONGEST_QUERY = 2000;

/** A piece of a template: as it is, or a placeholder with the text that it stands in. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string; readonly quote?: Quote; readonly pattern: boolean };
type Quote = '"' | "'" | '`';

/** What is wrong with a template, as a sentence; `undefined` where it can be asked. */
export function templateFault(template: string): string | undefined {
  if (template.length > LONGEST_QUERY) return `A query is no longer than ${LONGEST_QUERY} characters.`;
  for (const piece of piecesOf(template)) {
    if (piece.kind === 'text') continue;
    const { name, quote } = piece;
    if (!PLACEHOLDERS.some((known) => known === name))
      return `"{{${name}}}" is no placeholder. Known are ${PLACEHOLDERS.join(', ')}.`;
    if (NAMES.some((known) => known === name) && quote !== '"' && quote !== "'")
      return `"{{${name}}}" is a name and stands in quotation marks: label="{{${name}}}".`;
  }
  return undefined;
}

/**
 * The query with its placeholders filled; `undefined` where one of them has no value. A name is escaped for the text that
 * it stands in, and for the pattern where that is one (`=~`, `!~`). Takes a template without fault.
 */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let filled = '';
  for (const piece of piecesOf(template)) {
    if (piece.kind === 'text') {
      filled += piece.text;
      continue;
    }
    const value = values.get(piece.name);
    if (value === undefined) return undefined;
    filled += piece.quote === undefined ? value : quoted(piece.pattern ? escapePattern(value) : value, piece.quote);
  }
  return filled;
}

/** The syntax of RE2: what is special in it gets a backslash. */
function escapePattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** The escapes of PromQL are those of Go: the enclosing quotation mark, the backslash, control characters. */
function quoted(text: string, quote: Quote): string {
  return [...text].map((char) => escaped(char, quote)).join('');
}

function escaped(char: string, quote: Quote): string {
  if (char === '\\' || char === quote) return `\\${char}`;
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : char;
}

const PLACEHOLDER = /\{\{\s*([\w-]*)\s*\}\}/y;
const PATTERN_OPERATOR = /[=!]~\s*$/;

function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let quote: Quote | undefined;
  let pattern = false;
  let text = '';
  const endText = (): void => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
  };
  for (let at = 0; at < template.length; at++) {
    const char = template.charAt(at);
    PLACEHOLDER.lastIndex = at;
    const [whole, name] = PLACEHOLDER.exec(template) ?? [];
    if (whole !== undefined && name !== undefined) {
      endText();
      pieces.push({ kind: 'placeholder', name, pattern, ...(quote === undefined ? {} : { quote }) });
      at += whole.length - 1;
      continue;
    }
    if (quote === undefined && char === '#') {
      // A comment: a quotation mark in it opens no text.
      const end = template.indexOf('\n', at);
      at = end < 0 ? template.length : end;
      text += '\n';
      continue;
    }
    if (quote === undefined && (char === '"' || char === "'" || char === '`')) {
      pattern = PATTERN_OPERATOR.test(template.slice(Math.max(0, at - 20), at));
      quote = char;
    } else if (quote !== undefined && quote !== '`' && char === '\\') {
      text += char;
      at += 1;
    } else if (char === quote) {
      quote = undefined;
      pattern = false;
    }
    text += template.charAt(at);
  }
  endText();
  return pieces;
}
