// Statements of the same call become one call: declared before configured, field by field.
import type { Address } from '../model/address';
import type { Call, Precision } from '../model/call';
import { comparePlaces } from '../model/place';
import type { Problem } from '../model/problem';
import { absorbVague } from './absorb';
import { createCall, mergeTerms } from './create-call';
import type { Draft, Drafted } from './drafts';
import { compareText, gradeRank, uniqueEvidence } from './order';
import { sameItems } from './remember';

interface MergedCalls {
  readonly calls: readonly Call[];
  /** What a policy allows or a name suggests: no calls by themselves. */
  readonly hints: readonly Call[];
  readonly problems: readonly Problem[];
}

type CallMerger = (drafted: readonly Drafted[]) => MergedCalls;

interface Merging {
  readonly pages: ReadonlySet<Drafted>;
  readonly calls: readonly Call[];
  readonly hints: readonly Call[];
  /** What is told of the statements of a call, by its key. */
  readonly told: ReadonlyMap<string, readonly Problem[]>;
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
    const isTouched = ({ key }: Pick<Draft, 'key'>) => touched?.has(key) !== false;
    const drafts = drafted.flatMap((page) => page.drafts.filter(isTouched));
    const told = new Map([...(last?.told ?? [])].filter(([key]) => !isTouched({ key })));
    const kept = (calls: readonly Call[] = []) => (touched === undefined ? [] : calls.filter((one) => !isTouched(one)));
    const merge = (earlier: readonly Call[] | undefined, now: readonly Draft[]): readonly Call[] =>
      [...kept(earlier), ...mergeGroups(now, told)].sort((a, b) => compareText(a.key, b.key));
    const calls = merge(
      last?.calls,
      drafts.filter(({ grade }) => !isHint(grade)),
    );
    const hints = merge(
      last?.hints,
      drafts.filter(({ grade }) => isHint(grade)),
    );
    const merged = { calls: absorbVague(calls), hints, problems: [...told.values()].flat() };
    last = { pages: new Set(drafted), calls, hints, told, merged };
    return merged;
  };
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
