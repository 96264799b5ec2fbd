// The facts of all files joined: services, calls, flows.
import type { Config } from '../model/config';
import type { Facts } from '../model/facts';
import type { Catalog, Dangling } from '../model/graph';
import { comparePlaces, type Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import { mergeCalls } from './calls';
import { clusterOf, findDanglingCalls, findStandingDangling } from './dangling';
import { documentsNow } from './documents';
import { type Draft, draftCalls } from './drafts';
import { joinFlows } from './flows';
import { listOperations } from './operation-keys';
import { compareText } from './order';
import { remember, sameItems } from './remember';
import { mergeService, type ServiceParts } from './service';
import { BASELINE } from './sources';
import { createStanding, type Standing } from './standing';
import { tierScale } from './tiers';
import { unknownWords } from './unknown-words';
import { joinWorkspace, type Workspace } from './workspace';

/**
 * Takes the facts of all files of one side, in any order, and the config; gives the catalog.
 * Pure and total: what cannot be joined becomes a problem, an unresolved call or a service that is not known.
 * Linear in the facts, every list sorted, the same result for every order of files.
 */
export function link(facts: readonly Facts[], config: Config): Catalog {
  return createLinker()(facts, config);
}

/**
 * Gives a `link` that remembers what its last calls came to: after a change of one file what other files say is not joined
 * anew. Its answers are those of `link`.
 */
export function createLinker(): typeof link {
  const standingOf = createStanding();
  const join = remember(joinWorkspace);
  const scaleOf = remember(tierScale);
  const wordsOf = remember(unknownWords);
  const reviewsIn = remember(reviewsOf);
  const flowsOf = remember(joinFlows);
  const danglingOf = remember(findStandingDangling);
  const mergeOnce = createServiceMerger();
  return (facts, config) => {
    const sorted = isSorted(facts) ? facts : [...facts].sort((a, b) => compareText(a.file, b.file));
    const standing = standingOf(sorted);
    const workspace = join(standing.facts, config);
    const scale = scaleOf(standing.facts, config);
    const drafted = draftCalls(sorted, workspace);
    const merged = mergeCalls(drafted.drafts);
    const flows = flowsOf(standing.facts, workspace, scale);
    const reviews = reviewsIn(standing.facts, workspace);
    const services = joinServices(workspace, drafted.drafts, { reviews, now: standing.now }, (parts) =>
      mergeOnce(parts, config, scale),
    );
    const problems = [
      ...workspace.problems,
      ...drafted.problems,
      ...merged.problems,
      ...flows.problems,
      ...wordsOf(standing.facts, scale, config),
      ...unknownChoices(services, workspace),
    ];
    return {
      services,
      calls: merged.calls,
      flows: flows.flows,
      problems: problems.sort(compareProblems),
      incomplete: new Set(sorted.filter(({ complete, partial }) => !complete || partial).map(({ file }) => file)),
      anyTier: config.tiers.size > 0 || config.others !== undefined || anyDeclared(services),
      documents: workspace.documents.services,
      hints: merged.hints,
      dangling: (
        keptDangling(sorted) ?? [
          ...workspace.dangling,
          ...flows.dangling,
          ...danglingOf(standing.facts, workspace),
          ...findDanglingCalls(sorted, clusterOf(standing.facts)),
        ]
      ).sort((a, b) => comparePlaces(a.place, b.place)),
    };
  };
}

function isSorted(facts: readonly Facts[]): boolean {
  for (let index = 1; index < facts.length; index++) {
    const [a, b] = [facts[index - 1], facts[index]];
    if (a !== undefined && b !== undefined && a.file > b.file) return false;
  }
  return true;
}

interface Standings {
  readonly reviews: ReadonlyMap<string, Place>;
  readonly now: Standing['now'];
}

/** Described services first, then the names that only documents, or only calls, mention; sorted by name. */
function joinServices(
  workspace: Workspace,
  drafts: readonly Draft[],
  { reviews, now }: Standings,
  merge: (parts: ServiceParts) => Service,
): Map<string, Service> {
  const { names, documents } = workspace;
  const all = new Set([...names.groups.keys(), ...documents.evidence.keys()]);
  const externalHosts = new Map<string, string>();
  for (const { from, to, grade, externalHost } of drafts) {
    if (grade === 'allowed' || grade === 'inferred') continue;
    all.add(from.service).add(to.service);
    if (externalHost !== undefined) externalHosts.set(to.service, externalHost);
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
function keptDangling(facts: readonly Facts[]): Dangling[] | undefined {
  const baseline = facts.find(({ formats }) => formats.includes(BASELINE));
  return baseline && [...(baseline.dangling ?? [])];
}

function anyDeclared(services: ReadonlyMap<string, Service>): boolean {
  for (const { tier } of services.values()) if (tier.declared !== 'unknown') return true;
  return false;
}

function unknownChoices(services: ReadonlyMap<string, Service>, { config, resolve }: Workspace): Problem[] {
  return [...config.tiers]
    .filter(([name]) => !services.has(resolve(name) ?? name))
    .map(([name, { place }]) => ({
      code: 'unknown-service',
      message: `"tiers" names ${name}, but nothing in this workspace describes or calls a service of that name.`,
      place,
      severity: 'information',
    }));
}

function compareProblems(a: Problem, b: Problem): number {
  const byPlace =
    a.place !== undefined && b.place !== undefined
      ? comparePlaces(a.place, b.place)
      : Number(a.place !== undefined) - Number(b.place !== undefined);
  return byPlace || compareText(a.code, b.code) || compareText(a.message, b.message);
}
