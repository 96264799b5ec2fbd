// The services of a workspace joined: what describes them, what documents and calls mention. Only what changed is merged anew.
import type { TierScale } from '../config/vocabulary';
import type { Config } from '../model/config';
import type { Place } from '../model/place';
import type { Service } from '../model/service';
import { documentsNow } from './documents';
import type { Drafted } from './drafts';
import { noteDerived } from './lineage';
import { createMentions } from './mentions';
import { listOperations } from './operation-keys';
import { compareText } from './order';
import { sameItems } from './remember';
import { mergeService, type ServiceParts } from './service';
import type { Standing } from './standing';
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
type Moved = ReturnType<typeof documentsNow>;
type Joiner = (ground: ServiceGround, drafted: readonly Drafted[], now: Standing['now']) => Services;

interface Joined {
  readonly ground: ServiceGround;
  readonly moved: Moved;
  readonly services: Services;
}

/**
 * Gives a function of the ground, of all statements of calls and of the documents that say something else now; it gives all
 * services sorted by name: those that are described, and names that only documents, or only calls, mention. The same map as
 * long as no service is another.
 */
export function createServiceJoiner(): Joiner {
  const mentions = createMentions();
  const merge = createServiceMerger();
  let last: Joined | undefined;
  return (ground, drafted, now) => {
    const { names, documents } = ground.workspace;
    const mentioned = mentions(drafted);
    const moved = documentsNow(documents, now);
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
  return [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name));
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
  const own = moved.get(name);
  return {
    name,
    aliases: names.aliases.get(name) ?? NO_NAMES,
    facts: names.groups.get(name) ?? NO_FACTS,
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
