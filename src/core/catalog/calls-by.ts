// The calls of a graph by caller and by callee. After an edit the lists of all other services are the same objects as before.
import type { Call } from '../model/call';
import { grouped } from './grouped';
import { keysApart, noteDerived } from './lineage';
import { compareText } from './order';
import { sameItems } from './remember';

/** In the order of the graph. The same list as long as nothing in it changes: what is worked out of it may be kept with it. */
export interface CallsBy {
  readonly from: (service: string) => readonly Call[];
  readonly to: (service: string) => readonly Call[];
}

type Lists = ReadonlyMap<string, readonly Call[]>;

/** Those of a whole graph, and those that are otherwise since. */
interface Table {
  readonly all: Lists;
  readonly since: Lists;
}

interface Index {
  readonly from: Table;
  readonly to: Table;
  readonly by: CallsBy;
}

const known = new WeakMap<readonly Call[], Index>();
const NONE: readonly Call[] = [];
const NOTHING: Lists = new Map();
/** With more lists than this that are otherwise, all are made anew. */
const MOST_SINCE = 1000;

export function callsBy(calls: readonly Call[]): CallsBy {
  return indexOf(calls).by;
}

/** Calls of `a` that are not, as the very same objects, in `b`, in their order: sides of one workspace share what nobody touched. */
export function callsOutside(a: readonly Call[], b: readonly Call[]): readonly Call[] {
  if (a === b) return NONE;
  const callers = keysApart(a, b) ?? compared(a, b);
  const [mine, theirs] = [callsBy(a), callsBy(b)];
  const outside: Call[] = [];
  for (const caller of callers) {
    const [own, others] = [mine.from(caller), theirs.from(caller)];
    if (own !== others) outside.push(...without(own, others));
  }
  return outside.sort((one, other) => compareText(one.key, other.key));
}

/** Those of the one list that are not in the other. */
export function without(calls: readonly Call[], others: readonly Call[]): readonly Call[] {
  if (others.length <= FEW) return calls.filter((call) => !others.includes(call));
  const known = new Set(others);
  return calls.filter((call) => !known.has(call));
}

/** Up to here searching a list costs less than a set. */
const FEW = 8;

/** What two lists differ in, found by looking at both, and noted so that it is found without next time. */
function compared(a: readonly Call[], b: readonly Call[]): ReadonlySet<string> {
  const [mine, theirs] = [callsBy(a), callsBy(b)];
  const callers = new Set<string>();
  for (const calls of [a, b])
    for (const { from } of calls) {
      if (callers.has(from.service)) continue;
      if (!sameItems(mine.from(from.service), theirs.from(from.service))) callers.add(from.service);
    }
  noteDerived(b, a, callers);
  return callers;
}

/** `after` is `before` but for the calls of some callers, which are given: sorted by key, none for a caller that makes none. */
export function noteCallers(before: readonly Call[], after: readonly Call[], callers: Lists): void {
  noteDerived(before, after, callers.keys());
  const index = known.get(before);
  if (index === undefined || index.from.since.size + callers.size > MOST_SINCE) return;
  const changed = [...callers].map(([caller, now]) => ({ now, earlier: index.by.from(caller) }));
  const gone = new Set(changed.flatMap(({ now, earlier }) => without(earlier, now)));
  const fresh = grouped(
    changed.flatMap(({ now, earlier }) => without(now, earlier)),
    ({ to }) => to.service,
  );
  const callees = new Map<string, readonly Call[]>();
  for (const callee of new Set([...fresh.keys(), ...[...gone].map(({ to }) => to.service)])) {
    const kept = index.by.to(callee).filter((call) => !gone.has(call));
    callees.set(
      callee,
      [...kept, ...(fresh.get(callee) ?? NONE)].sort((a, b) => compareText(a.key, b.key)),
    );
  }
  known.set(
    after,
    indexWith(
      { all: index.from.all, since: new Map([...index.from.since, ...callers]) },
      { all: index.to.all, since: new Map([...index.to.since, ...callees]) },
    ),
  );
}

function indexOf(calls: readonly Call[]): Index {
  const already = known.get(calls);
  if (already !== undefined) return already;
  const index = indexWith(
    { all: grouped(calls, ({ from }) => from.service), since: NOTHING },
    { all: grouped(calls, ({ to }) => to.service), since: NOTHING },
  );
  known.set(calls, index);
  return index;
}

function indexWith(from: Table, to: Table): Index {
  const look =
    ({ all, since }: Table) =>
    (service: string): readonly Call[] =>
      since.get(service) ?? all.get(service) ?? NONE;
  return { from, to, by: { from: look(from), to: look(to) } };
}
