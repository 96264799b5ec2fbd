// Another word in the place of one that leads nowhere.
import type { TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import type { SyntaxFile } from '../syntax/node';

/** The edit that writes `by` for the one `text` inside of `place`; `undefined` where it stands there no more, or twice. */
export function withText(syntax: SyntaxFile, place: Place, text: string, by: string): TextEdit | undefined {
  const from = syntax.offset(place.line, place.column);
  const inside = syntax.text.slice(from, syntax.offset(place.endLine, place.endColumn));
  const at = inside.indexOf(text);
  if (at < 0 || inside.includes(text, at + text.length)) return undefined;
  const start = from + at;
  return { place: syntax.place({ start, end: start + text.length }), newText: by };
}
