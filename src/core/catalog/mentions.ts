// The names that statements of calls mention, page by page: only of pages that changed they are counted anew.
import type { Drafted } from './drafts';
import { rememberEach } from './remember';

interface Mentions {
  readonly has: (name: string) => boolean;
  readonly names: () => Iterable<string>;
  /** The host of a third party; the last one by the order of files. */
  readonly hostOf: (name: string) => string | undefined;
  /** The names of which something is otherwise than last time; undefined at first. */
  readonly changed: ReadonlySet<string> | undefined;
}

/** The names that calls mention, and the hosts of third parties among them, on one page. */
interface OnPage {
  readonly names: ReadonlySet<string>;
  readonly hosts: ReadonlyMap<string, string>;
}

const mentionedOn = rememberEach(({ drafts }: Drafted): OnPage => {
  const names = new Set<string>();
  const hosts = new Map<string, string>();
  for (const { from, to, grade, externalHost } of drafts) {
    if (grade === 'allowed' || grade === 'inferred') continue;
    names.add(from.service).add(to.service);
    if (externalHost !== undefined) hosts.set(to.service, externalHost);
  }
  return { names, hosts };
});

/** Gives a function of all statements, page by page; what it gave before does not hold any more once it is asked again. */
export function createMentions(): (drafted: readonly Drafted[]) => Mentions {
  let last: readonly Drafted[] | undefined;
  /** On how many pages a name is mentioned. */
  const counts = new Map<string, number>();
  let hosts: ReadonlyMap<string, string> = new Map();
  return (drafted) => {
    const before = new Set(last);
    const now = new Set(drafted);
    const come = drafted.filter((page) => !before.has(page)).map(mentionedOn);
    const gone = (last ?? []).filter((page) => !now.has(page)).map(mentionedOn);
    const had = new Map<string, boolean>();
    const count = ({ names }: OnPage, by: number): void => {
      for (const name of names) {
        const earlier = counts.get(name) ?? 0;
        if (!had.has(name)) had.set(name, earlier > 0);
        if (earlier + by === 0) counts.delete(name);
        else counts.set(name, earlier + by);
      }
    };
    for (const page of come) count(page, 1);
    for (const page of gone) count(page, -1);
    const changed = new Set([...had].flatMap(([name, was]) => (was === counts.has(name) ? [] : [name])));
    if ([...come, ...gone].some((page) => page.hosts.size > 0)) {
      const earlier = hosts;
      hosts = new Map(drafted.flatMap((page) => [...mentionedOn(page).hosts]));
      for (const name of new Set([...earlier.keys(), ...hosts.keys()]))
        if (earlier.get(name) !== hosts.get(name)) changed.add(name);
    }
    const isFirst = last === undefined;
    last = drafted;
    const hostsNow = hosts;
    return {
      has: (name) => counts.has(name),
      names: () => counts.keys(),
      hostOf: (name) => hostsNow.get(name),
      changed: isFirst ? undefined : changed,
    };
  };
}
