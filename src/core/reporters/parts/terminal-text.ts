// Text from files made safe for a terminal.

/** Control and direction characters, which could redraw or reorder what is shown. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** One line without control characters; a tab or a line break becomes a space. */
export function terminalText(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNSAFE, '');
}

/** As `terminalText`, one character for one: columns keep their meaning. */
export function sourceText(text: string): string {
  return text.replace(/\t/g, ' ').replace(UNSAFE, '\u00b7');
}
