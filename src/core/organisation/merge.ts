// The graphs of many repositories become the graph of the organisation.
import { link } from '../catalog/link';
import { compareText } from '../catalog/order';
import { DEFAULT_CONFIG } from '../config/read';
import { buildGraph } from '../graph/build';
import type { Facts } from '../model/facts';
import type { Graph } from '../model/graph';
import { linePlace } from '../model/place';
import type { Problem } from '../model/problem';
import { disagreements } from './disagreements';
import { type GraphFile, nameByFile, type Published, readPublished } from './read';

export interface Merged {
  readonly graph: Graph;
  /** Sorted. */
  readonly repositories: readonly string[];
  /** The graph of each file by itself: what its repository sees without the others. */
  readonly parts: readonly Graph[];
  /** What was left out, what disagrees, what leads nowhere; sorted by file. */
  readonly problems: readonly Problem[];
}

/**
 * Takes published graphs in any order; gives one graph in which services are joined by name and alias, calls by their
 * identity, and names that one repository could not look up are looked up among the services of the others. The
 * stronger description of a service wins field by field; tiers follow anew from all calls and flows. A file that is no
 * graph, and a second graph of one repository, are told and left out.
 */
export function mergeGraphs(files: readonly GraphFile[]): Merged {
  const problems: Problem[] = [];
  const published = onceEach(readAll(files, problems), problems);
  const facts = published.map((one) => one.facts);
  const graph = buildGraph(link(withoutCopies(facts), DEFAULT_CONFIG));
  return {
    graph,
    repositories: [...new Set(published.flatMap(({ repositories }) => repositories))].sort(compareText),
    parts: facts.map((one) => buildGraph(link([one], DEFAULT_CONFIG))),
    problems: [
      ...problems,
      ...facts.flatMap((one) => one.problems),
      ...disagreements(graph, published),
      ...graph.problems,
    ].sort(byPlace),
  };
}

function readAll(files: readonly GraphFile[], problems: Problem[]): Published[] {
  const unique = new Map(files.map((one) => [one.file, one]));
  const names = new Map<string, number>();
  for (const file of unique.keys()) names.set(nameByFile(file), (names.get(nameByFile(file)) ?? 0) + 1);
  const sorted = [...unique.values()].sort((a, b) => compareText(a.file, b.file));
  return sorted.flatMap((one) => {
    const name = nameByFile(one.file);
    const read = readPublished(one, names.get(name) === 1 ? name : one.file);
    if ('published' in read) return [read.published];
    problems.push(read.problem);
    return [];
  });
}

/** Graphs of one repository come before merged ones, which are older; of two the fuller counts. */
function onceEach(published: readonly Published[], problems: Problem[]): Published[] {
  const taken = new Map<string, string>();
  const kept: Published[] = [];
  for (const one of [...published].sort(bySize)) {
    const twice = one.repositories.find((repository) => taken.has(repository));
    if (twice === undefined) {
      kept.push(one);
      for (const repository of one.repositories) taken.set(repository, one.file);
    } else problems.push(givenTwice(one.file, twice, taken.get(twice) ?? ''));
  }
  return kept.sort((a, b) => compareText(a.file, b.file));
}

function bySize(a: Published, b: Published): number {
  return a.repositories.length - b.repositories.length || b.facts.services.length - a.facts.services.length;
}

function givenTwice(file: string, repository: string, first: string): Problem {
  const message = `It holds the graph of ${repository}, which ${first} gives too. This file was left out; keep the newer one.`;
  return { code: 'repository-twice', message, place: linePlace(file), severity: 'error' };
}

/** As strong as a document alone: it may be a copy that a caller keeps. */
const DOCUMENT_ONLY = 4;

/** A repository that only holds an API document of a service which another one describes holds a copy of it. */
function withoutCopies(facts: readonly Facts[]): readonly Facts[] {
  const described = new Set<string>();
  for (const { services, apis } of facts) {
    const withOperations = new Set(apis.map(({ service }) => service?.value));
    for (const { name, weight = 0 } of services)
      if (weight < DOCUMENT_ONLY && withOperations.has(name)) described.add(name);
  }
  return facts.map((one) => {
    const weak = new Set(one.services.filter(({ weight = 0 }) => weight >= DOCUMENT_ONLY).map(({ name }) => name));
    const isCopy = (name: string | undefined) => name !== undefined && weak.has(name) && described.has(name);
    return { ...one, apis: one.apis.filter(({ service }) => !isCopy(service?.value)) };
  });
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compareText(a.place?.file ?? '', b.place?.file ?? '') ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}
