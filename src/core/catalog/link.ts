// The facts of all files joined: services, calls, flows.
import type { Config } from '../model/config';
import type { Facts } from '../model/facts';
import type { Catalog, Dangling } from '../model/graph';
import { comparePlaces, type Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Service } from '../model/service';
import { createCallMerger } from './calls';
import { clusterOf, findDanglingCalls, findStandingDangling } from './dangling';
import { draftCalls } from './drafts';
import { joinFlows } from './flows';
import { compareText } from './order';
import { flatPages, itemsOf, type Pages, pagesOf } from './pages';
import { remember } from './remember';
import { createServiceJoiner } from './services';
import { BASELINE } from './sources';
import { createStanding } from './standing';
import { createTierScale } from './tiers';
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
  const scaleOf = createTierScale();
  const wordsOf = remember(unknownWords);
  const reviewsIn = remember(reviewsOf);
  const flowsOf = remember(joinFlows);
  const danglingOf = remember(findStandingDangling);
  const servicesOf = createServiceJoiner();
  const mergeCalls = createCallMerger();
  return (facts, config) => {
    const standing = standingOf(facts);
    const stated = itemsOf(standing.facts);
    const workspace = join(stated, config);
    const scale = scaleOf(facts, config);
    const drafted = draftCalls(facts, workspace);
    const merged = mergeCalls(drafted);
    const flows = flowsOf(stated, workspace, scale);
    const reviews = reviewsIn(stated, workspace);
    const services = servicesOf({ workspace, config, scale, reviews }, drafted, standing.now);
    const problems = [
      ...workspace.problems,
      ...drafted.flatMap((page) => page.problems),
      ...merged.problems,
      ...flows.problems,
      ...wordsOf(scale, config)(facts),
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
