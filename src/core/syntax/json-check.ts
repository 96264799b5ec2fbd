// One pass over a JSON text: what passes is JSON as the standard has it, and its values can be read one by one later.
import { MAX_DEPTH } from './depth';
import type { Fault } from './fault';
import { ODD, scalarEnd, skipWhite, stringEnd } from './json-text';
import { HASH_START, hashOfQuoted, KeyBook } from './key-book';

/** Shorter collections are gone over again when they are read: that costs less than knowing where each one ends. */
const SMALL = 1024;

export interface CheckedJson {
  /** Where the value of the whole text begins. */
  readonly start: number;
  /** Ends of the longer collections, by their starts. */
  readonly ends: ReadonlyMap<number, number>;
  /** Keys given twice. */
  readonly faults: readonly Fault[];
}

/** Undefined where the text is no plain JSON (errors, comments, trailing commas) or is nested beyond the cap. */
export function checkJson(text: string): CheckedJson | undefined {
  const faults: Fault[] = [];
  const ends = new Map<number, number>();
  const keys = new KeyBook(text, (fault) => faults.push(fault));
  // The open collections: where each begins, whether it is an object, its mark among the keys.
  const starts: number[] = [];
  const objects: boolean[] = [];
  const marks: number[] = [];

  /** Takes the offset of a key, gives that of its value. */
  const key = (start: number): number => {
    if (text.charCodeAt(start) !== 34) return ODD;
    let hash = HASH_START;
    let end = start + 1;
    for (let code = text.charCodeAt(end); code !== 34; code = text.charCodeAt(++end)) {
      // Not a number: the text has ended.
      if (!(code >= 32)) return ODD;
      if (code === 92) {
        end = stringEnd(text, start) - 1;
        if (end < 0) return ODD;
        hash = hashOfQuoted(text, start, end + 1);
        break;
      }
      hash = (Math.imul(hash, 33) + code) | 0;
    }
    keys.add(marks.at(-1) ?? 0, hash, start, end + 1);
    const colon = skipWhite(text, end + 1);
    return text.charCodeAt(colon) === 58 ? skipWhite(text, colon + 1) : ODD;
  };

  const start = skipWhite(text, text.startsWith('\ufeff') ? 1 : 0);
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    const isObject = code === 123;
    if (isObject || code === 91) {
      if (starts.length >= MAX_DEPTH) return undefined;
      starts.push(at);
      objects.push(isObject);
      marks.push(keys.mark());
      at = skipWhite(text, at + 1);
      if (text.charCodeAt(at) !== code + 2) {
        if (isObject) at = key(at);
        if (at === ODD) return undefined;
        continue;
      }
    } else {
      const end = scalarEnd(text, at);
      if (end === ODD) return undefined;
      at = skipWhite(text, end);
    }
    // Behind a value, or at the bracket that closes an empty collection.
    for (;;) {
      const top = starts.length - 1;
      if (top < 0) return at === text.length ? { start, ends, faults } : undefined;
      const next = text.charCodeAt(at);
      const inObject = objects[top] === true;
      if (next === 44) {
        at = skipWhite(text, at + 1);
        if (inObject) at = key(at);
        if (at === ODD) return undefined;
        break;
      }
      if (next !== (inObject ? 125 : 93)) return undefined;
      const from = starts.pop() ?? 0;
      objects.pop();
      keys.close(marks.pop() ?? 0);
      if (at - from >= SMALL) ends.set(from, at + 1);
      at = skipWhite(text, at + 1);
    }
  }
}
