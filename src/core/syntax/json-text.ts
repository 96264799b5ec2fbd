// JSON strings, numbers and white space found by looking at characters; whatever JSON does not allow is left to a real parser.

/** Told instead of an offset: this is not JSON as the standard has it. */
export const ODD = -1;

const ESCAPES = new Set([...'"\\/bfnrt'].map((character) => character.charCodeAt(0)));
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const HEXADECIMAL = /[0-9a-fA-F]{4}/y;

/** The first offset from `at` on that holds no white space. */
export function skipWhite(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return next;
    next++;
  }
}

/** Behind the closing quote of the string at `start`, or `ODD` where it holds what it may not hold. */
export function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return ODD;
    if (code !== 92) continue;
    const escape = text.charCodeAt(++at);
    if (escape === 117) {
      HEXADECIMAL.lastIndex = at + 1;
      if (!HEXADECIMAL.test(text)) return ODD;
    } else if (!ESCAPES.has(escape)) return ODD;
  }
  return ODD;
}

/** Behind the string, number or word at `start`, or `ODD`. */
export function scalarEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === 34) return stringEnd(text, start);
  if (code === 116) return text.startsWith('true', start) ? start + 4 : ODD;
  if (code === 102) return text.startsWith('false', start) ? start + 5 : ODD;
  if (code === 110) return text.startsWith('null', start) ? start + 4 : ODD;
  NUMBER.lastIndex = start;
  return NUMBER.test(text) ? NUMBER.lastIndex : ODD;
}
