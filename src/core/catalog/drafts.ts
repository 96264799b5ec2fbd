// Every statement of a call with its ends resolved, before statements of the same call are merged.
import type { Address } from '../model/address';
import type { CallEnd, CallTerms, Grade, Precision, Unresolved } from '../model/call';
import type { CallFact, Facts } from '../model/facts';
import type { Evidence } from '../model/place';
import type { Problem } from '../model/problem';
import { type Callee, calleesOf, splitReference } from './callees';
import { callersOf } from './callers';
import { keyOfParts } from './create-call';
import { isForeign } from './foreign';
import { eachPage, flatPages, type Pages } from './pages';
import { rememberEach } from './remember';
import { sourcesOf } from './sources';
import type { Workspace } from './workspace';

export interface Draft {
  /** The identity of the call that it states. */
  readonly key: string;
  readonly from: CallEnd;
  readonly to: CallEnd;
  readonly terms: CallTerms;
  readonly precision: Precision;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
  readonly unresolved?: Unresolved;
  readonly externalHost?: string;
  readonly addresses?: readonly Address[];
}

/**
 * Resolves all call facts, page by page. Left out are calls of a service to itself that nobody declared (its own address), pairs of
 * which a person said that they are no call, and what another repository's graph says of a service described here.
 */
export function draftCalls(facts: Pages<Facts>, workspace: Workspace): readonly Drafted[] {
  const inPage = draftersOf.get(workspace) ?? createDrafter(workspace);
  draftersOf.set(workspace, inPage);
  return inPage(facts);
}

/** What the files of one page come to. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
}

const draftersOf = new WeakMap<Workspace, (facts: Pages<Facts>) => readonly Drafted[]>();

/** Drafts the calls of a page once in the same workspace. Published graphs depend on more than that. */
function createDrafter(workspace: Workspace): (facts: Pages<Facts>) => readonly Drafted[] {
  const isNoCall = noCalls(workspace);
  const foreignIn = flatPages((one: Facts) => (isForeign(one) ? [one] : NONE));
  const ofFile = rememberEach((one: Facts) => draftFile(one, workspace, isNoCall, undefined));
  const ofPage = eachPage((page: readonly Facts[]) => united(page.map(ofFile)));
  return (facts) => {
    const foreign = foreignIn(facts);
    if (foreign.length === 0) return ofPage(facts);
    const here = servicesDescribedHere(foreign, workspace);
    return facts.pages.map((page) =>
      united(page.map((one) => (isForeign(one) ? draftFile(one, workspace, isNoCall, here) : ofFile(one)))),
    );
  };
}

const NONE: readonly Facts[] = [];

function united(files: readonly Drafted[]): Drafted {
  return { drafts: files.flatMap(({ drafts }) => drafts), problems: files.flatMap(({ problems }) => problems) };
}

/** `here`: the services that are described here, of which a published graph says nothing; `undefined` for any other file. */
function draftFile(
  { calls }: Facts,
  workspace: Workspace,
  isNoCall: (draft: Draft) => boolean,
  here: ReadonlySet<string> | undefined,
): Drafted {
  if (calls.length === 0) return NO_DRAFTS;
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const fact of calls) {
    const callers = callersOf(workspace, fact);
    if (callers.problem !== undefined) problems.push(callers.problem);
    const from = callers.ends.filter(({ service }) => here?.has(service) !== true);
    const callees = from.length === 0 ? [] : calleesOf(workspace, fact);
    for (const caller of from) {
      for (const callee of callees) {
        const draft = createDraft(fact, caller, callee);
        if (fact.grade !== 'declared' && (caller.service === callee.end.service || isNoCall(draft))) continue;
        drafts.push(draft);
      }
    }
  }
  return { drafts, problems };
}

const NO_DRAFTS: Drafted = { drafts: [], problems: [] };

function createDraft(fact: CallFact, from: CallEnd, callee: Callee): Draft {
  const { format, terms, grade } = fact;
  const entry = sourcesOf(fact);
  const evidence = [...(callee.place === undefined ? [] : [{ place: callee.place, format }]), ...entry];
  return {
    key: keyOfParts({ from, to: callee.end, terms }),
    from,
    to: callee.end,
    terms,
    precision: callee.precision,
    grade,
    evidence,
    ...(callee.unresolved === undefined
      ? {}
      : { unresolved: { ...callee.unresolved, place: entry[0]?.place ?? fact.place } }),
    ...(callee.externalHost === undefined ? {} : { externalHost: callee.externalHost }),
    ...(callee.address === undefined ? {} : { addresses: [callee.address] }),
  };
}

function servicesDescribedHere(graphs: readonly Facts[], { names, documents }: Workspace): ReadonlySet<string> {
  const foreign = new Set(graphs.map(({ file }) => file));
  const here = new Set<string>();
  for (const [service, group] of names.groups)
    if (group.some(({ identity }) => identity !== 'graph')) here.add(service);
  for (const [file, service] of documents.services) if (!foreign.has(file)) here.add(service);
  return here;
}

/** `notCalls` of the config by pair of services; an operation in them narrows it to that operation. */
function noCalls(workspace: Workspace): (draft: Draft) => boolean {
  const pairs = new Map<string, { readonly from?: string; readonly to?: string }[]>();
  for (const { from, to } of workspace.config.notCalls) {
    const [caller, callee] = [splitReference(from), splitReference(to)];
    const key = pairKey(nameOf(workspace, caller.service), nameOf(workspace, callee.service));
    const pair = {
      ...(caller.operation === undefined ? {} : { from: caller.operation }),
      ...(callee.operation === undefined ? {} : { to: callee.operation }),
    };
    pairs.set(key, [...(pairs.get(key) ?? []), pair]);
  }
  return ({ from, to }) =>
    pairs
      .get(pairKey(from.service, to.service))
      ?.some((pair) => isOperation(workspace, from, pair.from) && isOperation(workspace, to, pair.to)) ?? false;
}

function isOperation({ operations }: Workspace, end: CallEnd, reference: string | undefined): boolean {
  if (reference === undefined) return true;
  const answer = operations.find(end.service, reference);
  return answer.kind !== 'missing' && answer.key === end.operation;
}

function nameOf(workspace: Workspace, name: string): string {
  return workspace.resolve(name) ?? name;
}

/** One text for two services: names hold no line breaks. */
function pairKey(from: string, to: string): string {
  return `${from}\n${to}`;
}
