// Statements of the same call become one call: declared before configured, field by field.
import type { Address } from '../model/address';
import type { Call, Precision } from '../model/call';
import { comparePlaces } from '../model/place';
import type { Problem } from '../model/problem';
import { absorbVague } from './absorb';
import { callsBy, noteCallers, without } from './calls-by';
import { createCall, mergeTerms } from './create-call';
import type { Draft, Drafted } from './drafts';
import { grouped } from './grouped';
import { compareText, gradeRank, uniqueEvidence } from './order';
import { rememberEach, sameItems } from './remember';

interface MergedCalls {
  readonly calls: readonly Call[];
  /** What a policy allows or a name suggests: no calls by themselves. */
  readonly hints: readonly Call[];
  readonly problems: readonly Problem[];
}

type CallMerger = (drafted: readonly Drafted[]) => MergedCalls;

/** What was come to last: all of it is changed in place when something is stated otherwise. */
interface Merging {
  readonly pages: ReadonlySet<Drafted>;
  /** The calls before vague ones are absorbed, by their key. */
  readonly byKey: Map<string, Call>;
  /** The same by caller, sorted by key. */
  readonly byCaller: Map<string, readonly Call[]>;
  /** What is told of the statements of a call, by its key. */
  readonly told: Map<string, readonly Problem[]>;
  readonly merged: MergedCalls;
}

/**
 * Gives a function of all statements, page by page in the order of their files, that gives the calls sorted by key. Only
 * calls of which something is stated otherwise than last time are merged anew.
 */
export function createCallMerger(): CallMerger {
  let last: Merging | undefined;
  return (drafted) => {
    const touched = last && touchedKeys(last.pages, drafted);
    if (last !== undefined && touched?.size === 0) return last.merged;
    const isMuch = touched === undefined || touched.size > MOST_TOUCHED;
    last = last === undefined || isMuch ? mergeAll(drafted) : mergeAgain(last, drafted, touched);
    return last.merged;
  };
}

/** Of more calls than this all are merged anew, each of which is remembered: looking for their statements costs as much. */
const MOST_TOUCHED = 200;

function mergeAll(drafted: readonly Drafted[]): Merging {
  const drafts = drafted.flatMap((page) => page.drafts);
  const told = new Map<string, readonly Problem[]>();
  const calls = mergeGroups(
    drafts.filter(({ grade }) => !isHint(grade)),
    told,
  ).sort(compareKeys);
  const hints = mergeGroups(
    drafts.filter(({ grade }) => isHint(grade)),
    told,
  ).sort(compareKeys);
  const byCaller = new Map(grouped(calls, ({ from }) => from.service));
  const merged = {
    calls: [...byCaller.values()].flatMap(absorbVague).sort(compareKeys),
    hints,
    problems: [...told.values()].flat(),
  };
  return { pages: new Set(drafted), byKey: new Map(calls.map((call) => [call.key, call])), byCaller, told, merged };
}

function mergeAgain(last: Merging, drafted: readonly Drafted[], touched: ReadonlySet<string>): Merging {
  const { byKey, byCaller, told } = last;
  const drafts = [...touched].flatMap((key) => drafted.flatMap((page) => draftsOn(page).get(key) ?? NO_DRAFTS));
  for (const key of touched) told.delete(key);
  const fresh = mergeGroups(
    drafts.filter(({ grade }) => !isHint(grade)),
    told,
  );
  const hints = mergeGroups(
    drafts.filter(({ grade }) => isHint(grade)),
    told,
  );
  const callers = new Set(fresh.map(({ from }) => from.service));
  for (const key of touched) {
    const before = byKey.get(key);
    if (before !== undefined) callers.add(before.from.service);
    byKey.delete(key);
  }
  for (const call of fresh) byKey.set(call.key, call);
  const changed = new Map<string, readonly Call[]>();
  for (const caller of callers) {
    const kept = (byCaller.get(caller) ?? []).filter(({ key }) => !touched.has(key));
    const own = [...kept, ...fresh.filter(({ from }) => from.service === caller)].sort(compareKeys);
    if (own.length === 0) byCaller.delete(caller);
    else byCaller.set(caller, own);
    changed.set(caller, own.length === 0 ? own : absorbVague(own));
  }
  const merged = {
    calls: withCallers(last.merged.calls, changed),
    hints: withHints(last.merged.hints, hints, touched),
    problems: told.size === 0 ? [] : [...told.values()].flat(),
  };
  return { pages: new Set(drafted), byKey, byCaller, told, merged };
}

const NO_DRAFTS: readonly Draft[] = [];
const draftsOn = rememberEach(({ drafts }: Drafted) => grouped(drafts, ({ key }) => key));

/** The same list where it holds the very same calls. */
function withCallers(calls: readonly Call[], changed: ReadonlyMap<string, readonly Call[]>): readonly Call[] {
  const { from } = callsBy(calls);
  const differing = new Map([...changed].filter(([caller, own]) => !sameItems(own, from(caller))));
  if (differing.size === 0) return calls;
  const gone = new Set([...differing].flatMap(([caller, own]) => without(from(caller), own)));
  const fresh = [...differing].flatMap(([caller, own]) => without(own, from(caller)));
  const after = spliced(calls, gone, fresh);
  noteCallers(calls, after, differing);
  return after;
}

