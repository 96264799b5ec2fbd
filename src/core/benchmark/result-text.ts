// A file as the formats of results see it: its beginning, its lines, or one document.
import type { SyntaxFile } from '../syntax/node';
import { readSyntax } from '../syntax/read';
import { linesIn } from './lines';
import type { ResultText } from './results/format';

/** A file as the caller can give it: whole, or piece by piece where it is long. */
export interface ResultSource {
  /** Relative to the workspace root, with `/`. */
  readonly file: string;
  /** The text from its start, in pieces of any size; may be called more than once. */
  readonly pieces: () => Iterable<string>;
}

/** Enough for any header; hey's whole output is shorter. */
const HEAD = 65_536;
/** Summaries take kilobytes, a megabyte with thousands of labels. */
const LONGEST_DOCUMENT = 8_000_000;

/** Reads no more of the file than is asked for. */
export function resultText({ file, pieces }: ResultSource): ResultText {
  const head = start(pieces(), HEAD).slice(0, HEAD);
  let document: SyntaxFile | false | undefined;
  return {
    file,
    head,
    lines: () => linesIn(pieces()),
    document: () => {
      document ??= readDocument(file, head, pieces);
      return document === false ? undefined : document;
    },
  };
}

function start(pieces: Iterable<string>, length: number): string {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length >= length) break;
  }
  return text;
}

/** One JSON object; not a stream of them, one a line. */
function readDocument(file: string, head: string, pieces: () => Iterable<string>): SyntaxFile | false {
  if (!/^\ufeff?\s*\{/.test(head) || /^[^\n]*\}\r?\n\s*\{/.test(head)) return false;
  const text = start(pieces(), LONGEST_DOCUMENT + 1);
  return text.length <= LONGEST_DOCUMENT && readSyntax(file, text);
}
