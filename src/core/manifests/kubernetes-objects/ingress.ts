// An Ingress: public host names that lead to Services; it exposes a service and is no call itself.
import type { HostFact } from '../../model/facts';
import { nodeAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, textAt } from '../facts/nodes';
import type { ManifestDocument } from '../format';

/** The hosts of rules that lead to one Service only; a host that is shared by paths, and wildcards, lead to nobody by name. */
export function readIngress(document: ManifestDocument, object: SyntaxNode, format: string): readonly HostFact[] {
  return itemsAt(object, 'spec', 'rules').flatMap((rule): readonly HostFact[] => {
    const host = textAt(rule, 'host')?.toLowerCase();
    const node = nodeAt(rule, 'host');
    const paths = itemsAt(rule, 'http', 'paths');
    const backends = new Set(
      paths.map((path) => textAt(path, 'backend', 'service', 'name') ?? textAt(path, 'backend', 'serviceName')),
    );
    const [service] = backends;
    if (host === undefined || node === undefined || host.includes('*') || backends.size !== 1) return [];
    return service === undefined ? [] : [{ host, to: { service }, place: document.place(node.span), format }];
  });
}
