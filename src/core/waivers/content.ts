// Whether a position of a text is inside a value: what looks like a comment there is none.
import type { SyntaxFile, SyntaxNode } from '../syntax/node';

/** Deeper than any document that is read. */
const DEEPEST = 200;

/** True where the offset lies inside the text of a scalar: a quoted text, a block of lines. */
export function isContent(syntax: SyntaxFile, offset: number): boolean {
  let at = syntax.roots.find((root) => holds(root, offset));
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
    if (at.kind === 'scalar') return true;
    at = childAt(at, offset);
  }
  return false;
}

function childAt(node: Exclude<SyntaxNode, { kind: 'scalar' }>, offset: number): SyntaxNode | undefined {
  if (node.kind === 'list') return node.items.find((item) => holds(item, offset));
  const entry = node.entries.find(({ span }) => offset >= span.start && offset < span.end);
  return entry !== undefined && holds(entry.value, offset) ? entry.value : undefined;
}

function holds({ span }: SyntaxNode, offset: number): boolean {
  return offset >= span.start && offset < span.end;
}
