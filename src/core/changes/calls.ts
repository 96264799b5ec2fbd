// Calls added, removed, modified.
import { callsBy, callsOutside } from '../catalog/calls-by';
import { grouped } from '../catalog/grouped';
import { type Call, type CallEnd, callKey } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import { type Earlier, generalises, isVague, restsOnSame, sameEnds } from './match-calls';
import { sameValue } from './same';
import type { Unfinished } from './unfinished';

/**
 * By identity first. What is left is compared between the same two services: another mode, a reference that can be looked
 * up now, more or less precision is the same call, modified. A call that is only seen in other places is no change.
 */
export function compareCalls(
  before: Graph,
  head: Graph,
  renames: ReadonlyMap<string, string>,
  unfinished: Unfinished,
): Change<Call>[] {
  const align = alignment(head, renames);
  const earlier = new Map<string, Earlier>();
  // Calls of which nothing is stated otherwise are the same objects on both sides.
  const [then, now] =
    renames.size === 0
      ? [callsOutside(before.calls, head.calls), callsOutside(head.calls, before.calls)]
      : [before.calls, head.calls];
  for (const call of then) {
    const one = align(call);
    const key = renames.size === 0 ? call.key : callKey(one.from, one.to, call.mode);
    if (!earlier.has(key)) earlier.set(key, one);
  }
  const changes: Change<Call>[] = [];
  const added: Call[] = [];
  for (const call of now) {
    const same = earlier.get(call.key);
    earlier.delete(call.key);
    if (same === undefined) added.push(call);
    else if (saysOther(same.call, call, unfinished)) changes.push({ kind: 'modified', it: call, before: same.call });
  }
  const lost = grouped([...earlier.values()], pairOf);
  const fresh = grouped(added.map(asItIs), pairOf);
  const pairs = new Set([...lost.keys(), ...fresh.keys()]);
  if (pairs.size === 0) return changes;
  const ofPairs = (calls: readonly Call[], as: (call: Call) => Earlier) => {
    const of = [...lost.values(), ...fresh.values()].flat();
    const callers = new Set(of.map(({ from }) => from.service));
    const candidates = renames.size === 0 ? [...callers].flatMap(callsBy(calls).from) : calls;
    return grouped(
      candidates.map(as).filter((one) => pairs.has(pairOf(one))),
      pairOf,
    );
  };
  const allBefore = ofPairs(before.calls, align);
  const allHead = ofPairs(head.calls, asItIs);
  for (const pair of pairs) {
    const callsOf = (groups: Groups) => (groups.get(pair) ?? []).map(({ call }) => call);
    changes.push(
      ...comparePair(
        {
          lost: lost.get(pair) ?? [],
          added: callsOf(fresh),
          before: callsOf(allBefore),
          head: callsOf(allHead),
        },
        unfinished,
      ),
    );
  }
  return changes;
}

type Groups = ReadonlyMap<string, readonly Earlier[]>;

/** What is left between two services once the same identities are taken out, and all of their calls. */
interface Pair {
  readonly lost: readonly Earlier[];
  readonly added: readonly Call[];
  readonly before: readonly Call[];
  readonly head: readonly Call[];
}

