// One text → what it says, remembered by path and content: the only step that costs time on a large workspace.
import { CODE_OWNERS_FILES } from './catalog/code-owners';
import { readExtendedConfig } from './config/extend';
import { isLikeConfig, misplacedConfig } from './config/misplaced';
import { fileStart, isComplete, nothing, readFacts } from './file-facts';
import { CONFIG_FILE, type Config } from './model/config';
import type { Facts } from './model/facts';
import { PRACTICES_FILE, type Practices } from './model/practice';
import type { Problem } from './model/problem';
import type { FileLookup, SourceFile } from './model/snapshot';
import type { Solution } from './model/solution';
import type { LineWaiver } from './model/waiver';
import { readOpenApiInSteps } from './openapi/read';
import { reachFile } from './openapi/relative-path';
import { readPublishedPractices } from './practices/published';
import { readPractices } from './practices/read';
import { readSolution } from './solution/record';
import { isEnvFile } from './syntax/env-lines';
import type { SyntaxFile } from './syntax/node';
import { readSyntax } from './syntax/read';
import type { Steps } from './syntax/steps';
import { createTrees, keyOf, type ReaderWork } from './trees';
import { readLineWaivers } from './waivers/line';
import { type PublishedJudging, readJudging } from './waivers/published';

export interface Reading {
  readonly facts: Facts;
  readonly config?: Config;
  readonly practices?: Practices;
  readonly solution?: Solution;
  /** Those in the comments of the file; absent = none. */
  readonly waivers?: readonly LineWaiver[];
  /** Of a graph file: what judged where it was written. */
  readonly judging?: PublishedJudging;
}

export interface Reader {
  /** What the file says. The same object as long as neither it nor a file that it refers to changes. */
  readonly read: (source: SourceFile, files: FileLookup) => Reading;
  /** The nodes of a file, for edits. `undefined` if it is not there or cannot be read. */
  readonly syntax: (file: string, files: FileLookup) => SyntaxFile | undefined;
  /** Counters for benchmarks: texts given to a parser. */
  readonly parsed: () => number;
  readonly work: () => ReaderWork;
  /** Forgets what nobody has asked for since this was called last; of these files only, where some are named. */
  readonly forget: (files?: readonly string[]) => void;
  /** True while a file is read elsewhere: what it says is told otherwise once that is known. */
  readonly isWaiting: (source: SourceFile) => boolean;
  /** Takes what a file says, or why nobody knows, from where it was read. */
  readonly learn: (source: SourceFile, learnt: Remembered | Problem) => void;
  /** Reads the nodes of a long text, with pauses. */
  readonly readNodes: (source: SourceFile) => Steps<unknown>;
  /** Makes ready for edits of a long text, with pauses. */
  readonly readForEdits: (source: SourceFile, files: FileLookup) => Steps<unknown>;
}

/** Who reads what would keep this thread for too long. */
export interface Elsewhere {
  /** True if the text is not to be read as a whole here. */
  readonly isTooMuch: (source: SourceFile) => boolean;
  /** What the file says is wanted, and will be given to `learn`. Asked again until then. */
  readonly ask: (source: SourceFile, files: FileLookup) => void;
}

/** A reading, and the contents of other files (by their ids) on which it rests. */
export interface Remembered {
  readonly reading: Reading;
  readonly uses: readonly (readonly [file: string, id: string | undefined])[];
}

/** Readings of earlier sessions. What it gives must be what `read` would give: the same path and content, the same program. */
export interface ReadingStore {
  readonly get: (source: SourceFile) => Remembered | undefined;
  readonly put: (source: SourceFile, remembered: Remembered) => void;
}

/** A text without any of these words is nobody's: not worth parsing. */
const SIGNS = [
  'openapi',
  'swagger',
  'sre',
  'apiVersion',
  'services:',
  'descriptionLocation',
  'prometheus/v1',
  'schema-version',
  'arazzo',
  '<<<<<<<',
  'git-lfs',
  ['groups:', 'rules:', 'expr:'],
] as const;

/** Known by their place: every other file is found by its content. */
const PLACED: ReadonlySet<string> = new Set([CONFIG_FILE, PRACTICES_FILE]);

/** `includes`: whether a word stands in the text. Of several words that belong together all have to. */
function isSigned(includes: (word: string) => boolean): boolean {
  return SIGNS.some((sign) => (typeof sign === 'string' ? includes(sign) : sign.every(includes)));
}

/** False if the file is nobody's for certain. */
export function mayBeOurs(file: string, text: string): boolean {
  if (CODE_OWNERS_FILES.includes(file)) return false;
  return PLACED.has(file) || isLikeConfig(file) || isEnvFile(file) || isSigned((word) => text.includes(word));
}

