// The two sides of a snapshot compared and judged: what all doors show.
import { alertEstate } from './alerts/estate/estate';
import { codeOwnersOf, sameCodeOwners } from './catalog/code-owners';
import { flatPages, type Pages } from './catalog/pages';
import { changedEvidenceFirst } from './changes/changed-evidence';
import { compareGraphs } from './changes/compare';
import { impactOf } from './impact/impact';
import type { CallEnd } from './model/call';
import type { Changes } from './model/change';
import type { Config } from './model/config';
import type { Facts } from './model/facts';
import type { Graph } from './model/graph';
import type { Impact } from './model/impact';
import { comparePlaces } from './model/place';
import type { Practices } from './model/practice';
import type { Problem } from './model/problem';
import type { Report } from './model/report';
import type { Baseline, FileSet, Snapshot } from './model/snapshot';
import type { Checklist, Solution } from './model/solution';
import { duePracticeProblems } from './practices/due';
import { type Switch } from './practices/off';
import { practicesOff } from './practices/off-here';
import { type Judgement, judge } from './rules/judge';
import { ALL_RULES } from './rules/judging/alert-rules';
import { isToldByFinding } from './rules/judging/told-problems';
import type { RuleContext } from './rules/rule';
import { type SizesOf } from './openapi/sizes-asked';
import { operationOf } from './solution/asked-call';
import { checklistOf } from './solution/checklist';
import { ownedFiles } from './solution/owned-files';
import { staleAnswers } from './solution/stale-answers';
import { unknownEnds } from './solution/unknown-ends';
import { expiredOnly, waiverProblems } from './waivers/problems';
import { type JudgedWaiver } from './waivers/sides';
import type { Steps } from './syntax/steps';

/** One side, linked: what its files say together. */
export interface Side {
  readonly facts: Pages<Facts>;
  readonly solutions: readonly Solution[];
  readonly graph: Graph;
  readonly config: Config;
}

export interface Sized {
  readonly sizesOf: SizesOf;
}

/** By what findings are judged. */
export interface Law extends Pick<RuleContext, 'config' | 'configs' | 'practices'> {
  readonly waivers: readonly JudgedWaiver[];
  readonly off: Switch;
  /** The mind map of head. */
  readonly map?: Practices;
}

const NOTHING_NEW: Changes = { services: [], operations: [], calls: [] };
const NO_FILES: FileSet = new Map();
/** Calls that are metered and asked about between two pauses: some ten milliseconds. */
const STEP = 32;

const problemsIn = flatPages(({ problems }: Facts) => problems);
/** The rules of Prometheus that the files of a side hold. */
export const rulesIn = flatPages(({ alertRules }: Facts) => alertRules);
const documentsIn = flatPages((facts: Facts) => (facts.formats.length > 0 ? [facts] : []));

/** True where something is compared: an audit is not. */
export function hasBaseline({ kind }: Baseline): boolean {
  return kind === 'commit' || kind === 'file';
}

/** The files of a baseline; none where it has none. */
export function filesOf(baseline: Baseline): FileSet {
  return baseline.kind === 'commit' || baseline.kind === 'file' ? baseline.files : NO_FILES;
}

