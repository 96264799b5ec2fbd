// The services of a workspace joined: what describes them, what documents and calls mention. Only what changed is merged anew.
import type { TierScale } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { ServiceFact } from '../model/facts';
import type { Place } from '../model/place';
import type { Service } from '../model/service';
import { documentsNow } from './documents';
import type { Drafted } from './drafts';
import { noteDerived } from './lineage';
import { createMentions } from './mentions';
import type { Names } from './names';
import { listOperations } from './operation-keys';
import { compareText } from './order';
import { sameItems } from './remember';
import { mergeService, type ServiceParts } from './service';
import type { Now } from './standing';
import type { Workspace } from './workspace';

/** On what services rest that hardly ever changes while somebody types. */
export interface ServiceGround {
  readonly workspace: Workspace;
  readonly config: Config;
  readonly scale: TierScale | undefined;
  /** Service → the record of its review. */
  readonly reviews: ReadonlyMap<string, Place>;
}

type Services = ReadonlyMap<string, Service>;
type Joiner = (ground: ServiceGround, drafted: readonly Drafted[], now: Now) => Services;

interface Joined {
  readonly ground: ServiceGround;
  readonly moved: Moved;
  readonly services: Services;
}

/** By service: what its documents and the facts that describe it say now, where that is not what they stand for. */
interface Moved {
  readonly documents: ReturnType<typeof documentsNow>;
  readonly facts: ReadonlyMap<string, readonly ServiceFact[]>;
}

/**
 * Gives a function of the ground, of all statements of calls and of the documents that say something else now; it gives all
 * services sorted by name: those that are described, and names that only documents, or only calls, mention. The same map as
 * long as no service is another.
 */
export function createServiceJoiner(): Joiner {
  const mentions = createMentions();
  const merge = createServiceMerger();
  const factsNow = createFactsNow();
  let last: Joined | undefined;
  return (ground, drafted, now) => {
    const { names, documents } = ground.workspace;
    const mentioned = mentions(drafted);
    const moved = { documents: documentsNow(documents, now.apis), facts: factsNow(names, now.services) };
    const hosts = ground.workspace.hosts.byService();
    const isThere = (name: string): boolean =>
      names.groups.has(name) || documents.evidence.has(name) || mentioned.has(name);
    const serviceOf = (name: string): Service =>
      merge(partsOf(name, ground, moved, hosts, mentioned.hostOf(name)), ground);
    const before = last;
    if (before === undefined || mentioned.changed === undefined || !isSameGround(before.ground, ground)) {
      const all = [...new Set([...names.groups.keys(), ...documents.evidence.keys(), ...mentioned.names()])];
      const services = new Map(all.sort(compareText).map((name) => [name, serviceOf(name)] as const));
      last = { ground, moved, services };
      return services;
    }
    const changed = new Map<string, Service | undefined>();
    for (const name of new Set([...mentioned.changed, ...movedOtherwise(before.moved, moved)])) {
      const service = isThere(name) ? serviceOf(name) : undefined;
      if (service !== before.services.get(name)) changed.set(name, service);
    }
    last = { ground, moved, services: withServices(before.services, changed) };
    return last.services;
  };
}

function isSameGround(a: ServiceGround, b: ServiceGround): boolean {
  return a.workspace === b.workspace && a.config === b.config && a.scale === b.scale && a.reviews === b.reviews;
}

function movedOtherwise(before: Moved, now: Moved): readonly string[] {
  const differing = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>) =>
    [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
  return [...differing(before.documents, now.documents), ...differing(before.facts, now.facts)];
}

/** Gives the facts of the services that say something else now. The same list as long as they say the same. */
function createFactsNow(): (names: Names, now: Now['services']) => ReadonlyMap<string, readonly ServiceFact[]> {
  let last: ReadonlyMap<string, readonly ServiceFact[]> = new Map();
  return (names, now) => {
    const facts = new Map<string, readonly ServiceFact[]>();
    for (const { name: written } of now.keys()) {
      const name = names.serviceOf(written);
      if (name === undefined || facts.has(name)) continue;
      const group = (names.groups.get(name) ?? []).map((fact) => now.get(fact) ?? fact);
      const before = last.get(name);
      facts.set(name, before !== undefined && sameItems(before, group) ? before : group);
    }
    last = facts;
    return facts;
  };
}

/** Sorted by name, as before. */
function withServices(services: Services, changed: ReadonlyMap<string, Service | undefined>): Services {
  if (changed.size === 0) return services;
  const isReplaced = [...changed].every(([name, service]) => service !== undefined && services.has(name));
  const after = new Map(services);
  for (const [name, service] of changed) {
    if (service === undefined) after.delete(name);
    else after.set(name, service);
  }
  const sorted = isReplaced ? after : new Map([...after].sort(([a], [b]) => compareText(a, b)));
  noteDerived(services, sorted, changed.keys());
  return sorted;
}

function partsOf(
  name: string,
  { workspace, reviews }: ServiceGround,
  moved: Moved,
  hosts: ReturnType<Workspace['hosts']['byService']>,
  externalHost: string | undefined,
): ServiceParts {
  const { names, documents } = workspace;
  const addresses = hosts.get(name);
  const review = reviews.get(name);
  const own = moved.documents.get(name);
  return {
    name,
    aliases: names.aliases.get(name) ?? NO_NAMES,
    facts: moved.facts.get(name) ?? names.groups.get(name) ?? NO_FACTS,
    statements: workspace.statements.get(name) ?? NO_STATEMENTS,
    routes: workspace.routes.get(name) ?? NO_ROUTES,
    operations: listOperations(own?.operations ?? documents.operations.get(name)),
    documents: own?.evidence ?? documents.evidence.get(name) ?? NO_EVIDENCE,
    ...(externalHost === undefined ? {} : { externalHost }),
    ...(addresses === undefined ? {} : { hosts: addresses }),
    ...(review === undefined ? {} : { review }),
  };
}

const NO_NAMES: ServiceParts['aliases'] = [];
const NO_FACTS: ServiceParts['facts'] = [];
const NO_STATEMENTS: ServiceParts['statements'] = [];
const NO_ROUTES: ServiceParts['routes'] = [];
const NO_EVIDENCE: ServiceParts['documents'] = [];

const MOST_NAMES = 20_000;

/** Gives `mergeService` with its last answer for each name: the same parts give the same service. */
function createServiceMerger(): (parts: ServiceParts, ground: ServiceGround) => Service {
  const known = new Map<string, { readonly given: readonly unknown[]; readonly service: Service }>();
  return (parts, { config, scale }) => {
    const { name, aliases, facts, statements, routes, operations, documents, externalHost, hosts, review } = parts;
    const given = [
      aliases,
      facts,
      statements,
      routes,
      operations,
      documents,
      externalHost,
      hosts,
      review,
      config,
      scale,
    ];
    const earlier = known.get(name);
    if (earlier !== undefined && sameItems(earlier.given, given)) return earlier.service;
    // Names that were only typed on the way to another one must not pile up.
    if (known.size > MOST_NAMES) known.clear();
    const service = mergeService(parts, config, scale);
    known.set(name, { given, service });
    return service;
  };
}
