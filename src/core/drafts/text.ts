// Texts from files in the comments of a draft.
import type { Place } from '../model/place';

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
const LONGEST = 200;

/** One line that ends no comment. */
export function commentText(text: string): string {
  return text.replace(UNSAFE, ' ').slice(0, LONGEST);
}

/** `deploy/orders.yaml:12`. */
export function placeText({ file, line }: Place): string {
  return commentText(`${file}:${line}`);
}
