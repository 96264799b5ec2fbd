// The fields of one row of comma-separated values; quoted ones as RFC 4180 has them.

/** `open` where the last quote is never closed. */
export function splitFields(text: string, delimiter: string): { fields: string[]; open: boolean } {
  const fields: string[] = [];
  for (let at = 0; ; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      fields.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return { fields, open: false };
      at = end + delimiter.length;
      continue;
    }
    const close = closing(text, at);
    if (close < 0) return { fields: [...fields, text.slice(at + 1)], open: true };
    const next = text.indexOf(delimiter, close);
    fields.push(text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, next < 0 ? undefined : next));
    if (next < 0) return { fields, open: false };
    at = next + delimiter.length;
  }
}

/** Where the quote at `start` is closed; doubled quotes are part of the text. */
function closing(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}
