// Texts that are kept of a large one: in memory of their own, and names that stand in many places only once.

/** Shorter strings are never slices that keep the whole text alive (V8: 13 characters). */
const SHORT = 13;
/** Longer texts are no names. */
const NAME = 48;

/** The names that were met last, by a number that is cheap to have. */
const recent: string[] = Array.from({ length: 1024 }, () => '');

/** The same characters in memory of their own: what is kept of a large text must not keep the text. */
export function ownCopy(slice: string): string {
  const { length } = slice;
  if (length === 0 || length > NAME) return copied(slice);
  const last = slice.charCodeAt(length - 1) + 101 * slice.charCodeAt(Math.max(0, length - 2));
  const at = (length * 31 + slice.charCodeAt(0) * 7 + slice.charCodeAt(length >> 1) * 13 + last) % recent.length;
  const known = recent[at];
  if (known === slice) return known;
  const own = copied(slice);
  recent[at] = own;
  return own;
}

/** Of all ways to put a string together only this one always makes it in one piece. */
function copied(slice: string): string {
  return slice.length < SHORT ? slice : [slice.charAt(0), slice.slice(1)].join('');
}
