// Sections of documents for people.
import { linePlace, type Place } from '../../model/place';
import type { LinkedDocument } from './links';
import { linesOf } from './texts';

/** `## Title` of Markdown, `== Title` of AsciiDoc, and `Title` above a line of dashes (reStructuredText). */
const HEADING = /^\s{0,3}(?:#{1,6}|={1,6})\s+\S/;
const UNDERLINE = /^\s{0,3}(?:-{3,}|={3,}|~{3,})\s*$/;

/** The first heading that fits, of documents that are here. The pattern must be one of ours. */
export function sectionOn(documents: readonly LinkedDocument[], topic: RegExp): Place | undefined {
  for (const { file } of documents) {
    if (file === undefined) continue;
    const lines = linesOf(file);
    const index = lines.findIndex(
      (line, at) => topic.test(line) && (HEADING.test(line) || UNDERLINE.test(lines[at + 1] ?? '')),
    );
    if (index >= 0) return linePlace(file.file, index + 1);
  }
  return undefined;
}
