// Collections that came about from one another: under which keys two of them may differ, without looking at all that is in them.

/** What a collection is, but for what stands under some keys. */
interface Origin {
  readonly root: object;
  readonly touched: ReadonlySet<string>;
}

const origins = new WeakMap<object, Origin>();
const NONE: ReadonlySet<string> = new Set();
/** With more keys than this a collection stands for itself: a branch that touches more is compared as a whole once. */
const MOST = 1000;

/** `to` holds what `from` does, but for what stands under these keys. */
export function noteDerived(from: object, to: object, keys: Iterable<string>): void {
  const { root, touched } = originOf(from);
  const all = new Set([...touched, ...keys]);
  if (all.size <= MOST) origins.set(to, { root, touched: all });
}

/** Under all other keys both hold the very same; undefined where nobody knows how they belong together. */
export function keysApart(a: object, b: object): ReadonlySet<string> | undefined {
  if (a === b) return NONE;
  const [one, other] = [originOf(a), originOf(b)];
  if (one.root !== other.root) return undefined;
  if (one.touched.size === 0) return other.touched;
  return other.touched.size === 0 ? one.touched : new Set([...one.touched, ...other.touched]);
}

function originOf(collection: object): Origin {
  return origins.get(collection) ?? { root: collection, touched: NONE };
}
