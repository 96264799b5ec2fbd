// Texts and values as JavaScript writes them.
import type { Json } from '../../model/service';
import { oneLine } from '../../units/one-line';

/** A text in quotes; single ones where it holds none. */
export function quoted(text: string): string {
  const json = JSON.stringify(text);
  return /['\\"]/.test(text) || json.includes('\\') ? json : `'${text}'`;
}

/** A text between backticks, without them. */
export function inTemplate(text: string): string {
  return oneLine(text).replace(/[\\`]|\$\{/g, (sign) => `\\${sign}`);
}

/** The rest of a comment line. */
export function comment(text: string): string {
  return oneLine(text).slice(0, 200);
}

/** A value, over several lines where it is long; `indent` is that of its first line. */
export function literal(value: Json, indent: string): string {
  const short = JSON.stringify(value);
  return short.length <= 80 ? short : JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}
