// The value of a string literal of PromQL: Go's rules for quotes.

const SIMPLE = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi;

/** `"a\"b"` → `a"b`; what stands between backquotes is taken as it is. */
export function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replace(ESCAPE, (_, byte: string | undefined, unit: string | undefined, one: string | undefined) => {
    const code = byte ?? unit;
    return code === undefined ? (SIMPLE.get(one ?? '') ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16));
  });
}
