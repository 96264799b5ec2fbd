// What other repositories published, told apart from what this one says itself.
import type { Facts } from '../model/facts';
import type { Catalog } from '../model/graph';
import { allNames } from '../model/service';

/** True for the facts of a graph that another repository published. */
export function isForeign({ services, formats }: Facts): boolean {
  if (services.length === 0) return formats.length === 1 && formats[0] === 'graph';
  return services.some(({ identity }) => identity === 'graph');
}

/** What one side of the workspace describes by itself: names and aliases of its services, names of its flows. */
export interface Own {
  readonly services: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
}

/** Takes a catalog of the workspace's own files. A name that only calls or the config's tiers mention is not described. */
export function ownOf({ services, flows }: Catalog): Own {
  const names = new Set<string>();
  for (const service of services.values()) {
    if (!service.known || service.evidence.every(({ format }) => format === 'config')) continue;
    for (const one of allNames(service)) names.add(one);
  }
  return { services: names, flows: new Set(flows.map(({ name }) => name)) };
}

/**
 * What a published graph says besides what this repository says itself: no calls, operations, hosts and flows of what
 * either side describes (`ever`), and nothing at all of a service that only the other side describes. So a service that
 * a branch adds or removes is new or gone here, whatever was published of it.
 */
export function withoutOwn(facts: Facts, side: Own, ever: Own): Facts {
  const ours = new Set<string>();
  const gone = new Set<string>();
  for (const service of facts.services) {
    const names = allNames(service);
    if (!names.some((one) => ever.services.has(one))) continue;
    ours.add(service.name);
    if (!names.some((one) => side.services.has(one))) gone.add(service.name);
  }
  const isOurs = (name: string | undefined) => name !== undefined && (ours.has(name) || ever.services.has(name));
  return {
    ...facts,
    services: facts.services.filter(({ name }) => !gone.has(name)),
    apis: facts.apis.filter(({ service }) => !isOurs(service?.value)),
    calls: facts.calls.filter(({ from }) => !isOurs(from.service)),
    hosts: facts.hosts.filter(({ to }) => !('service' in to && isOurs(to.service))),
    flows: facts.flows.filter(({ name }) => !ever.flows.has(name)),
  };
}