/** Compares and judges, with pauses: a change may have thousands of calls. */
export function* reportOf(
  snapshot: Snapshot,
  head: Side,
  before: Side,
  { sizesOf, ...law }: Law & Sized,
): Steps<Report> {
  const { baseline } = snapshot;
  const known = baseline.kind !== 'unknown';
  const earlier = filesOf(baseline);
  const isChanged = (file: string) => snapshot.head.get(file)?.id !== earlier.get(file)?.id;
  const changes = known ? changedEvidenceFirst(compareGraphs(before.graph, head.graph), isChanged) : NOTHING_NEW;
  yield;
  const impacts = new Map<string, Impact>();
  const checklists = new Map<string, Checklist>();
  const sizesAsked = (to: CallEnd) => {
    // An audit would look into the contracts of all calls, for an optional question.
    const operation = baseline.kind === 'empty' ? undefined : operationOf(head.graph, to);
    const sizes = operation && sizesOf(operation, snapshot.head);
    return sizes === undefined ? {} : { sizes };
  };
  for (const [index, change] of changes.calls.entries()) {
    if (index % STEP === STEP - 1) yield;
    const impact = impactOf(change, before.graph, head.graph);
    impacts.set(change.it.key, impact);
    if (change.kind === 'removed') continue;
    checklists.set(
      change.it.key,
      checklistOf({
        change,
        impact,
        head: head.graph,
        before: before.graph,
        ...sizesAsked(change.it.to),
        solutions: head.solutions,
        own: law.config.questions,
        off: law.off,
      }),
    );
  }
  const judgement = known
    ? yield* judge({
        ...alertsNow(baseline, head, before, law.config),
        ...law,
        head: head.graph,
        before: before.graph,
        changes,
        impacts,
        checklists,
        audit: baseline.kind === 'empty',
        today: snapshot.today,
        ownersOf: (file) => codeOwnersOf([snapshot.head], [file]).get(file) ?? [],
        ...(sameCodeOwners(earlier, snapshot.head)
          ? {}
          : { ownersBefore: (file) => codeOwnersOf([earlier], [file]).get(file) ?? [] }),
      })
    : undefined;
  yield;
  return {
    baseline: withoutFiles(baseline),
    head: head.graph,
    ...(known ? { before: before.graph } : {}),
    changes,
    findings: judgement?.findings ?? [],
    impacts,
    checklists,
    solutions: head.solutions,
    ...(law.map === undefined ? {} : { practices: law.map }),
    off: known ? practicesOff({ ...law, today: snapshot.today, checklists, silenced: judgement?.silenced }) : [],
    codeOwners: codeOwnersOf([earlier, snapshot.head], ownedFiles(changes, head.graph, before.graph)),
    problems: sortProblems([
      ...problemsIn(head.facts),
      ...head.graph.problems.filter((problem) => !isToldByFinding(problem, judgement?.findings ?? [])),
      ...waiversTold(law, judgement, head.graph, hasBaseline(baseline) ? before.graph : undefined),
      ...duePracticeProblems(law.map, snapshot.today),
      ...unknownEnds(head.solutions, head.graph),
      ...(known ? staleAnswers(head.solutions, head.graph, before.graph, new Set(checklists.keys())) : []),
    ]),
    read: { files: snapshot.head.size, documents: documentsIn(head.facts).length },
  };
}

/** A graph file does not say which rules were there: then nobody knows which are new. */
function alertsNow(baseline: Baseline, head: Side, before: Side, config: Config): Pick<RuleContext, 'alerts'> {
  if (baseline.kind === 'file') return {};
  const [now, then] = [head, before].map(({ graph, facts }) => ({ graph, config, rules: rulesIn(facts) }));
  if (now === undefined || then === undefined) return {};
  // Most workspaces hold none: then a keystroke joins nothing to all services.
  if (now.rules.length === 0 && then.rules.length === 0) return {};
  return { alerts: alertEstate(now, baseline.kind === 'empty' ? undefined : alertEstate(then)) };
}

function waiversTold(
  { waivers, config }: Law,
  judgement: Judgement | undefined,
  head: Graph,
  before: Graph | undefined,
): readonly Problem[] {
  if (waivers.length === 0) return [];
  if (judgement === undefined) return expiredOnly(waivers);
  const asked = ALL_RULES.filter(({ id }) => config.rules.get(id)?.off !== true);
  return waiverProblems({
    waivers,
    used: judgement.used,
    head,
    ...(before === undefined ? {} : { before }),
    rules: new Set(asked.map(({ id }) => id)),
    callRules: new Set(asked.flatMap(({ on, id }) => (on === 'workspace' ? [] : [id]))),
  });
}

function withoutFiles(baseline: Baseline): Report['baseline'] {
  if (baseline.kind === 'commit' || baseline.kind === 'file') {
    const { files: _, ...rest } = baseline;
    return rest;
  }
  return baseline;
}

function sortProblems(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => {
    if (a.place === undefined || b.place === undefined)
      return Number(a.place !== undefined) - Number(b.place !== undefined);
    return comparePlaces(a.place, b.place) || (a.code < b.code ? -1 : 1);
  });
}
