// Text from files made harmless inside Markdown, and still readable by a screen reader.

/**
 * Every ASCII punctuation character as an entity, except where it can begin nothing: `,` `%` `'`, a mark between two
 * letters (`notifications-sms`, `payments#pay`), a decimal point, and the point that ends a sentence. Line breaks become
 * blanks. The result holds no link, image, HTML, command, list, heading or table cell.
 */
export function escape(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[!-/:-@[-`{-~]/g, (mark, at: number, whole: string) =>
      isHarmless(mark, whole[at - 1] ?? '', whole[at + 1] ?? '') ? mark : `&#${mark.charCodeAt(0)};`,
    );
}

function isHarmless(mark: string, before: string, after: string): boolean {
  if (mark === ',' || mark === '%' || mark === "'") return true;
  if (mark === '-' || mark === '#') return /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after);
  if (mark !== '.') return false;
  return /\d/.test(before) ? /\d/.test(after) : /[A-Za-z]/.test(before) && (after === '' || after === ' ');
}
