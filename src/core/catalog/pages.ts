// A long list in pages: what was worked out of a page is kept until something on that page changes.
import { compareText } from './order';
import { KEPT, rememberEach, sameItems } from './remember';

/** After a change of one item all other pages are the same objects as before. No page is empty. */
export interface Pages<T> {
  readonly pages: readonly (readonly T[])[];
}

/** About the square root of a large workspace: as many pages are looked at as there are items on one. */
const PAGE = 96;

/** Cuts a list into pages. */
export function pagesOf<T>(items: readonly T[]): Pages<T> {
  return { pages: cut(items) };
}

function cut<T>(items: readonly T[]): (readonly T[])[] {
  const pages: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += PAGE) pages.push(items.slice(at, at + PAGE));
  return pages;
}

const flat = rememberEach(({ pages }: Pages<unknown>): readonly unknown[] => pages.flat());

/** All items in their order: the same list for the same pages. */
export function itemsOf<T>(list: Pages<T>): readonly T[] {
  return flat(list) as readonly T[];
}

/** Gives a function of lists that asks `compute` once for each page: the same page has the same answer. */
export function eachPage<T, R>(compute: (page: readonly T[]) => R): (list: Pages<T>) => readonly R[] {
  const once = rememberEach(compute);
  return ({ pages }) => pages.map(once);
}

/** The same for lists of answers, put together: `flatMap` over the items, at the price of the pages that changed. */
export function flatPages<T, R>(compute: (item: T) => readonly R[]): (list: Pages<T>) => readonly R[] {
  const byPage = eachPage((page: readonly T[]): readonly R[] => page.flatMap(compute));
  return rememberEach((list) => {
    const found: R[] = [];
    for (const own of byPage(list)) for (const one of own) found.push(one);
    return found;
  });
}

/** Gives `map` over the items: pages that are the same give the same pages. `compute` may give the item itself. */
export function mapPages<T, R>(compute: (item: T) => R): (list: Pages<T>) => Pages<R> {
  const byPage = eachPage((page: readonly T[]): readonly R[] => page.map(compute));
  return rememberEach((list) => ({ pages: byPage(list) }));
}

/** True for lists with the same items, compared by identity. */
export function samePages<T>(a: Pages<T>, b: Pages<T>): boolean {
  if (a === b) return true;
  if (a.pages.length !== b.pages.length) return sameItems(itemsOf(a), itemsOf(b));
  return a.pages.every((page, index) => page === b.pages[index] || sameItems(page, b.pages[index] ?? []));
}

/** Gives the list itself, or the earlier one of the same items: what is remembered by the list is then found again. */
export function rememberPages<T>(): (list: Pages<T>) => Pages<T> {
  const known: Pages<T>[] = [];
  return (list) => {
    const found = known.find((one) => samePages(one, list));
    if (found !== undefined) return found;
    known.unshift(list);
    if (known.length > KEPT) known.pop();
    return list;
  };
}

/**
 * Takes a list sorted by the names of its items, each name once, and what becomes of some names (`undefined`: it goes);
 * gives the list after that. Where every item is what it was, the list itself.
 */
export function changePages<T>(
  list: Pages<T>,
  changed: ReadonlyMap<string, T | undefined>,
  nameOf: (item: T) => string,
): Pages<T> {
  const byPage = new Map<number, string[]>();
  for (const name of changed.keys()) {
    const at = pageOf(list.pages, name, nameOf);
    const names = byPage.get(at);
    if (names === undefined) byPage.set(at, [name]);
    else names.push(name);
  }
  const pages = list.pages.length === 0 ? [[]] : [...list.pages];
  let moved = false;
  for (const [at, names] of [...byPage].sort(([a], [b]) => b - a)) {
    const page = pages[at] ?? [];
    const here = new Set(names);
    const fresh = names.flatMap((name) => changed.get(name) ?? []);
    const items = [...page.filter((item) => !here.has(nameOf(item))), ...fresh];
    items.sort((a, b) => compareText(nameOf(a), nameOf(b)));
    if (sameItems(items, page)) continue;
    moved = true;
    pages.splice(at, 1, ...(items.length > 2 * PAGE ? cut(items) : items.length === 0 ? [] : [items]));
  }
  return moved ? { pages } : list;
}

/** The page on which a name stands, or would: the last one that does not begin behind it. */
function pageOf<T>(pages: Pages<T>['pages'], name: string, nameOf: (item: T) => string): number {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const first = pages[middle]?.[0];
    if (first !== undefined && nameOf(first) <= name) low = middle;
    else high = middle - 1;
  }
  return low;
}
