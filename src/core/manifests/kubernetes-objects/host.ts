// A Kubernetes Service: a host name that leads to the pods that its selector names.
import type { HostFact } from '../../model/facts';
import type { SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { textAt, textsAt } from '../facts/nodes';
import type { ManifestDocument } from '../format';

/** The host of a Service; one without a selector (ExternalName, own endpoints) leads to nothing that is known here. */
export function readHost(document: ManifestDocument, object: SyntaxNode, format: string): readonly HostFact[] {
  const host = textAt(object, 'metadata', 'name');
  const node = nodeAt(object, 'metadata', 'name');
  const selector = textsAt(object, 'spec', 'selector');
  if (host === undefined || node === undefined) return [];
  const namespace = textAt(object, 'metadata', 'namespace');
  const place = document.place(node.span);
  return [{ host, to: { selector }, place, format, ...(namespace === undefined ? {} : { namespace }) }];
}
