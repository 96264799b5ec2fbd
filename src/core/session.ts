// The façade of the core: a snapshot in, a report out. Readings are remembered, linking and judging are done anew.
import { codeOwnersOf } from './catalog/code-owners';
import { createLinker, type Linker } from './catalog/link';
import { changePages, flatPages, itemsOf, mapPages, type Pages, samePages } from './catalog/pages';
import { sameItems } from './catalog/remember';
import { judgingConfig } from './config/judging';
import { DEFAULT_CONFIG } from './config/read';
import { buildGraph } from './graph/build';
import type { AlertRule } from './model/alert-rule';
import type { Config, Judging } from './model/config';
import type { Facts } from './model/facts';
import type { Practices } from './model/practice';
import type { Report } from './model/report';
import type { FileLookup, FileSet, Snapshot, SourceFile } from './model/snapshot';
import type { Solution } from './model/solution';
import { switchOf } from './practices/off';
import { createPublished, publishedBaseline } from './published';
import { createReader, type Elsewhere, type Reader, type Reading, type ReadingStore } from './reading';
import { createSizes } from './openapi/sizes-asked';
import { createSettler } from './settled';
import { createShelf } from './shelf';
import { plannedFacts } from './solution/planned';
import type { SyntaxFile } from './syntax/node';
import { judgeWaivers, type WaiverSide } from './waivers/sides';
import { filesOf, hasBaseline, type Law, reportOf, rulesIn, type Side } from './report';
import { finished, type Steps } from './syntax/steps';

export interface Session {
  /** Judges a snapshot. Never throws on what the files hold. */
  readonly judge: (snapshot: Snapshot) => Report;
  /** The same with pauses. Nothing is remembered of a judgement that is not brought to its end. */
  readonly judgeInSteps: (snapshot: Snapshot) => Steps<Report>;
  /** What a review begins with (`review.ts`): the last judgement. Throws before the first one. */
  readonly judged: () => Judged;
  /** Reads a file ahead of a judgement, which then need not. */
  readonly read: (source: SourceFile, files: FileLookup) => void;
  /** What a file says of itself, before anything is joined. */
  readonly facts: (source: SourceFile, files: FileLookup) => Facts;
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

/** A judgement, for who reviews what was judged. */
export interface Judged extends Pick<Law, 'config' | 'waivers' | 'off'> {
  readonly report: Report;
  readonly ownersOf: (file: string) => readonly string[];
  readonly today: string;
  readonly files: FileSet;
  /** What it was compared with; `undefined` for nothing. */
  readonly before: FileSet | undefined;
  /** The alert rules of head. */
  readonly rules: () => readonly AlertRule[];
  readonly syntax: Reader['syntax'];
}

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
  let judged: Judged | undefined;

  function* judgeInSteps(snapshot: Snapshot): Steps<Report> {
    const beforeFiles = filesOf(snapshot.baseline);
    const isGraph = snapshot.baseline.kind === 'file';
    const beforeAll = readBefore(beforeFiles).readings;
    const beforeRead = isGraph ? asPublished(beforeAll) : beforeAll;
    const { readings, asked } = readHead(snapshot.head);
    keepRead(reader, beforeFiles, snapshot.head, asked);
    const headRead = settle(readings, beforeRead, snapshot.head);
    const config = configOf(headRead) ?? DEFAULT_CONFIG;
    const earlier = configOf(beforeRead);
    last = snapshot.head;
    const sides = published({ head: headRead, before: beforeRead }, config);
    const head = linkSide(link, cached.head, { facts: factsOf(sides.head), solutions: solutionsIn(headRead) }, config);
    yield;
    // The branch that brings the config says who is core on both sides: without it nothing was.
    const before = linkSide(
      link,
      cached.before,
      { facts: factsOf(sides.before), solutions: solutionsIn(beforeRead) },
      earlier ?? config,
    );
    yield;
    cached.head = head;
    cached.before = before;
    const maps = { head: practicesOf(headRead), before: practicesOf(beforeRead) };
    const own = waiverSide(headRead, config, snapshot.head);
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
    const result = yield* reportOf(snapshot, withPlanned(link, head, before), before, { ...law, sizesOf });
    const ownersOf = (file: string) => codeOwnersOf([beforeFiles, snapshot.head], [file]).get(file) ?? [];
    judging = {
      ...(config.file === undefined ? {} : { config }),
      waivers: own.lines,
      agreed: agreedIn(head.solutions),
      ...(maps.head === undefined ? {} : { practices: maps.head }),
    };
    judged = {
      files: snapshot.head,
      // A graph says nothing of records: what waives there is not known to be agreed.
      before: isCompared ? (isGraph ? NO_FILES : beforeFiles) : undefined,
      rules: () => rulesIn(head.facts),
      syntax: reader.syntax,
      report: result,
      config: law.config,
      waivers,
      off: law.off,
      ownersOf,
      today: snapshot.today,
    };
    return result;
  }

  return {
    judge: (snapshot) => finished(judgeInSteps(snapshot)),
    judgeInSteps,
    judged: () => {
      if (judged === undefined) throw new Error('nothing has been judged yet');
      return judged;
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

const factsOf = mapPages(({ facts }: { readonly facts: Facts }) => facts);
const solutionsIn = flatPages(({ solution }: Reading) => (solution === undefined ? [] : [solution]));
const configsIn = flatPages(({ config }: Reading) => (config === undefined ? [] : [config]));
const mapsIn = flatPages(({ practices }: Reading) => (practices === undefined ? [] : [practices]));
const lineWaiversIn = flatPages(({ waivers }: Reading) => waivers ?? []);
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
