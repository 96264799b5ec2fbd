// Takes one item out of a list, and the list with it where it was the last.
import type { TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import type { Entry, ListNode, Span, SyntaxFile, SyntaxNode } from '../syntax/node';
import { lineEnd, lineStart } from '../syntax/text-lines';

/** Deeper than any document that is read. */
const DEEPEST = 200;

interface Found {
  readonly list: ListNode;
  readonly index: number;
  /** The entry whose value the list is. */
  readonly entry: Entry | undefined;
}

/**
 * The edit that removes the item at `place`, with its comment on the line. `undefined` where no list item is there any more,
 * or the text has syntax errors.
 */
export function withoutEntry(syntax: SyntaxFile, place: Place): TextEdit | undefined {
  const start = syntax.offset(place.line, place.column);
  const end = syntax.offset(place.endLine, place.endColumn);
  const found = syntax.complete ? findItem(syntax.roots, { start, end }) : undefined;
  if (found === undefined) return undefined;
  const { list, index, entry } = found;
  const item = list.items[index];
  if (item === undefined) return undefined;
  if (list.flow) return { place: syntax.place(flowItem(list, index, item)), newText: '' };
  // A block list has no form for "nothing": its key goes with its last item.
  return list.items.length > 1
    ? removeLines(syntax, item.span, /^\s*-\s+$/)
    : entry && removeLines(syntax, entry.span, /^\s*$/);
}

function findItem(roots: readonly SyntaxNode[], wanted: Span): Found | undefined {
  for (const root of roots) {
    let at: SyntaxNode | undefined = root;
    let entry: Entry | undefined;
    for (let depth = 0; at !== undefined && at.kind !== 'scalar' && depth < DEEPEST; depth++) {
      if (at.kind === 'map') {
        entry = at.entries.find(({ span }) => holds(span, wanted.start));
        at = entry?.value;
        continue;
      }
      const index: number = at.items.findIndex(({ span }) => holds(span, wanted.start));
      const item: SyntaxNode | undefined = at.items[index];
      if (item?.span.start === wanted.start && item.span.end === wanted.end) return { list: at, index, entry };
      at = item;
      entry = undefined;
    }
  }
  return undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset < end;
}

/** The item with the comma that parts it from its neighbour. */
function flowItem({ items }: ListNode, index: number, { span }: SyntaxNode): Span {
  const next = items[index + 1];
  if (next !== undefined) return { start: span.start, end: next.span.start };
  return { start: items[index - 1]?.span.end ?? span.start, end: span.end };
}

/** Whole lines, a comment behind the text included; undefined where more than `before` stands in front. */
function removeLines(syntax: SyntaxFile, span: Span, before: RegExp): TextEdit | undefined {
  const { text } = syntax;
  const start = lineStart(text, span.start);
  if (!before.test(text.slice(start, span.start))) return undefined;
  const behind = lineEnd(text, text[span.end - 1] === '\n' ? span.end - 1 : span.end);
  const end = text.startsWith('\r\n', behind) ? behind + 2 : Math.min(behind + 1, text.length);
  return { place: syntax.place({ start, end }), newText: '' };
}
