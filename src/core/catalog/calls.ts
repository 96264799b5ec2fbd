// Statements of the same call become one call: declared before configured, field by field.
import type { Address } from '../model/address';
import type { Call, Precision } from '../model/call';
import { comparePlaces } from '../model/place';
import type { Problem } from '../model/problem';
import { absorbVague } from './absorb';
import { createCall, mergeTerms } from './create-call';
import type { Draft } from './drafts';
import { compareText, gradeRank, uniqueEvidence } from './order';
import { sameItems } from './remember';

interface MergedCalls {
  readonly calls: readonly Call[];
  /** What a policy allows or a name suggests: no calls by themselves. */
  readonly hints: readonly Call[];
  readonly problems: readonly Problem[];
}

/** Takes the statements in any order; gives the calls sorted by key. The same statements give the same call again. */
export function mergeCalls(drafts: readonly Draft[]): MergedCalls {
  const problems: Problem[] = [];
  const made = drafts.filter(({ grade }) => !isHint(grade));
  const calls = absorbVague(mergeGroups(made, problems));
  const hints = mergeGroups(
    drafts.filter(({ grade }) => isHint(grade)),
    [],
  );
  return { calls, hints, problems };
}

interface Merged {
  readonly group: readonly Draft[];
  readonly call: Call;
  readonly problems: readonly Problem[];
}

/** By the first statement of a group. */
const merged = new WeakMap<Draft, Merged>();

function mergeOnce(key: string, drafts: readonly Draft[], problems: Problem[]): Call {
  const [first] = drafts as [Draft, ...Draft[]];
  let known = merged.get(first);
  if (known === undefined || !sameItems(known.group, drafts)) {
    const told: Problem[] = [];
    known = { group: drafts, call: mergeGroup(key, [...drafts].sort(compareDrafts), told), problems: told };
    merged.set(first, known);
  }
  problems.push(...known.problems);
  return known.call;
}

function isHint(grade: Draft['grade']): boolean {
  return grade === 'allowed' || grade === 'inferred';
}

function mergeGroups(drafts: readonly Draft[], problems: Problem[]): Call[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.key);
    if (group === undefined) groups.set(draft.key, [draft]);
    else group.push(draft);
  }
  return [...groups].map(([key, group]) => mergeOnce(key, group, problems)).sort((a, b) => compareText(a.key, b.key));
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
