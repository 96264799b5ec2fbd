// The core services of a graph.
import { rememberEach } from '../catalog/remember';
import type { Catalog, Graph } from '../model/graph';

/** Names of the services that declare it; sorted. */
export function declaredCore({ services }: Pick<Catalog, 'services'>): readonly string[] {
  return declaredIn(services);
}

const declaredIn = rememberEach((services: Catalog['services']): readonly string[] =>
  [...services.values()].flatMap(({ name, tier }) => (tier.declared === 'core' ? [name] : [])),
);

/** Names of the services that are core, declared or in effect; sorted. */
export function coreServices({ tiers }: Pick<Graph, 'tiers'>): ReadonlySet<string> {
  return coreIn(tiers);
}

const coreIn = rememberEach((tiers: Graph['tiers']): ReadonlySet<string> => {
  const core = new Set<string>();
  for (const [name, { tier }] of tiers) if (tier === 'core') core.add(name);
  return core;
});
