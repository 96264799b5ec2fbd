// What files say, with what those of them that are half typed said before.
import { withLastGood } from './last-good';
import type { FileSet } from './model/snapshot';
import type { Reading } from './reading';

type Settler = (head: readonly Reading[], before: readonly Reading[], files: FileSet) => readonly Reading[];

/**
 * Gives a function of the readings of head and of the baseline, both sorted by file, and of all files of head: a file with
 * syntax errors goes on saying what it said last, or in the baseline. The same reading gives the same answer again.
 */
export function createSettler(): Settler {
  const good = new Map<string, Reading>();
  /** Files that say nothing for the moment, and may be half typed. */
  const silent = new Set<string>();
  let last: readonly Reading[] = [];
  let lastSettled: readonly Reading[] = [];
  let lastBefore: readonly Reading[] = [];
  return (head, before, files) => {
    const isSameBefore = before.length === lastBefore.length && before.every((one, index) => one === lastBefore[index]);
    let baseline: ReadonlyMap<string, Reading> | undefined;
    const earlierOf = (file: string): Reading | undefined => {
      baseline ??= new Map(before.map((reading) => [reading.facts.file, reading]));
      return baseline.get(file);
    };
    const settled: Reading[] = [];
    let at = 0;
    for (const now of head) {
      let known = last[at];
      while (known !== undefined && known !== now && known.facts.file < now.facts.file) {
        silent.add(known.facts.file);
        known = last[++at];
      }
      const isKnown = known === now && (isSameBefore || now.facts.complete);
      settled.push((isKnown ? lastSettled[at] : undefined) ?? settle(now, good, earlierOf));
      if (known?.facts.file === now.facts.file) at += 1;
    }
    for (const gone of last.slice(at)) silent.add(gone.facts.file);
    for (const file of silent) {
      if (files.has(file)) continue;
      good.delete(file);
      silent.delete(file);
    }
    [last, lastSettled, lastBefore] = [head, settled, before];
    return settled;
  };
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
  const solution = known.solution ?? now.solution;
  const { waivers } = now;
  return {
    facts: withLastGood(now.facts, known.facts),
    ...(config === undefined ? {} : { config }),
    ...(solution === undefined ? {} : { solution }),
    ...(waivers === undefined ? {} : { waivers }),
  };
}
