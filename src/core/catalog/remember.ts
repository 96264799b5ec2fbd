// Results of pure functions, remembered by the identity of what they were given: linking asks the same at every keystroke.

/** Both sides, and the state before the last keystroke. */
export const KEPT = 3;

/** Gives the function itself, with its last few results: the same arguments (by identity) give the same result. */
export function remember<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  const known: { readonly args: A; readonly result: R }[] = [];
  return (...args) => {
    const found = known.find((one) => sameItems(one.args, args));
    if (found !== undefined) return found.result;
    const result = compute(...args);
    known.unshift({ args, result });
    if (known.length > KEPT) known.pop();
    return result;
  };
}

/** The same for functions of one object, for as long as that lives. */
export function rememberEach<A extends object, R>(compute: (given: A) => R): (given: A) => R {
  const known = new WeakMap<A, { readonly answer: R }>();
  return (given) => {
    const kept = known.get(given) ?? { answer: compute(given) };
    known.set(given, kept);
    return kept.answer;
  };
}

/** True for lists of the same items, compared by identity. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Values are compared no deeper: what is read from files is flat. */
const MAX_DEPTH = 20;

/** True for data that says the same: texts, numbers, lists, tables and plain objects, by value. */
export function sameData(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > MAX_DEPTH) return false;
  if (a instanceof Map || b instanceof Map)
    return a instanceof Map && b instanceof Map && sameData([...a], [...b], depth + 1);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameData(Reflect.get(a, key), Reflect.get(b, key), depth + 1));
}
