// What the SRE learns from the merged graph: new services, services that became core, and what only the whole shows.
import { compareText } from '../catalog/order';
import type { Graph, Promotion } from '../model/graph';
import type { Evidence } from '../model/place';
import { allNames, type Service } from '../model/service';
import { compareTiers, type Tier } from '../model/tier';
import type { Merged } from './merge';

/** A service that the SRE should look at. */
export interface NewsItem {
  readonly name: string;
  readonly declared: Tier;
  readonly effective: Tier;
  /** The effective tier before; absent for a new service. */
  readonly before?: Tier;
  /** Why it matters more than it declares. */
  readonly because?: Promotion;
  /** The team; absent = nobody says. */
  readonly owner?: string;
  readonly evidence?: Evidence;
  readonly thirdParty: boolean;
}

export interface News {
  /** Absent where there is no earlier graph: then nothing is called new. */
  readonly since?: {
    /** Highest tier first, then by name. */
    readonly added: readonly NewsItem[];
    /** Services that matter more than before, highest tier first. */
    readonly raised: readonly NewsItem[];
    /** Names of services that are gone. */
    readonly gone: readonly string[];
  };
  /** Promotions that no repository sees by itself. */
  readonly together: readonly NewsItem[];
}

/** Takes the merged graph and the one before it, if there is one. Names that only calls mention are no services yet. */
export function newsOf({ graph, parts }: Merged, previous: Graph | undefined): News {
  const together = [...graph.services.values()].filter((service) => isPromotedBeyond(service, graph, parts));
  return {
    ...(previous === undefined ? {} : { since: since(graph, previous) }),
    together: together.map((service) => itemOf(service, graph)).sort(byTier),
  };
}

function since(graph: Graph, previous: Graph): NonNullable<News['since']> {
  const services = [...graph.services.values()].filter(isService);
  const earlier = namesOf(previous);
  const now = namesOf(graph);
  const before = (service: Service) =>
    allNames(service)
      .map((one) => earlier.get(one))
      .find((one) => one !== undefined);
  const added = services.filter((service) => before(service) === undefined);
  const raised = services.flatMap((service) => {
    const tier = previous.tiers.get(before(service)?.name ?? '')?.tier;
    const item = itemOf(service, graph);
    return tier !== undefined && compareTiers(item.effective, tier) > 0 ? [{ ...item, before: tier }] : [];
  });
  const gone = [...previous.services.values()].filter(
    (service) => isService(service) && !allNames(service).some((name) => now.has(name)),
  );
  return {
    added: added.map((service) => itemOf(service, graph)).sort(byTier),
    raised: raised.sort(byTier),
    gone: gone.map(({ name }) => name).sort(compareText),
  };
}

function isService({ known, external }: Service): boolean {
  return known || external !== undefined;
}

function namesOf({ services }: Graph): ReadonlyMap<string, Service> {
  const names = new Map<string, Service>();
  for (const service of services.values()) {
    if (isService(service)) for (const name of allNames(service)) names.set(name, service);
  }
  return names;
}

function isPromotedBeyond(service: Service, graph: Graph, parts: readonly Graph[]): boolean {
  const { tier, because } = graph.tiers.get(service.name) ?? {};
  if (tier === undefined || because === undefined) return false;
  const alone = parts.flatMap((part) => allNames(service).flatMap((one) => part.tiers.get(one) ?? []));
  return alone.every((one) => compareTiers(one.tier, tier) < 0);
}

function itemOf(service: Service, graph: Graph): NewsItem {
  const tier = graph.tiers.get(service.name);
  const owner = service.owner?.value.team;
  const [evidence] = service.evidence;
  return {
    name: service.name,
    declared: service.tier.declared,
    effective: tier?.tier ?? 'unknown',
    ...(tier?.because === undefined ? {} : { because: tier.because }),
    ...(owner === undefined ? {} : { owner }),
    ...(evidence === undefined ? {} : { evidence }),
    thirdParty: !service.known,
  };
}

function byTier(a: NewsItem, b: NewsItem): number {
  return compareTiers(b.effective, a.effective) || compareText(a.name, b.name);
}
