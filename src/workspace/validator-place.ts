// From a JSON pointer of the validator library to the place in the text that a person should look at.
import type { Place } from '../core/model/place';
import type { Span, SyntaxFile, SyntaxNode } from '../core/syntax/node';

/** References followed on the way: the library speaks of the document with all of them written out. */
const MOST_REFERENCES = 16;

/**
 * Takes a pointer such as `/paths/~1a/get`; gives the key (or list item) that it ends at, or the nearest one above it
 * where the text does not go so far. `field` is a key of what the pointer names, to be preferred where it is written.
 */
export function placeOfPointer(syntax: SyntaxFile, root: SyntaxNode, pointer: string, field?: string): Place {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
  let node = root;
  let span = firstKey(root);
  for (const token of field === undefined ? tokens : [...tokens, field]) {
    const step = stepFrom(root, node, token);
    if (step === undefined) break;
    node = step.node;
    span = step.span;
  }
  return syntax.place(span);
}

/** Tokens of a pointer, escaped. */
export function pointerOf(...tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

function stepFrom(
  root: SyntaxNode,
  from: SyntaxNode,
  token: string,
): { readonly node: SyntaxNode; readonly span: Span } | undefined {
  let node: SyntaxNode | undefined = from;
  for (let references = 0; node !== undefined && references <= MOST_REFERENCES; references++) {
    if (node.kind === 'list') {
      const item: SyntaxNode | undefined = node.items[Number(token)];
      return item === undefined ? undefined : { node: item, span: firstKey(item) };
    }
    if (node.kind !== 'map') return undefined;
    const entry = node.entry(token);
    if (entry !== undefined) return { node: entry.value, span: entry.keySpan };
    const reference: SyntaxNode | undefined = node.get('$ref');
    node = reference?.kind === 'scalar' ? targetOf(root, reference.text) : undefined;
  }
  return undefined;
}

function targetOf(root: SyntaxNode, reference: string): SyntaxNode | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let node: SyntaxNode | undefined = root;
  for (const token of reference.slice(2).split('/')) {
    const name = token.replace(/~1/g, '/').replace(/~0/g, '~');
    node = node?.kind === 'map' ? node.get(name) : node?.kind === 'list' ? node.items[Number(name)] : undefined;
  }
  return node;
}

/** A whole map is too much to underline. */
function firstKey(node: SyntaxNode): Span {
  return node.kind === 'map' ? (node.entries[0]?.keySpan ?? node.span) : node.span;
}
