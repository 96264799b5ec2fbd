// The façade of the core: a snapshot in, a report out. Readings are remembered, linking and judging are done anew.
import { alertEstate } from './alerts/estate/estate';
import { artifactsOf } from './artifacts/artifacts';
import { recordsOf } from './artifacts/read';
import { codeOwnersOf } from './catalog/code-owners';
import { createLinker, type Linker } from './catalog/link';
import { changePages, flatPages, itemsOf, mapPages, type Pages, samePages } from './catalog/pages';
import { sameItems } from './catalog/remember';
import { changedEvidenceFirst } from './changes/changed-evidence';
import { compareGraphs } from './changes/compare';
import { judgingConfig } from './config/judging';
import { DEFAULT_CONFIG } from './config/read';
import { buildGraph } from './graph/build';
import { impactOf } from './impact/impact';
import type { AlertRule } from './model/alert-rule';
import type { CallEnd } from './model/call';
import type { Changes } from './model/change';
import type { Config, Judging } from './model/config';
import type { Facts } from './model/facts';
import type { Graph } from './model/graph';
import type { Impact } from './model/impact';
import { comparePlaces } from './model/place';
import type { Practices } from './model/practice';
import type { Problem } from './model/problem';
import type { Report } from './model/report';
import type { Review } from './model/review';
import type { Baseline, FileSet, Snapshot, SourceFile } from './model/snapshot';
import type { Checklist, Solution } from './model/solution';
import { duePracticeProblems } from './practices/due';
import { type Switch, switchOf } from './practices/off';
import { practicesOff } from './practices/off-here';
import { createPublished, publishedBaseline } from './published';
import { createReader, type Elsewhere, type Reader, type Reading, type ReadingStore } from './reading';
import { recordWaivers } from './readiness/review/record-waivers';
import { type ReviewInput, type ReviewRequest, review } from './readiness/review/run';
import { type Judgement, judge } from './rules/judge';
import { ALL_RULES } from './rules/judging/alert-rules';
import { isToldByFinding } from './rules/judging/told-problems';
import type { RuleContext } from './rules/rule';
import { createSizes, type SizesOf } from './openapi/sizes-asked';
import { createSettler } from './settled';
import { createShelf } from './shelf';
import { operationOf } from './solution/asked-call';
import { checklistOf } from './solution/checklist';
import { ownedFiles } from './solution/owned-files';
import { plannedFacts } from './solution/planned';
import { staleAnswers } from './solution/stale-answers';
import type { SyntaxFile } from './syntax/node';
import { expiredOnly, waiverProblems } from './waivers/problems';
import { type JudgedWaiver, judgeWaivers, type WaiverSide } from './waivers/sides';

export interface Session {
  /** Judges a snapshot. Never throws on what the files hold. */
  readonly judge: (snapshot: Snapshot) => Report;
  /** Reviews services of the last judged head; `besides` are files that only a review looks at. */
  readonly review: (besides: FileSet, request?: ReviewRequest) => Review;
  /** Reads a file ahead of a judgement, which then need not. */
  readonly read: (source: SourceFile, files: FileSet) => void;
  /** What a file says of itself, before anything is joined. */
  readonly facts: (source: SourceFile, files: FileSet) => Facts;
  /** The nodes of a file of the last judged head, for edits. */
  readonly syntax: (file: string) => SyntaxFile | undefined;
  /** Takes what a file says, or why nobody knows, from where it was read. */
  readonly learn: Reader['learn'];
  readonly readNodes: Reader['readNodes'];
  readonly readForEdits: Reader['readForEdits'];
  /** What the last judged head says of how it is to be judged, for a graph file. */
  readonly judging: () => Judging;
  /** Texts given to a parser so far. */
  readonly parsed: () => number;
}

interface Side {
  readonly facts: Pages<Facts>;
  readonly solutions: readonly Solution[];
  readonly graph: Graph;
  readonly config: Config;
}

const NOTHING_NEW: Changes = { services: [], operations: [], calls: [] };
const NO_FILES: FileSet = new Map();

/**
 * A session belongs to one workspace folder; it remembers what its files said, and begins with what `store` remembers.
 * `elsewhere` reads what is too much for this thread.
 */
