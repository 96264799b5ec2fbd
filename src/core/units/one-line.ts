// Text from files on one line that shows what it is: whatever could redraw, reorder or hide text is taken out.

/** Control and direction characters, and those without a width. */
export const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const BREAKS = /[\t\n\r\u2028\u2029]+/g;

/** Tabs and line breaks become a blank, other control and direction characters go. What a language calls markup stays. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').replace(UNSAFE, '');
}
