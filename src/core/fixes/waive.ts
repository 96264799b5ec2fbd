// A waiver to be filled in, as a comment above the line of a finding.
import type { TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import type { SyntaxFile } from '../syntax/node';
import { WAIVE } from '../waivers/line';

/**
 * The edit that writes the comment. Who approves it and why is left to be filled in: until then it does not hold, and is
 * told. `undefined` in JSON, which has no comments, and where the file has syntax errors.
 */
export function withWaiver(syntax: SyntaxFile, place: Place, rule: string, until: string): TextEdit | undefined {
  if (!syntax.complete || syntax.language === 'json') return undefined;
  const start = syntax.offset(place.line, 1);
  const indent = /^[ \t]*/.exec(syntax.text.slice(start, syntax.offset(place.line, place.column)))?.[0] ?? '';
  const lineBreak = syntax.text.includes('\r\n') ? '\r\n' : '\n';
  return {
    place: syntax.place({ start, end: start }),
    newText: `${indent}# ${WAIVE} ${rule} until ${until} by <approver>: <reason>${lineBreak}`,
  };
}