function withHints(hints: readonly Call[], fresh: readonly Call[], touched: ReadonlySet<string>): readonly Call[] {
  const gone = new Set(hints.length === 0 ? [] : hints.filter(({ key }) => touched.has(key)));
  return gone.size === 0 && fresh.length === 0 ? hints : spliced(hints, gone, fresh);
}

/** So many are taken out one by one: that looks at a few calls, and not at all of them. */
const FEW = 64;

/** A list sorted by key without some calls and with others. */
function spliced(calls: readonly Call[], gone: ReadonlySet<Call>, fresh: readonly Call[]): readonly Call[] {
  const after = gone.size > FEW ? calls.filter((call) => !gone.has(call)) : [...calls];
  for (const call of gone.size > FEW ? [] : gone) after.splice(after.indexOf(call, positionOf(after, call.key)), 1);
  for (const call of fresh) after.splice(positionOf(after, call.key), 0, call);
  return after;
}

/** Of the first call whose key is not smaller. */
function positionOf(calls: readonly Call[], key: string): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(calls[middle]?.key ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareKeys(a: Call, b: Call): number {
  return compareText(a.key, b.key);
}

/** The keys of statements that are on one side only. */
function touchedKeys(before: ReadonlySet<Drafted>, now: readonly Drafted[]): ReadonlySet<string> {
  const here = new Set(now);
  const gone = new Set([...before].flatMap((page) => (here.has(page) ? [] : page.drafts)));
  const touched = new Set<string>();
  for (const page of now) {
    if (before.has(page)) continue;
    for (const draft of page.drafts) if (!gone.delete(draft)) touched.add(draft.key);
  }
  for (const { key } of gone) touched.add(key);
  return touched;
}

interface Merged {
  readonly group: readonly Draft[];
  readonly call: Call;
  readonly problems: readonly Problem[];
}

/** By the first statement of a group. */
const merged = new WeakMap<Draft, Merged>();

function mergeOnce(key: string, drafts: readonly Draft[]): Merged {
  const [first] = drafts as [Draft, ...Draft[]];
  const known = merged.get(first);
  if (known !== undefined && sameItems(known.group, drafts)) return known;
  const problems: Problem[] = [];
  const made = { group: drafts, call: mergeGroup(key, [...drafts].sort(compareDrafts), problems), problems };
  merged.set(first, made);
  return made;
}

function isHint(grade: Draft['grade']): boolean {
  return grade === 'allowed' || grade === 'inferred';
}

function mergeGroups(drafts: readonly Draft[], told: Map<string, readonly Problem[]>): Call[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.key);
    if (group === undefined) groups.set(draft.key, [draft]);
    else group.push(draft);
  }
  return [...groups].map(([key, group]) => {
    const { call, problems } = mergeOnce(key, group);
    if (problems.length > 0 && !isHint(call.grade)) told.set(key, problems);
    return call;
  });
}

function mergeGroup(key: string, group: readonly Draft[], problems: Problem[]): Call {
  const [best] = group as [Draft, ...Draft[]];
  if (group.length === 1) return createCall(best, key);
  const unresolved = group.find((draft) => draft.unresolved !== undefined)?.unresolved;
  for (const draft of group) if (draft.unresolved?.text !== unresolved?.text) tellUnresolved(draft, problems);
  return createCall({
    from: best.from,
    to: best.to,
    terms: mergeTerms(group.map(({ terms }) => terms)),
    precision: bestPrecision(group),
    grade: best.grade,
    evidence: uniqueEvidence(group.flatMap(({ evidence }) => evidence)),
    ...(unresolved === undefined ? {} : { unresolved }),
    ...addressesOf(group),
  });
}

/** The addresses of all statements, once each. */
function addressesOf(group: readonly Draft[]): Pick<Call, 'addresses'> {
  const addresses = new Map<string, Address>();
  for (const draft of group) {
    for (const address of draft.addresses ?? [])
      addresses.set([address.host, address.namespace, address.path].join('\n'), address);
  }
  if (addresses.size === 0) return {};
  return { addresses: [...addresses].sort(([a], [b]) => compareText(a, b)).map(([, address]) => address) };
}

/** A second misspelt operation of the same callee would share its call: it is told at its own line. */
function tellUnresolved({ unresolved, evidence }: Draft, problems: Problem[]): void {
  const place = evidence[0]?.place;
  if (unresolved === undefined || place === undefined) return;
  const message = `"${unresolved.text}" names an operation that no document of this service has. Check the name.`;
  problems.push({ code: 'unknown-operation', message, place, severity: 'warning' });
}

function bestPrecision(group: readonly Draft[]): Precision {
  if (group.some(({ precision }) => precision === 'operation')) return 'operation';
  return group.some(({ precision }) => precision === 'api') ? 'api' : 'service';
}

const FORMATS = ['sre-yaml', 'openapi', 'backstage'];

function formatRank(format: string): number {
  const rank = FORMATS.indexOf(format);
  return rank < 0 ? FORMATS.length : rank;
}

function compareDrafts(a: Draft, b: Draft): number {
  const [first, second] = [a.evidence[0], b.evidence[0]];
  if (first === undefined || second === undefined) return 0;
  return (
    gradeRank(a.grade) - gradeRank(b.grade) ||
    formatRank(first.format) - formatRank(second.format) ||
    comparePlaces(first.place, second.place)
  );
}
