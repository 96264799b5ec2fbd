// The facts of all files joined: services, calls, flows.
import type { Config } from '../model/config';
import type { Facts } from '../model/facts';
import type { Catalog, Dangling } from '../model/graph';
import { comparePlaces, type Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import { mergeCalls } from './calls';
import { findDangling } from './dangling';
import { type Draft, draftCalls } from './drafts';
import { joinFlows } from './flows';
import { listOperations } from './operation-keys';
import { compareText } from './order';
import { mergeService } from './service';
import { BASELINE } from './sources';
import { tierScale } from './tiers';
import { unknownWords } from './unknown-words';
import { joinWorkspace, type Workspace } from './workspace';

/**
 * Takes the facts of all files of one side, in any order, and the config; gives the catalog.
 * Pure and total: what cannot be joined becomes a problem, an unresolved call or a service that is not known.
 * Linear in the facts, every list sorted, the same result for every order of files.
 */
export function link(facts: readonly Facts[], config: Config): Catalog {
  const sorted = [...facts].sort((a, b) => compareText(a.file, b.file));
  const workspace = joinWorkspace(sorted, config);
  const scale = tierScale(sorted, config);
  const drafted = draftCalls(sorted, workspace);
  const merged = mergeCalls(drafted.drafts);
  const flows = joinFlows(sorted, workspace, scale);
  const reviews = reviewsOf(sorted, workspace);
  const services = joinServices(workspace, drafted.drafts, scale, reviews);
  const problems = [
    ...workspace.problems,
    ...drafted.problems,
    ...merged.problems,
    ...flows.problems,
    ...unknownWords(sorted, scale, config),
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
      keptDangling(sorted) ?? [...workspace.dangling, ...flows.dangling, ...findDangling(sorted, workspace)]
    ).sort((a, b) => comparePlaces(a.place, b.place)),
  };
}

/** Described services first, then the names that only documents, or only calls, mention; sorted by name. */
function joinServices(
  workspace: Workspace,
  drafts: readonly Draft[],
  scale: ReturnType<typeof tierScale>,
  reviews: ReadonlyMap<string, Place>,
): Map<string, Service> {
  const { names, documents, config } = workspace;
  const all = new Set([...names.groups.keys(), ...documents.evidence.keys()]);
  const externalHosts = new Map<string, string>();
  for (const { from, to, grade, externalHost } of drafts) {
    if (grade === 'allowed' || grade === 'inferred') continue;
    all.add(from.service).add(to.service);
    if (externalHost !== undefined) externalHosts.set(to.service, externalHost);
  }
  const hosts = workspace.hosts.byService();
  const services = new Map<string, Service>();
  for (const name of [...all].sort(compareText)) {
    const addresses = hosts.get(name);
    const externalHost = externalHosts.get(name);
    const review = reviews.get(name);
    const parts = {
      name,
      aliases: names.aliases.get(name) ?? [],
      facts: names.groups.get(name) ?? [],
      operations: listOperations(documents.operations.get(name)),
      documents: documents.evidence.get(name) ?? [],
      ...(externalHost === undefined ? {} : { externalHost }),
      ...(addresses === undefined ? {} : { hosts: addresses }),
      ...(review === undefined ? {} : { review }),
    };
    services.set(name, mergeService(parts, config, scale));
  }
  return services;
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
