// The façade of the core: a snapshot in, a report out. Readings are remembered, linking and judging are done anew.
import { link } from './catalog/link';
import { changedEvidenceFirst } from './changes/changed-evidence';
import { compareGraphs } from './changes/compare';
import { DEFAULT_CONFIG } from './config/read';
import { buildGraph } from './graph/build';
import { impactOf } from './impact/impact';
import { withLastGood } from './last-good';
import type { Call } from './model/call';
import type { Change, Changes } from './model/change';
import type { Config } from './model/config';
import type { Facts } from './model/facts';
import type { Graph } from './model/graph';
import type { Impact } from './model/impact';
import { comparePlaces } from './model/place';
import type { Problem } from './model/problem';
import type { Report } from './model/report';
import type { Baseline, FileSet, Snapshot } from './model/snapshot';
import type { Checklist, Solution } from './model/solution';
import { CONFIG_FILE, createReader, type Reader } from './reading';
import { judge } from './rules/judge';
import { checklistOf } from './solution/checklist';
import type { SyntaxFile } from './syntax/node';

export interface Session {
  /** Judges a snapshot. Never throws on what the files hold. */
  readonly judge: (snapshot: Snapshot) => Report;
  /** The nodes of a file of the last judged head, for edits. */
  readonly syntax: (file: string) => SyntaxFile | undefined;
  /** Texts given to a parser so far. */
  readonly parsed: () => number;
}

interface Side {
  readonly facts: readonly Facts[];
  readonly solutions: readonly Solution[];
  readonly graph: Graph;
  readonly config: Config;
}

const NOTHING_NEW: Changes = { services: [], operations: [], calls: [] };
const NO_FILES: FileSet = new Map();

/** A session belongs to one workspace folder; it remembers what its files said. */
export function createSession(): Session {
  const reader = createReader();
  const good = new Map<string, Facts>();
  const cached: { before?: Side; head?: Side } = {};
  let last: FileSet = NO_FILES;

  return {
    judge: (snapshot) => {
      const beforeFiles = filesOf(snapshot.baseline);
      const config = configOf(reader, snapshot.head);
      const read = (files: FileSet) => readAll(reader, files);
      const headRead = read(snapshot.head);
      const beforeRead = read(beforeFiles);
      const goodBefore = new Map(
        beforeRead.facts.filter((facts) => facts.complete).map((facts) => [facts.file, facts]),
      );
      const headFacts = headRead.facts.map((facts) => settle(facts, good, goodBefore));
      const head = linkSide(cached.head, headFacts, headRead.solutions, config);
      // Who is core is a person's statement about today's services: both sides are linked with it.
      const before = linkSide(cached.before, beforeRead.facts, beforeRead.solutions, config);
      cached.head = head;
      cached.before = before;
      last = snapshot.head;
      reader.keep([snapshot.head, beforeFiles]);
      return report(snapshot, head, before);
    },
    syntax: (file) => reader.syntax(file, last),
    parsed: reader.parsed,
  };
}

function filesOf(baseline: Baseline): FileSet {
  return baseline.kind === 'commit' || baseline.kind === 'file' ? baseline.files : NO_FILES;
}

function configOf(reader: Reader, files: FileSet): Config {
  const source = files.get(CONFIG_FILE);
  return (source === undefined ? undefined : reader.read(source, files).config) ?? DEFAULT_CONFIG;
}

function readAll(reader: Reader, files: FileSet): { facts: Facts[]; solutions: Solution[] } {
  const facts: Facts[] = [];
  const solutions: Solution[] = [];
  for (const source of files.values()) {
    const reading = reader.read(source, files);
    if (reading.facts.formats.length > 0 || reading.facts.problems.length > 0 || !reading.facts.complete)
      facts.push(reading.facts);
    if (reading.solution !== undefined) solutions.push(reading.solution);
  }
  facts.sort((a, b) => (a.file < b.file ? -1 : 1));
  solutions.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { facts, solutions };
}

function settle(facts: Facts, good: Map<string, Facts>, before: ReadonlyMap<string, Facts>): Facts {
  if (facts.complete) {
    good.set(facts.file, facts);
    return facts;
  }
  const known = good.get(facts.file) ?? before.get(facts.file);
  return known === undefined ? facts : withLastGood(facts, known);
}

/** Linking anew costs milliseconds, but the baseline hardly ever changes: the same facts give the same side. */
function linkSide(
  known: Side | undefined,
  facts: readonly Facts[],
  solutions: readonly Solution[],
  config: Config,
): Side {
  if (
    known !== undefined &&
    known.config === config &&
    sameItems(known.facts, facts) &&
    sameItems(known.solutions, solutions)
  )
    return known;
  return { facts, solutions, config, graph: buildGraph(link(facts, config)) };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function report(snapshot: Snapshot, head: Side, before: Side): Report {
  const { baseline } = snapshot;
  const known = baseline.kind !== 'unknown';
  const earlier = filesOf(baseline);
  const isChanged = (file: string) => snapshot.head.get(file)?.id !== earlier.get(file)?.id;
  const changes = known ? changedEvidenceFirst(compareGraphs(before.graph, head.graph), isChanged) : NOTHING_NEW;
  const impacts = new Map<string, Impact>();
  const checklists = new Map<string, Checklist>();
  for (const change of changes.calls.filter(isPresent)) {
    const impact = impactOf(change, before.graph, head.graph);
    impacts.set(change.it.key, impact);
    checklists.set(
      change.it.key,
      checklistOf({ change, impact, head: head.graph, before: before.graph, solutions: head.solutions }),
    );
  }
  const findings = known
    ? judge({ head: head.graph, before: before.graph, changes, config: head.config, impacts, checklists })
    : [];
  return {
    baseline: withoutFiles(baseline),
    head: head.graph,
    ...(known ? { before: before.graph } : {}),
    changes,
    findings,
    impacts,
    checklists,
    solutions: head.solutions,
    problems: sortProblems([...head.facts.flatMap((facts) => facts.problems), ...head.graph.problems]),
    read: { files: snapshot.head.size, documents: head.facts.filter((facts) => facts.formats.length > 0).length },
  };
}

function isPresent(change: Change<Call>): boolean {
  return change.kind !== 'removed';
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
