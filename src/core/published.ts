// Graphs of other repositories in the workspace: the same ones on both sides, so that nothing in them is this branch's work.
import { isForeign, type Own, ownOf, withoutOwn } from './catalog/foreign';
import { createLinker, type Linker } from './catalog/link';
import { compareText } from './catalog/order';
import { changePages, eachPage, flatPages, mapPages, type Pages, samePages } from './catalog/pages';
import { rememberEach } from './catalog/remember';
import { BASELINE, sourcesOf } from './catalog/sources';
import type { Config, Judging } from './model/config';
import type { ApiFact, Facts, ServiceFact } from './model/facts';
import type { EffectiveTier, Graph } from './model/graph';
import type { Operation } from './model/operation';
import { linePlace } from './model/place';
import type { Service } from './model/service';
import type { CallRecord, Solution } from './model/solution';
import type { Reading } from './reading';

type Item = { readonly facts: Facts };

interface Sides<T> {
  readonly head: Pages<T>;
  readonly before: Pages<T>;
}

/**
 * Gives a function that takes what both sides say, sorted by file, and gives it with head's published graphs on both. What
 * such a graph says of a service that either side describes itself is left out, save what completes the description where
 * there is one. The same facts give the same facts again, so that an unchanged side need not be linked anew.
 */
export function createPublished(): (sides: Sides<Item>, config: Config) => Sides<Item> {
  const link = createLinker();
  const graphsIn = flatPages((item: Item) => (isForeign(item.facts) ? [item] : []));
  const ownIn = ownPages();
  const known: { head?: Remembered; before?: Remembered } = {};
  const made = new WeakMap<Facts, Map<string, Item>>();
  const without = (item: Item, side: Own, ever: Own): Item => {
    const key = [side, ever].map((own) => [...own.services, '', ...own.flows].join('\n')).join('\n\n');
    const earlier = made.get(item.facts) ?? new Map<string, Item>();
    const result = earlier.get(key) ?? { facts: withoutOwn(item.facts, side, ever) };
    if (earlier.size >= KEPT) earlier.clear();
    made.set(item.facts, earlier.set(key, result));
    return result;
  };
  return ({ head, before }, config) => {
    const graphs = graphsIn(head);
    if (graphs.length === 0 && graphsIn(before).length === 0) return { head, before };
    const [own, earlier] = [ownIn(head), ownIn(before)];
    known.head = remembered(link, known.head, own, config);
    known.before = remembered(link, known.before, earlier, config);
    const [now, then] = [known.head.own, known.before.own];
    const ever = union(now, then);
    const withGraphs = (items: Pages<Item>, side: Own) =>
      changePages(items, new Map(graphs.map((item) => [nameOf(item), without(item, side, ever)])), nameOf);
    return { head: withGraphs(own, now), before: withGraphs(earlier, then) };
  };
}

/** Both sides of the last few states: a keystroke that renames a service must not pile up graphs. */
const KEPT = 4;

interface Remembered {
  readonly items: Pages<Item>;
  readonly own: Own;
}

function remembered(link: Linker, known: Remembered | undefined, items: Pages<Item>, config: Config): Remembered {
  if (known !== undefined && samePages(known.items, items)) return known;
  return { items, own: ownOf(link(factsOf(items), config)) };
}

/** The same items give the same facts, and the same page of them. */
const factsOf = mapPages(({ facts }: Item) => facts);

function ownPages(): (items: Pages<Item>) => Pages<Item> {
  const ofPage = eachPage((page: readonly Item[]) => (page.every(isOwn) ? page : page.filter(isOwn)));
  return rememberEach((items) => ({ pages: ofPage(items).filter((page) => page.length > 0) }));
}

/** Sorts as the files do; where a graph is now, the baseline may have had a file of its own. */
function nameOf({ facts }: Item): string {
  return `${facts.file}\0${isForeign(facts) ? 'graph' : ''}`;
}

function union(a: Own, b: Own): Own {
  return { services: new Set([...a.services, ...b.services]), flows: new Set([...a.flows, ...b.flows]) };
}

function isOwn({ facts }: Item): boolean {
  return !isForeign(facts);
}

const asBaseline = new WeakMap<Reading, Reading>();

/**
 * The graph that stands for the baseline is what this repository said itself, not what another one published. It brings
 * what judged there, and the calls of stories as agreed ones.
 */
export function publishedBaseline(reading: Reading): Reading {
  const already = asBaseline.get(reading);
  if (already !== undefined) return already;
  const { facts, judging } = reading;
  const { config, waivers = [], agreed = [], practices } = judging ?? {};
  const result: Reading = {
    facts: {
      ...facts,
      formats: [BASELINE],
      services: facts.services.map((service): ServiceFact => ({ ...service, identity: 'baseline', format: BASELINE })),
      apis: facts.apis.flatMap(asDocuments),
      calls: facts.calls
        .filter(({ place }) => judging?.planned.has(place.line) !== true)
        .map((call) => ({ ...call, format: BASELINE })),
      flows: facts.flows.map((flow) => ({ ...flow, format: BASELINE })),
    },
    ...(config === undefined ? {} : { config }),
    ...(waivers.length === 0 ? {} : { waivers }),
    ...(practices === undefined ? {} : { practices }),
    ...(agreed.length === 0 ? {} : { solution: agreedSolution(facts.file, agreed) }),
  };
  asBaseline.set(reading, result);
  return result;
}

/** The operations of a service as the documents that they stood in: a document that is given to another service renames it. */
function asDocuments(api: ApiFact): readonly ApiFact[] {
  const documents = new Map<string, Operation[]>();
  for (const operation of api.operations) {
    const evidence = sourcesOf({ ...operation.evidence, format: BASELINE })[0] ?? operation.evidence;
    const own = documents.get(evidence.place.file) ?? [];
    own.push({ ...operation, evidence });
    documents.set(evidence.place.file, own);
  }
  return [...documents].map(([file, operations]) => {
    return { ...api, file, place: linePlace(file), operations };
  });
}

function agreedSolution(file: string, agreed: NonNullable<Judging['agreed']>): Solution {
  const place = linePlace(file);
  const calls = agreed.map(
    ({ from, to, mode }): CallRecord => ({
      from: { value: from, place },
      to: { value: to, place },
      ...(mode === undefined ? {} : { mode }),
      planned: true,
      answers: new Map(),
      assumed: {},
      place,
    }),
  );
  return { file, story: 'agreed', answers: new Map(), calls, place };
}

/**
 * The graph as this repository publishes it: only what it says itself. `whole` is linked with the published graphs of
 * others, so calls lead where they really lead and tiers are those of the whole; `own` without them, so nothing that
 * others said of its services comes back as its own word.
 */
export function ownGraph(whole: Graph, own: Graph): Graph {
  const calls = whole.calls.filter(({ evidence }) => evidence.some(({ format }) => format !== 'graph'));
  const names = new Set([...own.services.values()].filter(({ known }) => known).map(({ name }) => name));
  for (const { from, to } of calls) names.add(from.service).add(to.service);
  const services = [...names].sort(compareText).map((name) => own.services.get(name) ?? onlyNamed(name));
  const tier = (name: string): EffectiveTier => whole.tiers.get(name) ?? { tier: 'unknown' };
  return {
    ...own,
    services: new Map(services.map((service) => [service.name, service])),
    calls,
    tiers: new Map(services.map(({ name }) => [name, tier(name)])),
  };
}

function onlyNamed(name: string): Service {
  const tier = { declared: 'unknown' } as const;
  return { name, aliases: [], tier, slos: [], operations: [], conflicts: [], evidence: [], known: false };
}
