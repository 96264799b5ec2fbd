// The part of the facts against which calls are resolved: it hardly ever changes while somebody types.
import type { ApiFact, Facts } from '../model/facts';
import { type Pages, rememberPages } from './pages';
import { sameData, sameItems } from './remember';

export interface Standing {
  /** Facts in the order of their files. Of a file that says the same but for its calls and places of operations: earlier facts. */
  readonly facts: Pages<Facts>;
  /** Documents in these facts → what they say now, where that differs. */
  readonly now: ReadonlyMap<ApiFact, ApiFact>;
}

type Page = readonly Facts[];
type Moved = readonly (readonly [standing: ApiFact, now: ApiFact])[];

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
      now: new Map(found.flatMap(({ moved }) => moved)),
    };
  };
}

function movedIn(page: Page, standing: Page): Moved {
  return page.flatMap((one, at): Moved => {
    const known = standing[at];
    if (known === undefined || known === one) return [];
    return known.apis.flatMap((api, index) => {
      const other = one.apis[index];
      return other === undefined || other === api ? [] : [[api, other] as const];
    });
  });
}

function matching(now: Facts, earlier: Facts | undefined): Facts {
  return earlier !== undefined && earlier.file === now.file && saysSame(now, earlier) ? earlier : now;
}

/** All but the calls, the problems, and where the operations of documents stand and what they ask for. */
function saysSame(a: Facts, b: Facts): boolean {
  const part = ({
    formats,
    services,
    statements,
    routes,
    apiEntities,
    hosts,
    values,
    backends,
    reviews,
    flows,
  }: Facts) => [formats, services, statements, routes, apiEntities, hosts, values, backends, reviews, flows];
  return (
    sameData(part(a), part(b)) &&
    sameData(a.dangling, b.dangling) &&
    a.apis.length === b.apis.length &&
    a.apis.every((api, index) => sameApi(api, b.apis[index]))
  );
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
