// What files say, with what those of them that are half typed said before.
import { itemsOf, type Pages, samePages } from './catalog/pages';
import { sameItems } from './catalog/remember';
import { withLastGood } from './last-good';
import type { FileSet } from './model/snapshot';
import type { Reading } from './reading';

type Settler = (head: Pages<Reading>, before: Pages<Reading>, files: FileSet) => Pages<Reading>;

/**
 * Gives a function of the readings of head and of the baseline, both sorted by file, and of all files of head: a file with
 * syntax errors goes on saying what it said last, or in the baseline. The same reading gives the same answer again.
 */
export function createSettler(): Settler {
  const good = new Map<string, Reading>();
  /** Files that say nothing for the moment, and may be half typed. */
  const silent = new Set<string>();
  let last: { readonly head: Pages<Reading>; readonly before: Pages<Reading>; readonly settled: Settled } | undefined;
  return (head, before, files) => {
    const earlier = last;
    const isSameBefore = earlier !== undefined && samePages(earlier.before, before);
    if (isSameBefore && earlier.head === head) return earlier.settled.readings;
    let baseline: ReadonlyMap<string, Reading> | undefined;
    const earlierOf = (file: string): Reading | undefined => {
      baseline ??= new Map(itemsOf(before).map((reading) => [reading.facts.file, reading]));
      return baseline.get(file);
    };
    const now = new Set(head.pages);
    /** What stood on pages that are there no more. */
    const gone = new Map<string, { readonly reading: Reading; readonly settled: Reading }>();
    for (const [page, settled] of earlier?.settled.byPage ?? []) {
      if (now.has(page)) continue;
      page.forEach((reading, at) => gone.set(reading.facts.file, { reading, settled: settled[at] ?? reading }));
    }
    const settleOne = (reading: Reading): Reading => {
      const { file, complete } = reading.facts;
      const known = gone.get(file);
      gone.delete(file);
      if (known?.reading === reading && (isSameBefore || complete)) return known.settled;
      return settle(reading, good, earlierOf);
    };
    const byPage = new Map<Page, Page>();
    for (const page of head.pages) {
      const known = earlier?.settled.byPage.get(page);
      // Of a page on which all files are whole, nothing depends on the baseline.
      const settled = known !== undefined && (isSameBefore || known === page) ? known : page.map(settleOne);
      byPage.set(page, sameItems(settled, page) ? page : settled);
    }
    for (const file of gone.keys()) silent.add(file);
    for (const file of silent) {
      if (files.has(file)) continue;
      good.delete(file);
      silent.delete(file);
    }
    last = { head, before, settled: { byPage, readings: { pages: [...byPage.values()] } } };
    return last.settled.readings;
  };
}

type Page = readonly Reading[];

interface Settled {
  readonly byPage: ReadonlyMap<Page, Page>;
  readonly readings: Pages<Reading>;
}

function settle(now: Reading, good: Map<string, Reading>, earlierOf: (file: string) => Reading | undefined): Reading {
  const { file, complete } = now.facts;
  if (complete) {
    good.set(file, now);
    return now;
  }
  const earlier = earlierOf(file);
  // Broken as in the baseline: what it said in another checkout is not new now.
  if (earlier?.facts === now.facts) return now;
  const known = good.get(file) ?? (earlier?.facts.complete === true ? earlier : undefined);
  if (known === undefined) return now;
  const config = known.config ?? now.config;
  const practices = known.practices ?? now.practices;
  const solution = known.solution ?? now.solution;
  const { waivers } = now;
  return {
    facts: withLastGood(now.facts, known.facts),
    ...(config === undefined ? {} : { config }),
    ...(practices === undefined ? {} : { practices }),
    ...(solution === undefined ? {} : { solution }),
    ...(waivers === undefined ? {} : { waivers }),
  };
}
