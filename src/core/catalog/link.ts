// The facts of all files joined: services, calls, flows.
import type { Config } from '../model/config';
import type { Facts } from '../model/facts';
import type { Catalog, Dangling } from '../model/graph';
import { comparePlaces, type Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import { createCallMerger } from './calls';
import { clusterOf, findDanglingCalls, findStandingDangling } from './dangling';
import { documentsNow } from './documents';
import { type Drafted, draftCalls } from './drafts';
import { joinFlows } from './flows';
import { listOperations } from './operation-keys';
import { compareText } from './order';
import { flatPages, itemsOf, type Pages, pagesOf } from './pages';
import { remember, rememberEach, sameItems } from './remember';
import { mergeService, type ServiceParts } from './service';
import { BASELINE } from './sources';
import { createStanding, type Standing } from './standing';
import { tierScale } from './tiers';
import { unknownNames } from './unknown-names';
import { unknownWords } from './unknown-words';
import { joinWorkspace, type Workspace } from './workspace';

/**
 * Takes the facts of all files of one side, in any order, and the config; gives the catalog.
 * Pure and total: what cannot be joined becomes a problem, an unresolved call or a service that is not known.
 * Linear in the facts, every list sorted, the same result for every order of files.
 */
export function link(facts: readonly Facts[], config: Config): Catalog {
  return createLinker()(pagesOf([...facts].sort((a, b) => compareText(a.file, b.file))), config);
}

export type Linker = (facts: Pages<Facts>, config: Config) => Catalog;

/**
 * Gives a `link` of facts sorted by file that remembers what its last calls came to: after a change of one file what other
 * files say is not joined anew, nor looked at. Its answers are those of `link`.
 */
export function createLinker(): Linker {
  const standingOf = createStanding();
  const join = remember(joinWorkspace);
  const scaleOf = remember(tierScale);
  const wordsOf = remember(unknownWords);
  const reviewsIn = remember(reviewsOf);
  const flowsOf = remember(joinFlows);
  const danglingOf = remember(findStandingDangling);
  const mergeOnce = createServiceMerger();
  const mergeCalls = createCallMerger();
  return (facts, config) => {
    const standing = standingOf(facts);
    const stated = itemsOf(standing.facts);
    const workspace = join(stated, config);
    const scale = scaleOf(stated, config);
    const drafted = draftCalls(facts, workspace);
    const merged = mergeCalls(drafted);
    const flows = flowsOf(stated, workspace, scale);
    const reviews = reviewsIn(stated, workspace);
    const services = joinServices(workspace, drafted, { reviews, now: standing.now }, (parts) =>
      mergeOnce(parts, config, scale),
    );
    const problems = [
      ...workspace.problems,
      ...drafted.flatMap((page) => page.problems),
      ...merged.problems,
      ...flows.problems,
      ...wordsOf(stated, scale, config),
      ...unknownNames(services, workspace),
    ];
    return {
      services,
      calls: merged.calls,
      flows: flows.flows,
      problems: problems.sort(compareProblems),
      incomplete: new Set(incompleteIn(facts)),
      anyTier: config.tiers.size > 0 || config.others !== undefined || anyDeclared(services),
      documents: workspace.documents.services,
      hints: merged.hints,
      dangling: (
        keptDangling(facts) ?? [
          ...workspace.dangling,
          ...flows.dangling,
          ...danglingOf(stated, workspace),
          ...findDanglingCalls(facts, clusterOf(stated)),
        ]
      ).sort((a, b) => comparePlaces(a.place, b.place)),
    };
  };
}

const incompleteIn = flatPages(({ file, complete, partial }: Facts) => (!complete || partial ? [file] : []));
const baselinesIn = flatPages((facts: Facts) => (facts.formats.includes(BASELINE) ? [facts] : []));

interface Standings {
  readonly reviews: ReadonlyMap<string, Place>;
  readonly now: Standing['now'];
}

/** The names that calls mention, and the hosts of third parties among them, on one page. */
interface Mentioned {
  readonly names: ReadonlySet<string>;
  readonly hosts: ReadonlyMap<string, string>;
}

const mentionedOn = rememberEach(({ drafts }: Drafted): Mentioned => {
  const names = new Set<string>();
  const hosts = new Map<string, string>();
  for (const { from, to, grade, externalHost } of drafts) {
    if (grade === 'allowed' || grade === 'inferred') continue;
    names.add(from.service).add(to.service);
    if (externalHost !== undefined) hosts.set(to.service, externalHost);
  }
  return { names, hosts };
});

/** Described services first, then the names that only documents, or only calls, mention; sorted by name. */
function joinServices(
  workspace: Workspace,
  drafted: readonly Drafted[],
  { reviews, now }: Standings,
  merge: (parts: ServiceParts) => Service,
): Map<string, Service> {
  const { names, documents } = workspace;
  const all = new Set([...names.groups.keys(), ...documents.evidence.keys()]);
  const externalHosts = new Map<string, string>();
  for (const page of drafted) {
    const mentioned = mentionedOn(page);
    for (const name of mentioned.names) all.add(name);
    for (const [name, host] of mentioned.hosts) externalHosts.set(name, host);
  }
  const hosts = workspace.hosts.byService();
  const moved = documentsNow(documents, now);
  const services = new Map<string, Service>();
  for (const name of [...all].sort(compareText)) {
    const addresses = hosts.get(name);
    const externalHost = externalHosts.get(name);
    const review = reviews.get(name);
    const own = moved.get(name);
    const parts = {
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
    services.set(name, merge(parts));
  }
  return services;
}

const NO_NAMES: ServiceParts['aliases'] = [];
const NO_FACTS: ServiceParts['facts'] = [];
const NO_STATEMENTS: ServiceParts['statements'] = [];
const NO_ROUTES: ServiceParts['routes'] = [];
const NO_EVIDENCE: ServiceParts['documents'] = [];

const MOST_NAMES = 20_000;

/** Gives `mergeService` with its last answer for each name: the same parts give the same service. */
function createServiceMerger(): typeof mergeService {
  const known = new Map<string, { readonly given: readonly unknown[]; readonly service: Service }>();
  return (parts, config, scale) => {
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

/** Service → the record of its review; the first by its file. */
function reviewsOf(facts: readonly Facts[], { resolve }: Workspace): ReadonlyMap<string, Place> {
  const reviews = new Map<string, Place>();
  for (const { value, place } of facts.flatMap((one) => one.reviews)) {
    const service = resolve(value) ?? value;
    if (!reviews.has(service)) reviews.set(service, place);
  }
  return reviews;
}

/** What led nowhere when the graph that stands for the baseline was written; `undefined` where there is no such graph. */
function keptDangling(facts: Pages<Facts>): Dangling[] | undefined {
  const [baseline] = baselinesIn(facts);
  return baseline && [...(baseline.dangling ?? [])];
}

function anyDeclared(services: ReadonlyMap<string, Service>): boolean {
  for (const { tier } of services.values()) if (tier.declared !== 'unknown') return true;
  return false;
}

function compareProblems(a: Problem, b: Problem): number {
  const byPlace =
    a.place !== undefined && b.place !== undefined
      ? comparePlaces(a.place, b.place)
      : Number(a.place !== undefined) - Number(b.place !== undefined);
  return byPlace || compareText(a.code, b.code) || compareText(a.message, b.message);
}
