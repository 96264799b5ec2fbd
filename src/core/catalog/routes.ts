// Policies of meshes and gateways, joined to the services behind their hosts.
import type { Facts, ServiceFact } from '../model/facts';
import type { RoutePolicy } from '../model/route';
import type { Hosts } from './hosts';
import { sourcesOf } from './sources';

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

/**
 * Takes the policies that files here state and the facts of a service, published graphs among them; gives each policy once.
 * The same object with the same match is the same policy: as another repository published it, or for another environment.
 */
export function uniteRoutes(here: readonly RoutePolicy[], facts: readonly ServiceFact[]): readonly RoutePolicy[] {
  const published = facts.flatMap(({ routes = [], format }) =>
    routes.map((route) => ({ ...route, evidence: sourcesOf({ ...route.evidence, format })[0] ?? route.evidence })),
  );
  const united = new Map<string, RoutePolicy>();
  for (const route of [...here, ...published]) {
    const key = [route.by, route.method ?? '', route.path ?? '', String(route.exact)].join('\n');
    if (!united.has(key)) united.set(key, route);
  }
  return [...united.values()];
}