export function createSession(store?: ReadingStore, elsewhere?: Elsewhere): Session {
  const reader = createReader(store, elsewhere);
  const settle = createSettler();
  const sizesOf = createSizes(reader.syntax);
  const readHead = createShelf(reader);
  const readBefore = createShelf(reader);
  const published = createPublished();
  const link = createLinker();
  const cached: { before?: Side; head?: Side } = {};
  let last: FileSet = NO_FILES;
  let judging: Judging = { waivers: [] };
  let reviewed: Omit<ReviewInput, 'artifacts' | 'alerts'> | undefined;
  let rulesOfHead: readonly AlertRule[] = [];
  let comparedWith: FileSet | undefined;

  return {
    judge: (snapshot) => {
      const beforeFiles = filesOf(snapshot.baseline);
      const isGraph = snapshot.baseline.kind === 'file';
      const beforeAll = readBefore(beforeFiles).readings;
      const beforeRead = isGraph ? asPublished(beforeAll) : beforeAll;
      const { readings, asked } = readHead(snapshot.head);
      keepRead(reader, beforeFiles, snapshot.head, asked);
      const headRead = settle(readings, beforeRead, snapshot.head);
      const config = configOf(headRead) ?? DEFAULT_CONFIG;
      const earlier = configOf(beforeRead);
      const sides = published({ head: headRead, before: beforeRead }, config);
      const head = linkSide(
        link,
        cached.head,
        { facts: factsOf(sides.head), solutions: solutionsIn(headRead) },
        config,
      );
      // The branch that brings the config says who is core on both sides: without it nothing was.
      const before = linkSide(
        link,
        cached.before,
        { facts: factsOf(sides.before), solutions: solutionsIn(beforeRead) },
        earlier ?? config,
      );
      cached.head = head;
      cached.before = before;
      last = snapshot.head;
      const maps = { head: practicesOf(headRead), before: practicesOf(beforeRead) };
      const own = waiverSide(headRead, config, snapshot.head);
      judging = {
        ...(config.file === undefined ? {} : { config }),
        waivers: own.lines,
        agreed: agreedIn(head.solutions),
        ...(maps.head === undefined ? {} : { practices: maps.head }),
      };
      const isCompared = hasBaseline(snapshot.baseline);
      const waivers = judgeWaivers(
        own,
        isCompared ? waiverSide(beforeRead, earlier, beforeFiles) : undefined,
        snapshot.today,
      );
      const law: Law = {
        config: judgingConfig(config, earlier),
        ...(earlier === undefined ? {} : { configs: { head: config, before: earlier } }),
        waivers,
        ...(isCompared ? { practices: maps } : {}),
        off: switchOf(maps.head, isCompared ? { practices: maps.before } : undefined),
        ...(maps.head === undefined ? {} : { map: maps.head }),
      };
      const result = report(snapshot, withPlanned(link, head, before), before, { ...law, sizesOf });
      const ownersOf = (file: string) => codeOwnersOf([beforeFiles, snapshot.head], [file]).get(file) ?? [];
      rulesOfHead = rulesIn(head.facts);
      // A graph says nothing of records: what waives there is not known to be agreed.
      comparedWith = isCompared ? (isGraph ? NO_FILES : beforeFiles) : undefined;
      reviewed = { report: result, config: law.config, waivers, off: law.off, ownersOf, today: snapshot.today };
      return result;
    },
    review: (besides, request) => {
      if (reviewed === undefined) throw new Error('nothing has been judged yet');
      const files = besides.size === 0 ? last : new Map([...last, ...besides]);
      const artifacts = artifactsOf(files, (file) => reader.syntax(file, files), reviewed.report.head);
      const { report: judged, config, today } = reviewed;
      const alerts = alertEstate({ graph: judged.head, config, rules: rulesOfHead });
      const recordsIn = (set: FileSet) => recordsOf(set, (file) => reader.syntax(file, set));
      const before = comparedWith === undefined ? undefined : recordsIn(comparedWith);
      const waivers = [...reviewed.waivers, ...recordWaivers(recordsIn(files), before, today)];
      return review({ ...reviewed, waivers, artifacts, alerts }, request);
    },
    read: (source, files) => {
      reader.read(source, files);
    },
    facts: (source, files) => reader.read(source, files).facts,
    syntax: (file) => reader.syntax(file, last),
    learn: reader.learn,
    readNodes: reader.readNodes,
    readForEdits: reader.readForEdits,
    judging: () => judging,
    parsed: reader.parsed,
  };
}

interface Sized {
  readonly sizesOf: SizesOf;
}

/** By what findings are judged. */
interface Law extends Pick<RuleContext, 'config' | 'configs' | 'practices'> {
  readonly waivers: readonly JudgedWaiver[];
  readonly off: Switch;
  /** The mind map of head. */
  readonly map?: Practices;
}

function hasBaseline({ kind }: Baseline): boolean {
  return kind === 'commit' || kind === 'file';
}

