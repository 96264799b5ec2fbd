// Texts that are not documents at all, told before a parser makes something plausible of them.
import type { Fault } from './fault';

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
const LOOKED_AT = 4096;
const ENDS = 65_536;
/** Share of control characters from which a text counts as binary. */
const BINARY_SHARE = 0.1;

/** Why the text is not a document (`not-text`, `lfs-pointer`), or undefined. */
export function screenText(text: string): Fault | undefined {
  const zero = zeroIn(text);
  if (zero >= 0 || isBinary(text)) {
    return fault('not-text', 'Not read: this is not a text file.', Math.max(zero, 0));
  }
  if (text.startsWith('#!')) return fault('not-text', 'Not read: this is a script.', 0);
  if (text.startsWith(LFS_POINTER)) {
    return fault('lfs-pointer', 'Not read: the content is in Git LFS. Run "git lfs pull" to get it.', 0);
  }
  return undefined;
}

/**
 * Where a zero stands: files that are no text have some at their beginning, those whose end was lost in a crash at their end.
 * In between none is looked for, which would take as long as reading the entries.
 */
function zeroIn(text: string): number {
  if (text.length <= 2 * ENDS) return text.indexOf('\0');
  const first = text.slice(0, ENDS).indexOf('\0');
  const last = text.slice(-ENDS).indexOf('\0');
  return first >= 0 || last < 0 ? first : text.length - ENDS + last;
}

function isBinary(text: string): boolean {
  const length = Math.min(text.length, LOOKED_AT);
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) controls++;
  }
  return controls > length * BINARY_SHARE;
}

function fault(code: string, message: string, at: number): Fault {
  return { code, message, span: { start: at, end: at }, severity: 'information' };
}