/** The config of a file set with those that it extends; `undefined` where there is none, or it cannot be read. */
export function configOf(files: FileLookup): Config | undefined {
  const load = (file: string): SyntaxFile | undefined => {
    const text = files.get(file)?.text();
    return typeof text === 'string' ? readSyntax(file, text) : undefined;
  };
  const syntax = load(CONFIG_FILE);
  return syntax && readExtendedConfig(syntax, { reach: reachFile, load }).config;
}

/** A reader without a store begins with nothing; one without an elsewhere reads everything itself. */
export function createReader(store?: ReadingStore, elsewhere?: Elsewhere): Reader {
  /** By file: the reading that was asked for last leads to the others. */
  const remembered = new Map<string, Kept>();
  /** The same by the file itself: at each keystroke all files are asked for, and building keys would cost more than the rest. */
  const bySource = new WeakMap<SourceFile, Kept>();
  /** What is said of files that are read elsewhere, until it is known. */
  const waiting = new Map<string, Kept>();
  let turn = 0;
  const trees = createTrees((source) => elsewhere?.isTooMuch(source) === true);
  const find = (file: string, files: FileLookup): SyntaxFile | undefined => {
    const source = files.get(file);
    return source === undefined ? undefined : trees.of(source);
  };
  const remember = ({ file, id }: SourceFile, kept: Kept): void => {
    kept.older = without(remembered.get(file), (other) => other.id === id);
    remembered.set(file, kept);
  };
  const recall = (source: SourceFile, files: FileLookup): Kept | undefined => {
    let known = remembered.get(source.file);
    while (known !== undefined && known.id !== source.id) known = known.older;
    if (known !== undefined && holds(known, files)) return known;
    const stored = source.typed === true ? undefined : store?.get(source);
    return stored !== undefined && holds(stored, files) ? keptOf(source, stored, turn) : undefined;
  };
  const wait = (source: SourceFile, files: FileLookup): Reading => {
    const key = keyOf(source);
    const kept = waiting.get(key) ?? keptOf(source, { reading: notRead(source.file, BEING_READ), uses: NO_USES }, turn);
    kept.turn = turn;
    waiting.set(key, kept);
    elsewhere?.ask(source, files);
    return kept.reading;
  };
  /** Undefined where that takes too long for this thread. */
  const readHere = (source: SourceFile, files: FileLookup): Reading | undefined => {
    const load = (file: string): SyntaxFile | undefined => find(file, files);
    trees.missed();
    const edited = trees.isEdited(source) ? readEdited(source, trees.of, load) : undefined;
    if (edited !== undefined) return trees.missed() ? undefined : edited;
    trees.missed();
    const reading = readSource(source, trees.of, load);
    return trees.missed() ? undefined : reading;
  };

  return {
    read: (source, files) => {
      const held = bySource.get(source);
      if (held !== undefined && held.turn >= turn - 1 && holds(held, files)) {
        held.turn = turn;
        return held.reading;
      }
      const keep = (kept: Kept): Reading => {
        kept.turn = turn;
        remember(source, kept);
        bySource.set(source, kept);
        return kept.reading;
      };
      const known = recall(source, files);
      if (known !== undefined) {
        trees.follow(source);
        return keep(known);
      }
      const reading = waiting.has(keyOf(source)) ? undefined : readHere(source, files);
      if (reading === undefined) return wait(source, files);
      const uses = usesOf(reading, files);
      if (source.typed !== true) store?.put(source, { reading, uses });
      return keep(keptOf(source, { reading, uses }, turn));
    },
    syntax: find,
    parsed: () => trees.work().texts,
    work: trees.work,
    forget: (files = [...remembered.keys()]) => {
      for (const file of files) {
        const kept = without(remembered.get(file), (one) => one.turn !== turn);
        if (kept === undefined) remembered.delete(file);
        else remembered.set(file, kept);
      }
      for (const [key, kept] of waiting) if (kept.turn !== turn) waiting.delete(key);
      turn += 1;
    },
    isWaiting: (source) => waiting.has(keyOf(source)),
    learn: (source, learnt) => {
      const isRead = 'reading' in learnt;
      waiting.delete(keyOf(source));
      remember(
        source,
        keptOf(source, isRead ? learnt : { reading: notRead(source.file, learnt), uses: NO_USES }, turn),
      );
      if (isRead && source.typed !== true) store?.put(source, learnt);
    },
    readNodes: trees.ahead,
    readForEdits: function* (source, files) {
      const tree = yield* trees.ahead(source);
      if (tree === undefined) return;
      const load = (file: string): SyntaxFile | undefined => find(file, files);
      for (const root of tree.roots) yield* readOpenApiInSteps(tree, root, load);
    },
  };
}

