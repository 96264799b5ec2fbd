// Policies of meshes and gateways, joined to the services behind their hosts.
import type { Facts } from '../model/facts';
import type { RoutePolicy } from '../model/route';
import type { Hosts } from './hosts';

/** Service (or the domain of somebody else) → the policies on the way to it, in the order of the files. */
export function joinRoutes(facts: readonly Facts[], hosts: Hosts): ReadonlyMap<string, readonly RoutePolicy[]> {
  const routes = new Map<string, RoutePolicy[]>();
  for (const { routes: own } of facts) {
    for (const { host, namespace, policy } of own) {
      const near = { file: policy.evidence.place.file, namespace };
      const answer = hosts.find(namespace === undefined ? { host } : { host, namespace }, near);
      if (answer.kind !== 'service' && answer.kind !== 'external') continue;
      const service = answer.kind === 'service' ? answer.service : answer.host;
      const known = routes.get(service);
      if (known === undefined) routes.set(service, [policy]);
      else known.push(policy);
    }
  }
  return routes;
}
