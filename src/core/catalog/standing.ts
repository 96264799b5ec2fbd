// The part of the facts against which calls are resolved: it hardly ever changes while somebody types.
import type { ApiFact, Facts, ServiceFact } from '../model/facts';
import { isForeign } from './foreign';
import { differInOwnWords } from './own-words';
import { type Pages, rememberPages } from './pages';
import { sameData, sameItems } from './remember';
import { BASELINE } from './sources';

export interface Standing {
  /**
   * Facts in the order of their files. Of a file that says the same but for its calls, the places of its operations and what its
   * services say of nobody but themselves: earlier facts.
   */
  readonly facts: Pages<Facts>;
  readonly now: Now;
}

/** What stands in standing facts → what it says now, where that differs. */
export interface Now {
  readonly apis: ReadonlyMap<ApiFact, ApiFact>;
  readonly services: ReadonlyMap<ServiceFact, ServiceFact>;
}

type Page = readonly Facts[];
interface Moved {
  readonly apis: readonly (readonly [standing: ApiFact, now: ApiFact])[];
  readonly services: readonly (readonly [standing: ServiceFact, now: ServiceFact])[];
}

interface StandingPage {
  readonly page: Page;
  readonly moved: Moved;
}

/** Gives a function of facts sorted by file. The same list of facts is given again as long as nothing but calls moved. */
export function createStanding(): (facts: Pages<Facts>) => Standing {
  const sameList = rememberPages<Facts>();
  /** Facts → the earlier facts that stand for them. */
  const standsFor = new WeakMap<Facts, Facts>();
  let last = new Map<Page, StandingPage>();
  return ({ pages }) => {
    const here = new Set(pages);
    const earlier = new Map<string, Facts>();
    const gone = new Map<Facts, Page>();
    for (const [page, { page: standing }] of last) {
      if (here.has(page)) continue;
      for (const one of page) earlier.set(one.file, one);
      if (standing[0] !== undefined) gone.set(standing[0], standing);
    }
    const standingFor = (one: Facts): Facts => {
      const before = earlier.get(one.file);
      const known = standsFor.get(one) ?? matching(one, before && (standsFor.get(before) ?? before));
      standsFor.set(one, known);
      return known;
    };
    const standingPage = (page: Page): StandingPage => {
      const standing = page.map(standingFor);
      const same = standing[0] && gone.get(standing[0]);
      return {
        page: same !== undefined && sameItems(same, standing) ? same : standing,
        moved: movedIn(page, standing),
      };
    };
    const now = new Map(pages.map((page) => [page, last.get(page) ?? standingPage(page)] as const));
    last = now;
    const found = [...now.values()];
    return {
      facts: sameList({ pages: found.map(({ page }) => page) }),
      now: {
        apis: new Map(found.flatMap(({ moved }) => moved.apis)),
        services: new Map(found.flatMap(({ moved }) => moved.services)),
      },
    };
  };
}

const NOTHING_MOVED: Moved = { apis: [], services: [] };

function movedIn(page: Page, standing: Page): Moved {
  if (page.every((one, at) => one === standing[at])) return NOTHING_MOVED;
  return {
    apis: page.flatMap((one, at) => differing(standing[at]?.apis ?? [], one.apis)),
    services: page
      .flatMap((one, at) => differing(standing[at]?.services ?? [], one.services))
      .filter(([one, other]) => !sameData(one, other)),
  };
}

function differing<T>(standing: readonly T[], now: readonly T[]): readonly (readonly [standing: T, now: T])[] {
  if (standing === now) return [];
  return standing.flatMap((one, at) => {
    const other = now[at];
    return other === undefined || other === one ? [] : [[one, other] as const];
  });
}

function matching(now: Facts, earlier: Facts | undefined): Facts {
  return earlier !== undefined && earlier.file === now.file && saysSame(now, earlier) ? earlier : now;
}

/** All but the calls, the problems, where the operations of documents stand and what they ask for, and own words of services. */
function saysSame(a: Facts, b: Facts): boolean {
  const part = ({ formats, statements, routes, apiEntities, hosts, values, backends, reviews, flows }: Facts) => [
    formats,
    statements,
    routes,
    apiEntities,
    hosts,
    values,
    backends,
    reviews,
    flows,
  ];
  return (
    sameData(part(a), part(b)) &&
    sameServices(a, b) &&
    sameData(a.dangling, b.dangling) &&
    a.apis.length === b.apis.length &&
    a.apis.every((api, index) => sameApi(api, b.apis[index]))
  );
}

/** What was published of services elsewhere, or of the baseline, is taken as it is. */
function sameServices(a: Facts, b: Facts): boolean {
  const isPublished = [a, b].some((one) => isForeign(one) || one.formats.includes(BASELINE));
  return isPublished ? sameData(a.services, b.services) : differInOwnWords(a.services, b.services);
}

function sameApi(a: ApiFact, b: ApiFact | undefined): boolean {
  if (b === undefined || a.operations.length !== b.operations.length) return false;
  return (
    sameData({ ...a, operations: [], place: a.place.file }, { ...b, operations: [], place: b.place.file }) &&
    a.operations.every((operation, index) => {
      const other = b.operations[index];
      return (
        other !== undefined &&
        operation.operationId === other.operationId &&
        operation.evidence.format === other.evidence.format &&
        operation.method === other.method &&
        operation.path === other.path
      );
    })
  );
}
