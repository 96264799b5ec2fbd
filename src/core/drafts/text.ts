// Texts from files in the comments of a draft.
import type { Place } from '../model/place';
import { oneLine } from '../units/one-line';

const LONGEST = 200;

/** One line that ends no comment. */
export function commentText(text: string): string {
  return oneLine(text).slice(0, LONGEST);
}

/** `deploy/orders.yaml:12`. */
export function placeText({ file, line }: Place): string {
  return commentText(`${file}:${line}`);
}
