// Follows `$ref`s inside the workspace: relative files and JSON pointers, bounded, never the network.
import type { SyntaxFile, SyntaxNode } from '../syntax/node';
import { reachFile } from './relative-path';

/** A node with the file that it stands in; `root` is what `#/` means there. */
export interface Spot {
  readonly syntax: SyntaxFile;
  readonly root: SyntaxNode;
  readonly node: SyntaxNode;
}

export interface ReferenceContext {
  /** The document itself: other files may refer back to it. */
  readonly document: Spot;
  readonly load: (file: string) => SyntaxFile | undefined;
  /** Files asked for, missing ones included: when one of them changes, so may the facts. */
  readonly uses: Set<string>;
  /** True once a reference led to another file or to path items: then any of them may rest on any other. */
  readonly spread: { is: boolean };
  /** `$self` of OpenAPI 3.2: references to it stay in the document. */
  readonly self?: string;
}

/** `reason` ends the sentence "… was not followed because". */
export type Followed =
  | { readonly kind: 'found'; readonly spot: Spot }
  | { readonly kind: 'not-followed'; readonly reason: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** A chain of references longer than this is not followed; real documents have one or two. */
const LONGEST_CHAIN = 16;

/** The `$ref` of a map, or `undefined` where there is none. */
export function referenceOf(node: SyntaxNode): { readonly text: string; readonly node: SyntaxNode } | undefined {
  if (node.kind !== 'map') return undefined;
  const value = node.get('$ref');
  return value?.kind === 'scalar' && typeof value.value === 'string'
    ? { text: value.value.trim(), node: value }
    : undefined;
}

/** Follows `$ref` after `$ref` from `spot` to a node that has none. A chain that leads back to itself is not followed. */
export function followAll(context: ReferenceContext, spot: Spot): Followed {
  let here = spot;
  for (let steps = 0; steps <= LONGEST_CHAIN; steps++) {
    const reference = referenceOf(here.node);
    if (reference === undefined) return { kind: 'found', spot: here };
    const next = follow(context, here, reference.text);
    if (next.kind !== 'found') return next;
    here = next.spot;
  }
  return { kind: 'not-followed', reason: 'it leads back to itself or on and on' };
}

/** One step: the node that `reference`, written in the file of `from`, names. */
export function follow(context: ReferenceContext, from: Spot, reference: string): Followed {
  const hash = reference.indexOf('#');
  const address = hash < 0 ? reference : reference.slice(0, hash);
  const pointer = hash < 0 ? '' : decoded(reference.slice(hash + 1));
  if (address !== '' || !pointer.startsWith('/') || pointer.startsWith('/paths')) context.spread.is = true;
  const base = openFile(context, from, address === context.self ? '' : decoded(address));
  if (base.kind !== 'found') return base;
  if (pointer !== '' && !pointer.startsWith('/'))
    return { kind: 'not-followed', reason: 'it names an anchor, not a place' };
  const node = nodeAt(base.spot.root, pointer);
  if (node === undefined) return { kind: 'missing', reason: `there is no "#${pointer}" in ${base.spot.syntax.file}` };
  return { kind: 'found', spot: { ...base.spot, node } };
}

function openFile(context: ReferenceContext, from: Spot, address: string): Followed {
  const reached = reachFile(from.syntax.file, address);
  if ('refused' in reached) return { kind: 'not-followed', reason: reached.refused };
  if (reached.file === from.syntax.file) return { kind: 'found', spot: { ...from, node: from.root } };
  if (reached.file === context.document.syntax.file) return { kind: 'found', spot: context.document };
  context.uses.add(reached.file);
  const syntax = context.load(reached.file);
  if (syntax === undefined)
    return { kind: 'missing', reason: `${reached.file} is not in the workspace or cannot be read` };
  const root = syntax.roots[0];
  if (root === undefined) return { kind: 'missing', reason: `${reached.file} is empty` };
  return { kind: 'found', spot: { syntax, root, node: root } };
}

/** JSON pointer (RFC 6901), already percent-decoded. */
function nodeAt(root: SyntaxNode, pointer: string): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = root;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replace(/~1/g, '/').replace(/~0/g, '~');
    if (node?.kind === 'map') node = node.get(name);
    else if (node?.kind === 'list') node = /^\d{1,9}$/.test(name) ? node.items[Number(name)] : undefined;
    else return undefined;
  }
  return node;
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
