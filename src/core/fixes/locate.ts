// From a place of the report back to the node that it names, for edits.
import type { Place } from '../model/place';
import type { Entry, Span, SyntaxFile, SyntaxNode } from '../syntax/node';

/** Deeper than any document that is read. */
const DEEPEST = 200;

/**
 * The node whose text is at `place`; where the place is that of a key, the value of the key. `undefined` where neither
 * is there: the text has changed since.
 */
export function nodeAtPlace(syntax: SyntaxFile, place: Place): SyntaxNode | undefined {
  const wanted = {
    start: syntax.offset(place.line, place.column),
    end: syntax.offset(place.endLine, place.endColumn),
  };
  for (const root of syntax.roots) {
    let at: SyntaxNode | undefined = root;
    for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
      if (isSame(at.span, wanted)) return at;
      if (at.kind === 'scalar') break;
      if (at.kind === 'list') {
        at = at.items.find(({ span }) => holds(span, wanted.start));
        continue;
      }
      const entry: Entry | undefined = at.entries.find(({ span }) => holds(span, wanted.start));
      if (entry !== undefined && isSame(entry.keySpan, wanted)) return entry.value;
      at = entry?.value;
    }
  }
  return undefined;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function holds(span: Span, offset: number): boolean {
  return offset >= span.start && offset < span.end;
}