/** The other files on which a reading rests, as they are. */
export function usesOf({ facts }: Reading, files: FileLookup): Remembered['uses'] {
  return facts.uses.length === 0 ? NO_USES : facts.uses.map((file) => [file, files.get(file)?.id] as const);
}

const BEING_READ = {
  code: 'being-read',
  message: 'A large file that is still being read: until then it says what it said before.',
  severity: 'information',
} as const;

/** What is remembered in this session, and when it was last asked for. */
interface Kept extends Remembered {
  /** The content that was read. */
  readonly id: string;
  turn: number;
  /** Of the same file with another content: there is hardly ever one, and a table of it would be larger than the rest. */
  older: Kept | undefined;
}

const NO_USES: Remembered['uses'] = [];

function keptOf({ id }: SourceFile, { reading, uses }: Remembered, turn: number): Kept {
  return { reading, uses, id, turn, older: undefined };
}

/** What is left of the readings of a file. */
function without(kept: Kept | undefined, isGone: (kept: Kept) => boolean): Kept | undefined {
  if (kept === undefined) return undefined;
  const older = without(kept.older, isGone);
  if (isGone(kept)) return older;
  kept.older = older;
  return kept;
}

function holds({ uses }: Remembered, files: FileLookup): boolean {
  return uses.every(([file, id]) => files.get(file)?.id === id);
}

/** Without putting the text together; undefined where it may be nobody's now. */
function readEdited(
  source: SourceFile,
  tree: (source: SourceFile) => SyntaxFile | undefined,
  load: (file: string) => SyntaxFile | undefined,
): Reading | undefined {
  const syntax = tree(source);
  if (syntax === undefined || !isSigned(syntax.includes)) return undefined;
  return readTree(syntax, load);
}

function readSource(
  source: SourceFile,
  tree: (source: SourceFile) => SyntaxFile | undefined,
  load: (file: string) => SyntaxFile | undefined,
): Reading {
  const text = source.text();
  if (typeof text !== 'string') return notRead(source.file, { ...text, severity: 'warning' });
  if (!mayBeOurs(source.file, text)) return { facts: nothing(source.file, []) };
  const syntax = tree(source);
  return syntax === undefined ? { facts: nothing(source.file, []) } : readTree(syntax, load);
}

function readTree(syntax: SyntaxFile, load: (file: string) => SyntaxFile | undefined): Reading {
  const reading = readDocument(syntax, load);
  const { waivers, problems } = readLineWaivers(syntax);
  const facts =
    problems.length === 0 ? reading.facts : { ...reading.facts, problems: [...reading.facts.problems, ...problems] };
  return { ...reading, facts, ...(waivers.length === 0 ? {} : { waivers }) };
}

function readDocument(syntax: SyntaxFile, load: (file: string) => SyntaxFile | undefined): Reading {
  const { file } = syntax;
  if (file === CONFIG_FILE) {
    const { config, problems, uses, complete } = readExtendedConfig(syntax, { reach: reachFile, load });
    const facts = nothing(file, [...syntax.problems, ...problems], ['config']);
    return { config, facts: { ...facts, uses, complete: isComplete(syntax) && complete } };
  }
  if (isLikeConfig(file)) {
    const problem = misplacedConfig(syntax);
    return { facts: nothing(file, problem === undefined ? [] : [problem]) };
  }
  if (file === PRACTICES_FILE) {
    const { practices, problems } = readPractices(syntax);
    const facts = nothing(file, [...syntax.problems, ...problems], ['practices']);
    return { practices, facts: { ...facts, complete: isComplete(syntax) } };
  }
  const solution = readSolution(syntax);
  if (solution.solution !== undefined || solution.problems.length > 0)
    return {
      ...(solution.solution === undefined ? {} : { solution: solution.solution }),
      facts: {
        ...nothing(file, [...syntax.problems, ...solution.problems], ['solution']),
        complete: isComplete(syntax),
      },
    };
  const judging = readPublished(syntax);
  return { facts: readFacts(syntax, load), ...(judging === undefined ? {} : { judging }) };
}

function readPublished(syntax: SyntaxFile): PublishedJudging | undefined {
  const judging = readJudging(syntax);
  const practices = judging && readPublishedPractices(syntax);
  return judging === undefined || practices === undefined ? judging : { ...judging, practices };
}

function notRead(file: string, { code, message, severity }: Problem): Reading {
  return { facts: { ...nothing(file, [{ code, message, severity, place: fileStart(file) }]), complete: false } };
}
