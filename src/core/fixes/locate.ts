// From a place of the report back to the node that it names, for edits.
import type { Place } from '../model/place';
import type { Span, SyntaxFile, SyntaxNode } from '../syntax/node';

export interface LocatedNode {
  readonly node: SyntaxNode;
  /** Which document of the stream. */
  readonly document: number;
  /** Keys and list positions from the document's root. */
  readonly path: readonly (string | number)[];
}

/** Deeper than any document that is read. */
const DEEPEST = 200;

/**
 * The node whose text begins at `place`: an item, a value, or (where the place is that of a key) the value of the key.
 * The outermost one, where several begin there. `undefined` where none does: the text has changed since.
 */
export function nodeAtPlace(syntax: SyntaxFile, place: Place): LocatedNode | undefined {
  const offset = syntax.offset(place.line, place.column);
  for (const [document, root] of syntax.roots.entries()) {
    let at: { node: SyntaxNode; path: readonly (string | number)[] } | undefined = { node: root, path: [] };
    for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
      if (at.node.span.start === offset && at.path.length > 0) return { ...at, document };
      const found = step(at.node, offset);
      if (found === undefined) break;
      at = { node: found.node, path: [...at.path, found.key] };
      if (found.atKey) return { ...at, document };
    }
  }
  return undefined;
}

function step(
  node: SyntaxNode,
  offset: number,
): { readonly node: SyntaxNode; readonly key: string | number; readonly atKey: boolean } | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.find(({ span }) => holds(span, offset));
    return entry && { node: entry.value, key: entry.key, atKey: entry.keySpan.start === offset };
  }
  if (node.kind !== 'list') return undefined;
  const index = node.items.findIndex(({ span }) => holds(span, offset));
  const item = node.items[index];
  return item && { node: item, key: index, atKey: false };
}

function holds(span: Span, offset: number): boolean {
  return offset >= span.start && offset < span.end;
}
