// Whether two values that were read as data are the same.

/** Deeper values are compared no further: what is read from files is flat. */
const MAX_DEPTH = 20;

/** Compares texts, numbers, lists and plain objects by value; a missing field and an undefined one are the same. */
export function sameValue(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || depth > MAX_DEPTH || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if (!sameValue(Reflect.get(a, key), Reflect.get(b, key), depth + 1)) return false;
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