function comparePair(pair: Pair, unfinished: Unfinished): Change<Call>[] {
  const changes: Change<Call>[] = [];
  const gone = new Set(pair.lost);
  const added = new Set(pair.added);
  const used = new Set<Earlier>();
  /** Every added call that fits an earlier one becomes that one; `keep` leaves the earlier one for further matches. */
  const match = (fits: (old: Earlier, now: Call) => boolean, kind: 'modified' | 'silent', keep: boolean) => {
    for (const now of added) {
      const old = find(gone, (one) => fits(one, now));
      if (old === undefined) continue;
      added.delete(now);
      if (keep) used.add(old);
      else gone.delete(old);
      const changed = kind === 'modified' && (!isRelabelled(old, now) || saysOther(old.call, now, unfinished));
      if (changed) changes.push({ kind: 'modified', it: now, before: old.call });
    }
  };
  match((old, now) => sameEnds(old, now) && old.call.mode === now.mode, 'modified', false);
  match((old, now) => unfinished.call(old.call) && isHalfTyped(old, now, unfinished), 'silent', true);
  match((old, now) => sameEnds(old, now), 'modified', false);
  match((old, now) => isDeclared(old.call) && generalises(old, now) && isSameMode(old.call, now), 'modified', true);
  match((old, now) => isDeclared(now) && generalises(now, old) && isSameMode(old.call, now), 'modified', true);

  for (const now of added) {
    if (!isVague(now) || !restsOnSame(pair.before, now)) changes.push({ kind: 'added', it: now });
  }
  for (const old of gone) {
    if (used.has(old) || unfinished.call(old.call)) continue;
    if (!isVague(old.call) || !restsOnSame(pair.head, old.call)) changes.push({ kind: 'removed', it: old.call });
  }
  return changes;
}

function asItIs(call: Call): Earlier {
  return { call, from: call.from, to: call.to };
}

/**
 * Names the ends of a call of the baseline as head does. Callers of a renamed service may go on writing its old name: that is
 * a broken reference, and no new call.
 */
function alignment(head: Graph, renames: ReadonlyMap<string, string>): (call: Call) => Earlier {
  if (renames.size === 0) return asItIs;
  const keys = new Set(head.calls.map(({ key }) => key));
  const pairs = new Set(head.calls.map(pairOf));
  const rename = (end: CallEnd) => {
    const service = renames.get(end.service);
    return service === undefined ? end : { ...end, service };
  };
  return (call) => {
    const from = rename(call.from);
    const renamed = { call, from, to: rename(call.to) };
    const old = { call, from, to: call.to };
    if (keys.has(callKey(from, old.to, call.mode))) return old;
    if (keys.has(callKey(from, renamed.to, call.mode))) return renamed;
    return pairs.has(pairOf(old)) && !pairs.has(pairOf(renamed)) ? old : renamed;
  };
}

function pairOf({ from, to }: Pick<Call, 'from' | 'to'>): string {
  return `${from.service}\n${to.service}`;
}

function find<T>(items: Iterable<T>, fits: (item: T) => boolean): T | undefined {
  for (const item of items) if (fits(item)) return item;
  return undefined;
}

function isDeclared({ grade }: Call): boolean {
  return grade === 'declared';
}

function isSameMode(before: Call, now: Call): boolean {
  return before.mode === now.mode || before.mode === 'unknown';
}

function isRelabelled(old: Earlier, now: Call): boolean {
  return sameEnds(old, now) && old.call.mode === now.mode;
}

/** A call that was there may look vaguer, or have another mode, while a file is being typed. */
function isHalfTyped(old: Earlier, now: Call, unfinished: Unfinished): boolean {
  if (generalises(now, old)) return true;
  return sameEnds(old, now) && unfinished.any(now.evidence);
}

/** True if the call says something else than before. In a half-typed file, what is missing does not count. */
function saysOther(before: Call, now: Call, unfinished: Unfinished): boolean {
  if (before === now) return false;
  const broken = before.unresolved?.text !== now.unresolved?.text && now.unresolved !== undefined;
  if (broken && !unfinished.service(now.to.service)) return true;
  if (!unfinished.any(now.evidence))
    return (
      !sameValue(termsOf(before), termsOf(now)) ||
      before.criticality !== now.criticality ||
      before.assumed !== now.assumed
    );
  return Object.entries(now.terms).some(([term, value]) => !sameValue(Reflect.get(before.terms, term), value));
}

/** Mode and criticality are compared as what they come to: a graph file says them where the source left them to a rule. */
function termsOf({ terms }: Call) {
  return { ...terms, mode: undefined, criticality: undefined };
}
