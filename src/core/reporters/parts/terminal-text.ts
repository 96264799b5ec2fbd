// Text from files made safe for a terminal.
import { oneLine, UNSAFE } from '../../units/one-line';

/** One line without control characters; a tab or a line break becomes a space. */
export function terminalText(text: string): string {
  return oneLine(text);
}

/** As `terminalText`, one character for one: columns keep their meaning. */
export function sourceText(text: string): string {
  return text.replace(/\t/g, ' ').replace(UNSAFE, '\u00b7');
}
