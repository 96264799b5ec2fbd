// Checks the value of a key line by line, in one loop: what passes has one meaning, no error, and can be parsed piece by
// piece later. This is where an index spends its time, so that the common line is handled without a call.
import type { Fault } from './fault';
import { blockTextEnd, isDash, isRestBlank, keyColon, keyEnd, nextContent, nextLine, ODD } from './block-text';
import { BEGINS_PLAIN, plainEnd, quotedEnd, skipSpaces } from './block-text';
import { readFlow } from './flow-text';
import { HASH_START, hashOfQuoted, type KeyBook } from './key-book';

/** Deeper blocks are left to the parser, which knows the cap. */
const DEEPEST = 60;

export interface CheckContext {
  readonly text: string;
  readonly limit: number;
  readonly keys: KeyBook;
  readonly tell: (fault: Fault) => void;
}

/**
 * Takes the offset behind a colon whose key stands at `parent`. Gives the start of the first line behind the value, or
 * `ODD` where the value is not plain to see. Keys given twice are told.
 */
export function checkValue(context: CheckContext, from: number, parent: number): number {
  const mark = context.keys.mark();
  const end = check(context, from, parent);
  context.keys.close(mark);
  return end;
}

function check(context: CheckContext, from: number, parent: number): number {
  const { text, limit, keys } = context;
  // The open collections, each with its column; the first stands for the key whose value this is.
  const columns: number[] = [parent];
  const marks: number[] = [keys.mark()];
  const lists: boolean[] = [false];
  let top = 0;
  let at = from;
  /** The next thing stands behind a colon or a dash. */
  let inValue = true;

  for (;;) {
    let code = text.charCodeAt(at);
    /** The innermost collection waits for a value on the lines below. */
    let isOpen = false;
    /** Where plain text began that may go on on the lines below. */
    let plain = ODD;
    if (inValue) {
      while (code === 32) code = text.charCodeAt(++at);
      if (at >= limit || code === 10 || code === 13 || (code === 35 && text.charCodeAt(at - 1) === 32)) isOpen = true;
      else if (BEGINS_PLAIN[code] === 1) {
        plain = at;
        at = plainLine(text, at, limit);
        if (at === ODD) {
          at = endOfInline(context, plain, columns[top] ?? 0, code);
          plain = ODD;
        }
      } else at = endOfInline(context, at, columns[top] ?? 0, code);
      if (at === ODD) return ODD;
    }
    // The next line that is neither blank nor a comment.
    let line = nextLineStart(text, at, limit);
    at = line;
    code = text.charCodeAt(at);
    while (code === 32) code = text.charCodeAt(++at);
    if (code === 10 || code === 35 || code === 13 || at >= limit) {
      at = nextContent(text, line, limit);
      code = text.charCodeAt(at);
      line = text.lastIndexOf('\n', at - 1) + 1;
    }
    let column = at >= limit ? -1 : at - line;
    let isNew = column > (columns[top] ?? 0);
    if (isNew && plain !== ODD) {
      at = ifAlone(text, plainEnd(text, plain, columns[top] ?? 0, limit), limit);
      if (at === ODD) return ODD;
      line = lineOfNext(text, at, limit);
      at = skipSpaces(text, line);
      code = text.charCodeAt(at);
      column = at >= limit ? -1 : at - line;
      isNew = column > (columns[top] ?? 0);
    }
    let isDashed = code === 45 && isDash(text, at, limit);

    if (isNew) {
      if (!isOpen) return ODD;
    } else {
      // Behind the last dash of a list the parser sees nothing at other places than behind those before it.
      if (isOpen && lists[top] === true && !(isDashed && column === columns[top])) return ODD;
      // The list of a key may stand at the column of the key.
      isNew = isOpen && isDashed && column === columns[top] && lists[top] !== true;
      while (!isNew && top > 0 && column < (columns[top] ?? 0)) keys.close(marks[top--] ?? 0);
      if (!isNew && lists[top] === true && !isDashed && column === columns[top]) keys.close(marks[top--] ?? 0);
      if (!isNew && top === 0) return column < 0 ? limit : line;
      if (column !== columns[top] || (!isNew && lists[top] !== isDashed)) return ODD;
    }

    inValue = false;
    while (isDashed) {
      if (isNew) {
        if (++top > DEEPEST) return ODD;
        columns[top] = column;
        marks[top] = keys.mark();
        lists[top] = true;
      }
      const dash = at;
      code = text.charCodeAt(++at);
      while (code === 32) code = text.charCodeAt(++at);
      isNew = true;
      inValue = at >= limit || code === 10 || code === 13 || code === 35;
      if (inValue) break;
      column += at - dash;
      isDashed = code === 45 && isDash(text, at, limit);
    }
    if (inValue) continue;

    // A key, or a scalar on a line of its own.
    const start = at;
    let colon = ODD;
    let hash = HASH_START;
    if (BEGINS_PLAIN[code] === 1) {
      for (let next = at; ; next++) {
        code = text.charCodeAt(next);
        if (code > 58 || (code > 32 && code < 58)) {
          hash = (Math.imul(hash, 33) + code) | 0;
          continue;
        }
        const behind = code === 58 ? text.charCodeAt(next + 1) : 0;
        // White space, the end, a colon behind which the key goes on, or a very long key: the slow look decides.
        if ((behind === 32 || behind === 10) && next - at < 200) colon = next;
        break;
      }
    }
    let end = colon;
    if (colon === ODD) {
      colon = keyColon(text, start, limit);
      if (colon === ODD) return ODD;
      end = keyEnd(text, colon);
      if (colon >= 0) hash = hashOfKey(text, start, end);
      if (colon >= 0 && text.slice(start, end) === '<<') return ODD;
    }
    if (colon < 0) {
      if (!isNew) return ODD;
      inValue = true;
      continue;
    }
    if (isNew) {
      if (++top > DEEPEST) return ODD;
      columns[top] = column;
      marks[top] = keys.mark();
      lists[top] = false;
    }
    keys.add(marks[top] ?? 0, hash, start, end);
    at = colon + 1;
    inValue = true;
  }
}

