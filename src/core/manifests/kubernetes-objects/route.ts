// What an Ingress or a route of the Gateway API leads to: Services, by their names.
import type { BackendFact } from '../../model/facts';
import type { SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { itemsAt, textAt } from '../facts/nodes';
import type { ManifestDocument } from '../format';

/** Takes an Ingress, HTTPRoute or GRPCRoute; gives every Service that it names. Backends of other kinds are left out. */
export function readBackends(document: ManifestDocument, object: SyntaxNode): readonly BackendFact[] {
  const own = textAt(object, 'metadata', 'namespace');
  const by = `${textAt(object, 'kind') ?? ''} ${textAt(object, 'metadata', 'name') ?? ''}`.trim();
  const backends: BackendFact[] = [];
  const add = (node: SyntaxNode | undefined, namespace = own) => {
    const host = textAt(node);
    if (node === undefined || host === undefined || /[${}]/.test(host)) return;
    backends.push({ host, by, place: document.place(node.span), ...(namespace === undefined ? {} : { namespace }) });
  };
  const ofIngress = (backend: SyntaxNode | undefined) => {
    add(nodeAt(backend, 'service', 'name') ?? nodeAt(backend, 'serviceName'));
  };
  ofIngress(nodeAt(object, 'spec', 'defaultBackend'));
  for (const rule of itemsAt(object, 'spec', 'rules')) {
    for (const path of itemsAt(rule, 'http', 'paths')) ofIngress(nodeAt(path, 'backend'));
    for (const reference of itemsAt(rule, 'backendRefs')) {
      if ((textAt(reference, 'kind') ?? 'Service') === 'Service')
        add(nodeAt(reference, 'name'), textAt(reference, 'namespace') ?? own);
    }
  }
  return backends;
}
