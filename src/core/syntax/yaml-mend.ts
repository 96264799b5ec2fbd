// Which errors of the YAML library lose or misplace content, where their cause stands, and what to blank for each.
import type { Span } from './node';
import { blankLine, blankTo, indentAt, lineAbove, lineEnd, lineStart } from './text-lines';
import type { YamlError } from './yaml-tree';

/** An unclosed bracket is looked for this far back. */
const MAX_BACK = 1_000_000;
/** The next line is looked for this far. */
const MAX_LOOK = 2000;
/** A line that gives the text structure: `key:`, `- item`. */
const STRUCTURE = /^\s*(?:-(?:\s|$)|[^\s#].*:(?:\s|$))/;

/** True where the library's own recovery drops lines or hangs them in the wrong place. */
export function isDamaging(text: string, error: YamlError): boolean {
  switch (error.code) {
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_INDENT':
    case 'TAB_AS_INDENT':
    case 'BAD_ALIAS':
      return true;
    case 'UNEXPECTED_TOKEN':
      return /in YAML stream|^Unexpected scalar token/.test(error.message);
    case 'MISSING_CHAR':
      return isOpenQuote(error) || isOpenFlow(error) || isGreedyKey(text, error);
    default:
      return false;
  }
}

/** The offset at which the mistake stands: the open bracket or quote, not the place where it was noticed. */
export function causeOf(text: string, error: YamlError): number {
  if (isOpenFlow(error)) return openBracket(text, error.start) ?? error.start;
  if (!isOpenQuote(error)) return error.start;
  const quote = text.lastIndexOf(error.message.includes('"') ? '"' : "'", Math.max(error.start - 1, 0));
  return quote < 0 ? error.start : quote;
}

/** The text without what causes the error, or undefined where that would lose more than it saves. */
export function mendYaml(text: string, error: YamlError, cause: number): string | undefined {
  if (isOpenFlow(error)) return mendFlow(text, cause, error.start);
  if (isOpenQuote(error)) return mendQuote(text, cause);
  switch (error.code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return mendLongKey(text, error);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return blankTo(text, error.start, lineEnd(text, error.start));
    case 'TAB_AS_INDENT':
      return text.replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length));
    case 'BAD_ALIAS':
      return blankTo(text, error.start, lineEnd(text, error.start));
    case 'MISSING_CHAR':
      return blankLine(text, error.start);
    case 'BAD_INDENT':
      return mendIndent(text, error);
    default:
      return error.message.includes('in YAML stream') ? mendRest(text, error) : mendScalar(text, error);
  }
}

function isOpenFlow(error: YamlError): boolean {
  return error.message.startsWith('Flow') && /end with a/.test(error.message);
}

function isOpenQuote(error: YamlError): boolean {
  return error.message.startsWith('Missing closing');
}

/** A key without a colon that takes what stands behind it on the line or hangs below it. */
function isGreedyKey(text: string, error: YamlError): boolean {
  if (!error.message.startsWith('Implicit map keys')) return false;
  const end = lineEnd(text, error.end);
  if (/^\s*[^\s#]/.test(text.slice(error.end, end))) return true;
  const below = /^[ \t\r\n]*\n( *)[^ \r\n]/.exec(text.slice(end, end + MAX_LOOK));
  return below !== null && (below[1] ?? '').length > error.start - lineStart(text, error.start);
}

/** The nearest bracket before `offset` that nothing closes. */
function openBracket(text: string, offset: number): number | undefined {
  let closed = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - MAX_BACK); at--) {
    const code = text.charCodeAt(at);
    if (code === 93 || code === 125) closed++;
    else if (code === 91 || code === 123) {
      if (closed === 0) return at;
      closed--;
    }
  }
  return undefined;
}

/** Lines that were taken for the beginning of the key below them: the first goes, the last is the key. */
function mendLongKey(text: string, error: YamlError): string {
  const lastBreak = text.lastIndexOf('\n', error.end - 1);
  if (lastBreak >= error.start) return blankTo(text, error.start, lineEnd(text, error.start));
  const stray = strayAbove(text, error.start);
  return stray ? blankTo(text, stray.start, stray.end) : blankLine(text, error.start);
}

/** Text behind a quoted scalar that ran on to the key of the next line. */
function mendScalar(text: string, error: YamlError): string | undefined {
  const end = lineEnd(text, error.start);
  return error.end > end ? blankTo(text, lineStart(text, error.start), end) : undefined;
}

/** A line between two indentations is dropped; one that others hang on stays, then the line above may be the stray one. */
function mendIndent(text: string, error: YamlError): string | undefined {
  if (!text.slice(error.start, lineEnd(text, error.start)).trimEnd().endsWith(':')) return blankLine(text, error.start);
  const stray = strayAbove(text, error.start);
  return stray && blankTo(text, stray.start, stray.end);
}

/** The line above if it gives no structure, or if it is a list of one line at the same indentation. */
function strayAbove(text: string, offset: number): Span | undefined {
  const above = lineAbove(text, offset);
  if (!above) return undefined;
  const line = text.slice(above.start, above.end);
  if (!STRUCTURE.test(line)) return above;
  if (!/^\s*-(?:\s|$)/.test(line) || indentAt(text, above.start) !== indentAt(text, offset)) return undefined;
  const before = lineAbove(text, above.start);
  return before && indentAt(text, before.start) < indentAt(text, above.start) ? above : undefined;
}

/** An open bracket that took lines which do not belong to it. At the end of the text nothing was lost. */
function mendFlow(text: string, bracket: number, noticed: number): string | undefined {
  const end = lineEnd(text, bracket);
  const inside = text.slice(end, noticed).trim();
  const flowStyle = /^[^\n]*,\s*(?:\n|$)/.test(inside);
  if ((inside === '' || flowStyle) && text.slice(noticed).trim() === '') return undefined;
  return blankTo(text, bracket, flowStyle ? Math.max(end, noticed) : end);
}

/** An open quote: without it the line reads as plain text, or is blanked where it cannot. */
function mendQuote(text: string, quote: number): string {
  const end = lineEnd(text, quote);
  const rest = text.slice(quote + 1, end).trimEnd();
  if (/^\s*(?:- +)*$/.test(text.slice(lineStart(text, quote), quote))) {
    // A key must keep its column: it moves over the quote.
    if (/:(?:\s|$)/.test(rest)) return `${text.slice(0, quote)}${text.slice(quote + 1, end)} ${text.slice(end)}`;
    return blankTo(text, quote, end);
  }
  const plain = !/: |:$| #|^[\s[\]{}&*!|>'"%@`#,-]/.test(rest);
  return blankTo(text, quote, plain ? quote + 1 : end);
}

/** Something at which the library gave up the rest: the shorter side goes. */
function mendRest(text: string, error: YamlError): string {
  const start = lineStart(text, error.start);
  const end = lineEnd(text, error.start);
  const before = documentStart(text, start);
  const isKey = /^[^\s#[\]{},][^\n]*:(?:\s|$)/.test(text.slice(start, end));
  if (isKey && start > before && start - before < text.length - end) return blankTo(text, before, start);
  return blankTo(text, start, end);
}

function documentStart(text: string, offset: number): number {
  const marker = text.lastIndexOf('\n---', offset);
  return marker < 0 ? 0 : lineEnd(text, marker + 1);
}
