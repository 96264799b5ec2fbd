// Lines of files that no format reads: pipelines, sources, documents for people.
import { type Evidence, linePlace, type Place } from '../../model/place';
import type { SourceFile } from '../../model/snapshot';

/** The format of evidence from such files. */
const FORMAT = 'text';
/** Longer lines are generated. */
const LONGEST_LINE = 2000;

/** Where something stands in a text. */
export function inText(...places: readonly Place[]): readonly Evidence[] {
  return places.map((place) => ({ place, format: FORMAT }));
}

/** The lines of a file; none where it cannot be read. */
export function linesOf(file: SourceFile): readonly string[] {
  const text = file.text();
  return typeof text === 'string' ? text.split('\n').map((line) => line.slice(0, LONGEST_LINE)) : [];
}

/** The first line that fits. The pattern must be one of ours. */
export function firstLine(file: SourceFile, pattern: RegExp): Place | undefined {
  const index = linesOf(file).findIndex((line) => pattern.test(line));
  return index < 0 ? undefined : linePlace(file.file, index + 1);
}

/** The first line that names a word, whatever its case: `sms` is not named by `smsc`. */
export function firstMention(file: SourceFile, word: string): Place | undefined {
  const index = linesOf(file).findIndex((line) => mentions(line, word));
  return index < 0 ? undefined : linePlace(file.file, index + 1);
}

/** True where the text names the word as a whole. */
export function mentions(text: string, word: string): boolean {
  const [where, what] = [text.toLowerCase(), word.toLowerCase()];
  if (what === '') return false;
  for (let from = where.indexOf(what); from >= 0; from = where.indexOf(what, from + 1)) {
    if (!isWordPart(where[from - 1]) && !isWordPart(where[from + what.length])) return true;
  }
  return false;
}

/** `orders` is not meant by `orders-db`. */
function isWordPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
}
