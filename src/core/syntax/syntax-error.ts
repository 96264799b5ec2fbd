// Errors of the YAML library in the words of people.
import type { Fault } from './fault';
import type { YamlError } from './yaml-tree';

/** The fault for an error of the library, at the same offsets. */
export function syntaxError(error: YamlError): Fault {
  return { code: 'syntax-error', message: plainMessage(error), span: { start: error.start, end: error.end } };
}

const PLAIN = new Map([
  ['MULTILINE_IMPLICIT_KEY', 'A key must stand on one line; is a colon missing?'],
  ['BLOCK_AS_IMPLICIT_KEY', 'A second "key:" on one line; quote the value or move it to its own line.'],
  ['TAB_AS_INDENT', 'Tabs cannot indent YAML; use spaces.'],
  ['BAD_ALIAS', 'The name behind & or * is missing or not allowed.'],
]);

/** A short sentence in place of the library's words. */
function plainMessage(error: YamlError): string {
  const known = PLAIN.get(error.code);
  if (known) return known;
  const line = error.message.split('\n', 1)[0] ?? '';
  if (/must start at the same column/.test(line)) return 'This line is not indented as the lines it belongs to.';
  if (line.startsWith('Missing closing')) return 'A closing quote is missing.';
  if (/followed by map values/.test(line)) return 'A colon is missing behind this key.';
  if (/^Flow|^Expected flow|, or :/.test(line)) return 'A closing bracket or a comma is missing here.';
  if (line.startsWith('Unexpected')) return 'This is not expected here.';
  return line.endsWith('.') ? line : `${line}.`;
}
