// Of thousands of waivers and thousands of verdicts: which waivers speak of which verdict.
import type { Graph } from '../model/graph';
import type { Place } from '../model/place';
import { callerIn, covers, type Said } from './cover';
import type { JudgedWaiver } from './sides';

/** Waivers of one rule, by what must be said for them to speak at all; each with its number in the order of all. */
interface Shelf {
  /** Comments of a file, by their line. */
  readonly lines: Map<string, Numbered[]>;
  /** That name a call, by the word for its caller. */
  readonly calls: Map<string, Numbered[]>;
  readonly others: Numbered[];
}

interface Numbered {
  readonly at: number;
  readonly one: JudgedWaiver;
}

/** Takes all waivers; gives those that cover what a rule said, in their order. */
export function coveringOf(waivers: readonly JudgedWaiver[], head: Graph): (said: Said) => readonly JudgedWaiver[] {
  if (waivers.length === 0) return () => NONE;
  const shelves = new Map<string, Shelf>();
  for (const [at, one] of waivers.entries()) {
    const { rule, place, call } = one.waiver;
    const shelf: Shelf = shelves.get(rule) ?? { lines: new Map(), calls: new Map(), others: [] };
    shelves.set(rule, shelf);
    if (one.line !== undefined) add(shelf.lines, place.file, { at, one });
    else if (call === undefined) shelf.others.push({ at, one });
    else add(shelf.calls, callerIn(call), { at, one });
  }
  for (const { lines } of shelves.values())
    for (const list of lines.values()) list.sort((a, b) => lineOf(a) - lineOf(b));
  return (said) => {
    const shelf = shelves.get(said.rule);
    if (shelf === undefined) return NONE;
    const may = [...shelf.others, ...atPlaces(shelf, said), ...ofCaller(shelf, said, head)];
    const found = may.filter(({ one }) => covers(one, said, head)).sort((a, b) => a.at - b.at);
    return found.map(({ one }) => one).filter((one, index, all) => one !== all[index - 1]);
  };
}

const NONE: readonly never[] = [];

function atPlaces({ lines }: Shelf, { place, entry, call }: Said): readonly Numbered[] {
  if (lines.size === 0) return NONE;
  const places = [place, ...(entry === undefined ? [] : [entry]), ...(call?.evidence.map((one) => one.place) ?? [])];
  return places.flatMap((one) => within(lines.get(one.file) ?? NONE, one));
}

/** Those whose line lies in a place; found by halving. */
function within(sorted: readonly Numbered[], { line, endLine }: Place): readonly Numbered[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && lineOf(one) < line) low = middle + 1;
    else high = middle;
  }
  let end = low;
  for (let one = sorted[end]; one !== undefined && lineOf(one) <= endLine; one = sorted[end]) end += 1;
  return sorted.slice(low, end);
}

function ofCaller({ calls }: Shelf, { call }: Said, { services }: Graph): readonly Numbered[] {
  if (calls.size === 0 || call === undefined) return NONE;
  const { service } = call.from;
  const names = [service, ...(services.get(service)?.aliases ?? [])];
  return names.flatMap((name): readonly Numbered[] => calls.get(name) ?? NONE);
}

function lineOf({ one }: Numbered): number {
  return one.line ?? 0;
}

function add(lists: Map<string, Numbered[]>, key: string, one: Numbered): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
