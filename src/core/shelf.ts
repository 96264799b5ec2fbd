// What the files of one side say, kept from one snapshot to the next: only what may have changed is read again.
import { changePages, type Pages, pagesOf } from './catalog/pages';
import { compareText } from './catalog/order';
import type { FileSet } from './model/snapshot';
import type { Reader, Reading } from './reading';

export interface Shelf {
  /** The readings sorted by file; those that say nothing are left out. */
  readonly readings: Pages<Reading>;
  /** The files that were asked for; `undefined` for all. */
  readonly asked: readonly string[] | undefined;
}

const NONE: Pages<Reading> = { pages: [] };

/** Gives a function of the files of one side. A set that knows what differs from the last one costs no more than that. */
export function createShelf(reader: Reader): (files: FileSet) => Shelf {
  let last: { readonly files: FileSet; readonly readings: Pages<Reading> } | undefined;
  const users = createUsers();
  /** Files that are read elsewhere: what they say may be known by now, though they are the same. */
  const waiting = new Set<string>();

  return (files) => {
    if (last?.files === files && waiting.size === 0) return { readings: last.readings, asked: [] };
    const changed = last && (last.files === files ? [] : files.changedSince?.(last.files));
    const asked = changed && users.withThoseWhoUse([...changed, ...waiting]);
    const found = new Map<string, Reading | undefined>();
    if (asked === undefined) waiting.clear();
    const sources = asked?.map((file) => [file, files.get(file)] as const) ?? files;
    for (const [file, source] of sources) {
      const reading = source && reader.read(source, files);
      if (source !== undefined && reader.isWaiting(source)) waiting.add(file);
      else waiting.delete(file);
      users.note(file, reading?.facts.uses ?? []);
      found.set(file, reading !== undefined && saysSomething(reading) ? reading : undefined);
    }
    if (asked === undefined) {
      for (const page of last?.readings.pages ?? [])
        for (const { facts } of page) if (!files.has(facts.file)) found.set(facts.file, undefined);
    }
    last = { files, readings: last === undefined ? sorted(found) : changePages(last.readings, found, fileOf) };
    return { readings: last.readings, asked };
  };
}

function sorted(found: ReadonlyMap<string, Reading | undefined>): Pages<Reading> {
  const readings = [...found.values()].flatMap((reading) => reading ?? []);
  return readings.length === 0 ? NONE : pagesOf(readings.sort((a, b) => compareText(fileOf(a), fileOf(b))));
}

function fileOf({ facts }: Reading): string {
  return facts.file;
}

function saysSomething({ facts, waivers }: Reading): boolean {
  const { formats, problems, complete } = facts;
  return formats.length > 0 || problems.length > 0 || !complete || waivers !== undefined;
}

/** Who rests on which files. */
function createUsers() {
  const usersOf = new Map<string, Set<string>>();
  const usedBy = new Map<string, readonly string[]>();
  return {
    note: (file: string, uses: readonly string[]): void => {
      for (const used of usedBy.get(file) ?? []) usersOf.get(used)?.delete(file);
      if (uses.length === 0) usedBy.delete(file);
      else usedBy.set(file, uses);
      for (const used of uses) usersOf.set(used, (usersOf.get(used) ?? new Set()).add(file));
    },
    withThoseWhoUse: (files: readonly string[]): readonly string[] => [
      ...new Set([...files, ...files.flatMap((file) => [...(usersOf.get(file) ?? [])])]),
    ],
  };
}
