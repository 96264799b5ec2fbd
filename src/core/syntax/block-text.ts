// Keys and scalars of block YAML found by looking at characters; whatever is unusual is left to a real parser.

/** Told instead of an offset: this cannot be said by looking at it. */
export const ODD = -1;
/** Told instead of the offset of a colon: the line holds no key. */
export const NO_KEY = -2;

/** Keys longer than this are left to the parser (the format allows 1,024 characters). */
const MAX_KEY = 1000;
/** One for each code unit: what lies outside a table takes the engine longer to answer than what lies in it. */
const TABLED = 65_536;
const NO_PLAIN_START = tableOf(',[]{}#&*!|>\'"%@`');
/** Characters that begin nothing but plain text, whatever follows. */
export const BEGINS_PLAIN = tableOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$/(');
const ESCAPES = tableOf('0abefnrtvN_LP "/\\');

/** 1 at the codes of these characters: faster to ask than a set. */
function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(TABLED);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** True at a line feed, a carriage return before one, or the limit. */
export function isLineEnd(text: string, at: number, limit: number): boolean {
  if (at >= limit) return true;
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10);
}

/** The first offset from `at` on that holds no space. */
export function skipSpaces(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) === 32) next++;
  return next;
}

/** The start of the next line, or the limit. */
export function nextLine(text: string, at: number, limit: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 || feed >= limit ? limit : feed + 1;
}

/** `- ` or a dash at the end of a line. */
export function isDash(text: string, at: number, limit: number): boolean {
  if (text.charCodeAt(at) !== 45) return false;
  return text.charCodeAt(at + 1) === 32 || isLineEnd(text, at + 1, limit);
}

/** `---` or `...` as a document marker, at the beginning of a line. */
export function isMarker(text: string, at: number, limit: number): boolean {
  const code = text.charCodeAt(at);
  if ((code !== 45 && code !== 46) || text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code)
    return false;
  return at + 3 >= limit || isGap(text.charCodeAt(at + 3));
}

/** True where nothing but spaces and a comment follows on the line. */
export function isRestBlank(text: string, at: number, limit: number): boolean {
  const next = skipSpaces(text, at);
  return isLineEnd(text, next, limit) || (next > at && text.charCodeAt(next) === 35);
}

/** The first character of the next line that is neither blank nor a comment, from the start of a line on; or the limit. */
export function nextContent(text: string, lineStart: number, limit: number): number {
  let start = lineStart;
  while (start < limit) {
    const at = skipSpaces(text, start);
    if (at >= limit) return limit;
    const code = text.charCodeAt(at);
    if (code === 35) start = nextLine(text, at, limit);
    else if (code === 10) start = at + 1;
    else if (code === 13 && text.charCodeAt(at + 1) === 10) start = at + 2;
    else return at;
  }
  return limit;
}

/** The colon behind an implicit key that begins at `at`; `NO_KEY`, or `ODD`. */
export function keyColon(text: string, at: number, limit: number): number {
  const first = text.charCodeAt(at);
  if (first === 34 || first === 39) return quotedKeyColon(text, at, limit);
  if (NO_PLAIN_START[first] === 1) return NO_KEY;
  const follows = text.charCodeAt(at + 1);
  if ((first === 63 || first === 58 || first === 45) && (isGap(follows) || at + 1 >= limit)) return ODD;
  for (let next = at; next < limit; next++) {
    const code = text.charCodeAt(next);
    if (code > 58) continue;
    if (code === 58) {
      if (next + 1 >= limit || isGap(text.charCodeAt(next + 1))) return next - at > MAX_KEY ? ODD : next;
    } else if (code === 35) {
      if (text.charCodeAt(next - 1) === 32) return NO_KEY;
    } else if (code === 10) return NO_KEY;
    else if (code === 9) return ODD;
    else if (code === 13) return text.charCodeAt(next + 1) === 10 ? NO_KEY : ODD;
  }
  return NO_KEY;
}

function quotedKeyColon(text: string, at: number, limit: number): number {
  const end = quotedEnd(text, at, Number.POSITIVE_INFINITY, limit);
  if (end === ODD) return NO_KEY;
  const colon = skipSpaces(text, end);
  if (text.charCodeAt(colon) !== 58 || colon >= limit) return NO_KEY;
  if (colon + 1 < limit && !isGap(text.charCodeAt(colon + 1))) return ODD;
  return colon - at > MAX_KEY ? ODD : colon;
}

/** The end of the key before its colon. */
export function keyEnd(text: string, colon: number): number {
  let end = colon;
  while (text.charCodeAt(end - 1) === 32) end--;
  return end;
}

/**
 * Behind the last character of a plain scalar, with the lines that go on with it: those deeper than `parent`.
 * `ODD` where it holds what a plain scalar may not hold.
 */
export function plainEnd(text: string, from: number, parent: number, limit: number): number {
  const first = text.charCodeAt(from);
  if (NO_PLAIN_START[first] === 1) return ODD;
  if ((first === 63 || first === 58 || first === 45) && (isGap(text.charCodeAt(from + 1)) || from + 1 >= limit))
    return ODD;
  let end = plainLineEnd(text, from, limit);
  while (end !== ODD) {
    let at = skipSpaces(text, end);
    if (at >= limit || text.charCodeAt(at) === 35) return end;
    let start = text.charCodeAt(at) === 10 ? at + 1 : nextLine(text, at, limit);
    at = skipSpaces(text, start);
    while (start < limit && at < limit && isLineEnd(text, at, limit)) {
      start = nextLine(text, at, limit);
      at = skipSpaces(text, start);
    }
    if (at >= limit || at - start <= parent || text.charCodeAt(at) === 35) return end;
    end = plainLineEnd(text, at, limit);
  }
  return ODD;
}

