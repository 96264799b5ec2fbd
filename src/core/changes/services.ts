// Services added, removed, modified.
import { servicesApart } from '../catalog/services-apart';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { sameValue } from './same';
import type { Unfinished } from './unfinished';

/** By name, old names renamed; sorted. Names that only calls mention are no services yet, third parties are. */
export function compareServices(
  before: Graph,
  head: Graph,
  renames: ReadonlyMap<string, string>,
  unfinished: Unfinished,
): Change<Service>[] {
  // Services of which nothing is said otherwise are the same objects on both sides.
  const apart = renames.size === 0 ? servicesApart(before.services, head.services) : undefined;
  const old = new Map<string, Service>();
  for (const service of servicesOf(before, apart)) {
    if (!isService(service)) continue;
    const name = renames.get(service.name) ?? service.name;
    if (!old.has(name) || service.name === name) old.set(name, service);
  }
  const changes: Change<Service>[] = [];
  for (const service of servicesOf(head, apart)) {
    if (!isService(service)) continue;
    const earlier = old.get(service.name);
    if (earlier === undefined) changes.push({ kind: 'added', it: service });
    else if (earlier !== service && !sameValue(statementsOf(earlier), statementsOf(service)))
      changes.push({ kind: 'modified', it: service, before: earlier });
  }
  for (const [name, service] of old) {
    const now = head.services.get(name);
    if (now !== undefined && isService(now)) continue;
    if (!unfinished.any(service.evidence)) changes.push({ kind: 'removed', it: service });
  }
  return changes;
}

/** Those of these names, all where none are given. */
export function servicesOf(
  { services }: Pick<Graph, 'services'>,
  names: readonly string[] | undefined,
): Iterable<Service> {
  return names?.flatMap((name) => services.get(name) ?? []) ?? services.values();
}

function isService({ known, external }: Service): boolean {
  return known || external !== undefined;
}

/** What is said of a service, wherever it stands. */
function statementsOf(service: Service) {
  return {
    name: service.name,
    tier: service.tier.declared,
    owner: service.owner?.value,
    onCall: service.onCall,
    lifecycle: service.lifecycle?.value,
    onboarded: service.onboarded,
    sunset: service.sunset?.value,
    replacedBy: service.replacedBy?.value,
    slos: service.slos.map(({ evidence: _, ...slo }) => slo),
    ownAvailability: service.ownAvailability,
    capacity: service.capacity && Object.entries(service.capacity).map(([field, { value }]) => [field, value]),
    external: service.external,
    routes: service.routes?.map(({ evidence: _, ...route }) => route),
    known: service.known,
  };
}