const factsOf = mapPages(({ facts }: { readonly facts: Facts }) => facts);
const solutionsIn = flatPages(({ solution }: Reading) => (solution === undefined ? [] : [solution]));
const configsIn = flatPages(({ config }: Reading) => (config === undefined ? [] : [config]));
const mapsIn = flatPages(({ practices }: Reading) => (practices === undefined ? [] : [practices]));
const lineWaiversIn = flatPages(({ waivers }: Reading) => waivers ?? []);
const problemsIn = flatPages(({ problems }: Facts) => problems);
const rulesIn = flatPages(({ alertRules }: Facts) => alertRules);
const documentsIn = flatPages((facts: Facts) => (facts.formats.length > 0 ? [facts] : []));
const asPublished = mapPages(publishedBaseline);

function waiverSide(readings: Pages<Reading>, config: Config | undefined, files: FileSet): WaiverSide {
  return {
    config: config?.waivers ?? [],
    lines: lineWaiversIn(readings),
    hasFile: (file) => files.has(file),
  };
}

function agreedIn(solutions: readonly Solution[]): NonNullable<Judging['agreed']> {
  const records = solutions.flatMap(({ calls }) => calls).filter(({ planned }) => planned === true);
  return records.map(({ from, to, mode }) => ({
    from: from.value,
    to: to.value,
    ...(mode === undefined ? {} : { mode }),
  }));
}

function filesOf(baseline: Baseline): FileSet {
  return baseline.kind === 'commit' || baseline.kind === 'file' ? baseline.files : NO_FILES;
}

/**
 * Takes which files of head were asked for (`undefined`: all). What the baseline says of them is asked for again where head
 * has another text, so that it is kept; what is left of them is forgotten.
 */
function keepRead(reader: Reader, before: FileSet, head: FileSet, asked: readonly string[] | undefined): void {
  for (const file of asked ?? before.keys()) {
    const source = before.get(file);
    if (source !== undefined && head.get(file) !== source) reader.read(source, before);
  }
  reader.forget(asked);
}

function configOf(readings: Pages<Reading>): Config | undefined {
  return configsIn(readings)[0];
}

function practicesOf(readings: Pages<Reading>): Practices | undefined {
  return mapsIn(readings)[0];
}

/** Linking anew costs milliseconds, but the baseline hardly ever changes: the same facts give the same side. */
function linkSide(
  link: Linker,
  known: Side | undefined,
  { facts, solutions }: Pick<Side, 'facts' | 'solutions'>,
  config: Config,
): Side {
  if (known !== undefined && known.config === config && samePages(known.facts, facts)) {
    return sameItems(known.solutions, solutions) ? known : { ...known, solutions };
  }
  return { facts, solutions, config, graph: buildGraph(link(facts, config)) };
}

/** Calls that a story of the branch plans count as its calls until a document or a manifest speaks of them. */
function withPlanned(link: Linker, head: Side, before: Side): Side {
  const planned = plannedFacts(head.solutions, before.solutions, head.graph);
  if (planned.length === 0) return head;
  const known = new Map(itemsOf(head.facts).map((facts) => [facts.file, facts]));
  const plans = planned.map((plan) => {
    const story = known.get(plan.file);
    return [plan.file, story === undefined ? plan : { ...story, calls: plan.calls }] as const;
  });
  const facts = changePages(head.facts, new Map(plans), ({ file }) => file);
  return { ...head, graph: buildGraph(link(facts, head.config)) };
}

function report(snapshot: Snapshot, head: Side, before: Side, { sizesOf, ...law }: Law & Sized): Report {
  const { baseline } = snapshot;
  const known = baseline.kind !== 'unknown';
  const earlier = filesOf(baseline);
  const isChanged = (file: string) => snapshot.head.get(file)?.id !== earlier.get(file)?.id;
  const changes = known ? changedEvidenceFirst(compareGraphs(before.graph, head.graph), isChanged) : NOTHING_NEW;
  const impacts = new Map<string, Impact>();
  const checklists = new Map<string, Checklist>();
  const sizesAsked = (to: CallEnd) => {
    // An audit would look into the contracts of all calls, for an optional question.
    const operation = baseline.kind === 'empty' ? undefined : operationOf(head.graph, to);
    const sizes = operation && sizesOf(operation, snapshot.head);
    return sizes === undefined ? {} : { sizes };
  };
  for (const change of changes.calls) {
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
    ? judge({
        ...alertsNow(baseline, head, before, law.config),
        ...law,
        head: head.graph,
        before: before.graph,
        changes,
        impacts,
        checklists,
        audit: baseline.kind === 'empty',
        today: snapshot.today,
        ownersOf: (file) => codeOwnersOf([earlier, snapshot.head], [file]).get(file) ?? [],
      })
    : undefined;
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