/** The end of the line of plain text that begins at `from`; `ODD` where more than one look is needed. */
function plainLine(text: string, from: number, limit: number): number {
  for (let at = from + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code > 58) continue;
    if (code === 10 || at >= limit) return at;
    if (code === 58) {
      // Behind it a gap, or the end, where there is no code.
      if (!(text.charCodeAt(at + 1) > 32)) return ODD;
    } else if (code === 35) {
      if (text.charCodeAt(at - 1) === 32) return ODD;
    } else if (code === 9 || code === 13) return ODD;
  }
}

/** The start of the next line that is neither blank nor a comment. */
function lineOfNext(text: string, at: number, limit: number): number {
  const next = nextContent(text, nextLineStart(text, at, limit), limit);
  return next >= limit ? limit : text.lastIndexOf('\n', next - 1) + 1;
}

function nextLineStart(text: string, at: number, limit: number): number {
  if (text.charCodeAt(at) === 10) return at + 1;
  return nextLine(text, at, limit);
}

/** Where a scalar or a flow collection ends, if nothing but a comment follows on its last line. */
function endOfInline({ text, limit, tell }: CheckContext, from: number, parent: number, code: number): number {
  if (code === 34 || code === 39) return ifAlone(text, quotedEnd(text, from, parent, limit), limit);
  if (code === 124 || code === 62) return ifAlone(text, blockTextEnd(text, from, parent, limit), limit);
  if (code !== 91 && code !== 123) return plainEnd(text, from, parent, limit);
  if (text.charCodeAt(from + 1) === code + 2) return ifAlone(text, from + 2, limit);
  const flow = readFlow({ ground: { text, shift: 0 }, parent, limit, tell }, from);
  return ifAlone(text, flow?.end ?? ODD, limit);
}

function ifAlone(text: string, end: number, limit: number): number {
  return end === ODD || !isRestBlank(text, end, limit) ? ODD : end;
}

function hashOfKey(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first === 34 || first === 39) return hashOfQuoted(text, start, end);
  let hash = HASH_START;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 33) + text.charCodeAt(at)) | 0;
  return hash;
}
