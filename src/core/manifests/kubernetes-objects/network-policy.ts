// A NetworkPolicy: which pods may reach which; a permission, no call by itself.
import type { CallFact } from '../../model/facts';
import type { Entry, SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { itemsAt, mapAt, textAt, textsAt } from '../facts/nodes';
import { plainCall } from '../facts/service-fact';
import type { ManifestDocument } from '../format';

interface End {
  readonly selector: ReadonlyMap<string, string>;
  readonly namespace?: string;
}

/**
 * One `allowed` statement for every pair of pods that an ingress or egress rule names by labels. Rules for all pods, for
 * addresses, or with `matchExpressions` name nobody and give none.
 */
export function readNetworkPolicy(document: ManifestDocument, object: SyntaxNode, format: string): readonly CallFact[] {
  const namespace = textAt(object, 'metadata', 'namespace');
  const own = endOf(mapAt(object, 'spec')?.entry('podSelector'), namespace);
  if (own === undefined) return [];
  const calls: CallFact[] = [];
  const add = (from: End, to: End, node: SyntaxNode) => {
    const said = { grade: 'allowed', format, place: document.place(node.span) } as const;
    calls.push(plainCall(from, { kind: 'selector', ...to }, said));
  };
  for (const peer of itemsAt(object, 'spec', 'ingress').flatMap((rule) => itemsAt(rule, 'from'))) {
    const from = peerOf(peer, namespace);
    if (from !== undefined) add(from, own, peer);
  }
  for (const peer of itemsAt(object, 'spec', 'egress').flatMap((rule) => itemsAt(rule, 'to'))) {
    const to = peerOf(peer, namespace);
    if (to !== undefined) add(own, to, peer);
  }
  return calls;
}

/** The pods of a peer; with a namespace selector their namespace is whatever carries its labels. */
function peerOf(peer: SyntaxNode, namespace: string | undefined): End | undefined {
  const other = nodeAt(peer, 'namespaceSelector');
  const named = textAt(other, 'matchLabels', 'kubernetes.io/metadata.name');
  return endOf(mapAt(peer)?.entry('podSelector'), other === undefined ? namespace : named);
}

function endOf(entry: Entry | undefined, namespace: string | undefined): End | undefined {
  const selector = textsAt(entry?.value, 'matchLabels');
  if (selector.size === 0 || itemsAt(entry?.value, 'matchExpressions').length > 0) return undefined;
  return { selector, ...(namespace === undefined ? {} : { namespace }) };
}
