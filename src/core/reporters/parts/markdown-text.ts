// Text from files made safe inside Markdown that a forge renders.
import { oneLine } from '../../units/one-line';

const LONGEST = 300;
/** Every sign that can begin markup, a mention, a reference or a formula. */
const MARKUP = /[\\`*_[\]{}<>|#~!@&$^=+"]/g;
/** Forges turn these into links without any markup. */
const AUTOLINK = /:(?=\/\/)|(?<=www)\./gi;

/** Prose on one line: nothing in it is markup, a link, a mention or a reference. */
export function markdownText(text: string): string {
  const line = shortLine(text).replace(MARKUP, entity).replace(AUTOLINK, entity);
  // Mentions and issue references are looked for behind the entities.
  return line.replace(/(&#64;|&#35;)(?=[\w-])/g, '$1\u200b');
}

/** A name or a place as code: shown as it is, nothing in it is looked at. Safe inside a table. */
export function markdownCode(text: string): string {
  const line = shortLine(text).replace(/`/g, "'").replace(/\|/g, '\u00a6');
  return `\`${line.trim() === '' ? '(empty)' : line}\``;
}

function shortLine(text: string): string {
  const line = oneLine(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function entity(sign: string): string {
  return `&#${sign.codePointAt(0) ?? 32};`;
}
