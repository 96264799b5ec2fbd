// Texts that are not documents at all, told before a parser makes something plausible of them.
import type { Fault } from './fault';

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
const LOOKED_AT = 4096;
/** Share of control characters from which a text counts as binary. */
const BINARY_SHARE = 0.1;

/** Why the text is not a document (`not-text`, `lfs-pointer`), or undefined. */
export function screenText(text: string): Fault | undefined {
  const zero = text.indexOf('\0');
  if (zero >= 0 || isBinary(text)) {
    return fault('not-text', 'Not read: this is not a text file.', Math.max(zero, 0));
  }
  if (text.startsWith('#!')) return fault('not-text', 'Not read: this is a script.', 0);
  if (text.startsWith(LFS_POINTER)) {
    return fault('lfs-pointer', 'Not read: the content is in Git LFS. Run "git lfs pull" to get it.', 0);
  }
  return undefined;
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