function plainLineEnd(text: string, from: number, limit: number): number {
  let end = from;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code > 58) end = at + 1;
    else if (code === 32) continue;
    else if (code === 10) return end;
    else if (code === 58) {
      if (at + 1 >= limit || isGap(text.charCodeAt(at + 1))) return ODD;
      end = at + 1;
    } else if (code === 35) {
      if (at === from || text.charCodeAt(at - 1) === 32) return end;
      end = at + 1;
    } else if (code === 13) return text.charCodeAt(at + 1) === 10 ? end : ODD;
    else if (code === 9) return ODD;
    else end = at + 1;
  }
  return end;
}

/** Behind the closing quote; further lines must be deeper than `parent`. `ODD` where it is not closed or holds a wrong escape. */
export function quotedEnd(text: string, from: number, parent: number, limit: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (quote === 34 || text.charCodeAt(at + 1) !== 39) return at + 1;
      at++;
    } else if (code === 92 && quote === 34) {
      const length = escapeLength(text, at + 1);
      if (length === ODD) return ODD;
      at += length;
    } else if (code === 10) {
      const next = goesOn(text, at + 1, parent, limit);
      if (next === ODD) return ODD;
      at = next - 1;
    } else if (code === 13 && text.charCodeAt(at + 1) !== 10) return ODD;
  }
  return ODD;
}

/** Characters behind a backslash that belong to it; none before a line break. */
function escapeLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 10 || code === 13) return 0;
  if (ESCAPES[code] === 1) return 1;
  const digits = code === 120 ? 2 : code === 117 ? 4 : code === 85 ? 8 : 0;
  // Behind the last plane of Unicode there is nothing.
  if (digits === 0 || (digits === 8 && !/^(?:000|0010)/.test(text.slice(at + 1, at + 5)))) return ODD;
  for (let next = at + 1; next <= at + digits; next++) if (!isHexadecimal(text.charCodeAt(next))) return ODD;
  return digits + 1;
}

/** The first character of the line on which a quoted scalar goes on. */
function goesOn(text: string, lineStart: number, parent: number, limit: number): number {
  let start = lineStart;
  while (start < limit) {
    const at = skipSpaces(text, start);
    if (at < limit && isLineEnd(text, at, limit)) start = nextLine(text, at, limit);
    else return at < limit && at - start > parent && text.charCodeAt(at) !== 9 ? at : ODD;
  }
  return ODD;
}

/** Behind the last visible character of block text (`|`, `>`) whose lines are deeper than `parent`. */
export function blockTextEnd(text: string, from: number, parent: number, limit: number): number {
  const body = blockTextBody(text, from, limit);
  if (body === ODD) return ODD;
  const given = indentGiven(text, from);
  // A given depth counts from the key; in a list, or on a line of its own, it is left to the parser.
  if (given > 0 && !isBehindKey(text, from, parent)) return ODD;
  let indent = given > 0 ? parent + given : -1;
  let longestBlank = 0;
  let last = ODD;
  /** Spaces beyond the depth are text: at the end they would be its last visible line. */
  let isSpaced = false;
  for (let start = body; start < limit; ) {
    const at = skipSpaces(text, start);
    const depth = at - start;
    if (isLineEnd(text, at, limit)) {
      isSpaced ||= indent >= 0 && depth > indent;
      longestBlank = Math.max(longestBlank, depth);
      start = nextLine(text, at, limit);
      continue;
    }
    if (depth <= parent) break;
    if (indent < 0) {
      if (longestBlank > depth || text.charCodeAt(at) === 9) return ODD;
      indent = depth;
    } else if (depth < indent) return ODD;
    // A line of tabs alone.
    if (text.charCodeAt(at) === 9 && trimBack(text, nextLine(text, at, limit)) <= at) return ODD;
    last = at;
    isSpaced = false;
    start = nextLine(text, at, limit);
  }
  return last === ODD || isSpaced ? ODD : trimBack(text, nextLine(text, last, limit));
}

/** The first line behind the header of block text: `|`, `>`, with a digit and `-` at most, and a comment. */
export function blockTextBody(text: string, from: number, limit: number): number {
  let at = from + (indentGiven(text, from) > 0 ? 2 : 1);
  if (text.charCodeAt(at) === 45) at++;
  if (!isRestBlank(text, at, limit)) return ODD;
  const body = nextLine(text, at, limit);
  return body < limit ? body : ODD;
}

/** The digit in the header of block text; 0 where there is none. */
export function indentGiven(text: string, from: number): number {
  const code = text.charCodeAt(from + 1);
  return code > 48 && code < 58 ? code - 48 : 0;
}

/** True where the first character of the line, at column `parent`, begins the key before `from`. */
function isBehindKey(text: string, from: number, parent: number): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  return skipSpaces(text, start) === start + parent && start + parent < from;
}

function trimBack(text: string, end: number): number {
  let at = end;
  while (at > 0 && isWhite(text.charCodeAt(at - 1))) at--;
  return at;
}

function isWhite(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** White space behind an indicator; a number that is not one stands for the end of the text. */
function isGap(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || Number.isNaN(code);
}

function isHexadecimal(code: number): boolean {
  const lower = code | 32;
  return (code >= 48 && code <= 57) || (lower >= 97 && lower <= 102);
}
