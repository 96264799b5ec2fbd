// One workspace folder: its files and baseline, the judgement of them, and what its documents show.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE } from '../core/model/config';
import { configOf } from '../core/reading';
import type { Problem } from '../core/model/problem';
import type { Report } from '../core/model/report';
import type { Review } from '../core/model/review';
import type { SourceFile } from '../core/model/snapshot';
import type { ReviewRequest } from '../core/readiness/review/run';
import { createSession } from '../core/session';
import type { SyntaxFile } from '../core/syntax/node';
import { isCandidate } from '../workspace/candidates';
import { readEvidenceFiles } from '../workspace/evidence-files';
import type { IndexCache } from '../workspace/index-cache/cache';
import { lateCache } from '../workspace/index-cache/late-cache';
import { blobId } from '../workspace/read-file';
import type { LoadOptions } from '../workspace/disk-files';
import { openWorkspace, type Workspace } from '../workspace/workspace';
import type { Clock } from './clock';
import { baselineOf } from './baseline-name';
import { type DocumentChange, linesAround } from './documents';
import { earlyProblems } from './early';
import type { Publisher } from './publisher';
import { readAhead } from './read-ahead';
import type { ReadingPool } from '../workspace/reading-apart/pool';
import { createLargeFiles } from './large-files';
import { type Cause, createJudging } from './judging';
import { createLongDocuments } from './long-documents';

export interface FolderEnvironment {
  readonly clock: Clock;
  /** Told after each judgement. `onlyTyping`: nothing but typing led to it. */
  readonly judged: (folder: Folder, onlyTyping: boolean) => void;
  /** Told before the first judgement: what open documents say of themselves. */
  readonly early: (folder: Folder, problems: readonly Problem[]) => void;
  readonly failed: (what: string, error: unknown) => void;
  readonly publisher: (folder: Folder) => Publisher;
  /** The baseline that the client's settings name. */
  readonly wanted: () => string | undefined;
  readonly trusted: () => boolean;
  /** Opens the warm index of a folder; `undefined` for none. */
  readonly cache: ((root: string) => Promise<IndexCache>) | undefined;
  /** Threads that read what is too large for this one; `undefined`: this one reads everything. */
  readonly pool: ReadingPool | undefined;
}

export type FolderState = 'indexing' | 'ready' | 'cancelled';
export interface Folder {
  readonly uri: string;
  readonly root: string;
  readonly workspace: Workspace;
  readonly publisher: Publisher;
  readonly state: () => FolderState;
  /** Walks and reads the folder, then the baseline. A cancelled index leaves the state `cancelled`. */
  readonly index: (options: LoadOptions) => Promise<void>;
  /** Reads the baseline anew, one reading at a time. */
  readonly readBaseline: () => Promise<void>;
  /** The files may have changed on disk. */
  readonly refresh: (files: readonly string[]) => Promise<void>;
  /** Anything may have changed on disk. */
  readonly rescan: () => Promise<void>;
  /** False while a change waits for its judgement. */
  readonly isJudged: () => boolean;
  readonly opened: (file: string, text: string) => void;
  readonly changed: (file: string, change: DocumentChange) => void;
  readonly closed: (file: string) => Promise<void>;
  /** A command wrote a file whose editor, if any, held no unsaved change; `version` is that of the editor. */
  readonly written: (file: string, text: string, version: number | undefined) => Promise<void>;
  /** True if this version of an editor is what the disk held before a command wrote the file: the editor will follow. */
  readonly isSuperseded: (file: string, version: number) => boolean;
  /** Judges soon. */
  readonly touch: (cause: Cause) => void;
  /** The report of what is there now: judges first if something changed. `undefined` before the first index. */
  readonly report: () => Report | undefined;
  /** The last report, which may not know what was just typed; never judges. */
  readonly latest: () => Report | undefined;
  /** Reviews services of what is there now. `undefined` before the first index. Throws the signal's reason. */
  readonly review: (request: ReviewRequest, signal: AbortSignal) => Promise<Review | undefined>;
  /** The nodes of a file; `undefined` also for a large one that nobody has asked `nodes` for. */
  readonly syntax: (file: string) => SyntaxFile | undefined;
  /** The nodes of a file, which are read in steps where it is large. `undefined` where that cannot be. */
  readonly nodes: (file: string) => Promise<SyntaxFile | undefined>;
  /** A file of head, unsaved changes included. */
  readonly source: (file: string) => SourceFile | undefined;
  /** Problems found by a validation on request; they stay until the file changes. */
  readonly validated: (file: string, problems: readonly Problem[]) => void;
  readonly validation: () => readonly Problem[];
  readonly isOpen: (file: string) => boolean;
  readonly dispose: () => void;
}

const RESTRICTED = {
  kind: 'unknown',
  reason: 'Restricted Mode: git does not run before the workspace is trusted.',
  remedy: 'Trust the workspace to compare it with its default branch.',
} as const;

/** Opens a folder; nothing is read before `index`. */
export function openFolder(environment: FolderEnvironment, uri: string, root: string): Folder {
  const { clock } = environment;
  const openCache = environment.cache;
  const cache = lateCache(openCache && (() => openCache(root)));
  const workspace = openWorkspace(root, cache);
  const large =
    environment.pool &&
    createLargeFiles({
      pool: environment.pool,
      clock,
      learn: (read, learnt) => {
        session.learn(read, learnt);
        touch(read.typed === true ? 'typing' : 'other');
        tellEarly(read.file, true);
        prepare(read.file);
      },
    });
  const session = createSession(cache.store, large);
  const long = createLongDocuments({ session, isWanted: () => !disposed });
  let isSaved = false;
  const open = new Map<string, () => string>();
  const overlaid = new Set<string>();
  const superseded = new Map<string, number>();
  const validation = new Map<string, { readonly id: string | undefined; readonly problems: readonly Problem[] }>();
  let state: FolderState = 'indexing';
  let disposed = false;
  let reading: Promise<void> = Promise.resolve();
  let wantedRead: string | undefined;

  const source = (file: string): SourceFile | undefined => workspace.snapshot(clock.today()).head.get(file);
  const wanted = (): string | undefined => environment.wanted() ?? configured();
  const configured = (): string | undefined => {
    const text = source(CONFIG_FILE)?.text();
    // A config in which neither word stands names no baseline, and need not be read at each keystroke.
    if (typeof text !== 'string' || !(text.includes('baseline') || text.includes('extends'))) return undefined;
    return baselineOf(root, configOf(workspace.snapshot(clock.today()).head)?.baseline);
  };
  /** An editor's document is made ready for keystrokes, if it is too large to be read at one. */
  const prepare = (file: string): void => {
    const files = workspace.snapshot(clock.today()).head;
    const wanted = files.get(file);
    if (state !== 'ready' || wanted === undefined || !open.has(file) || large?.isTooMuch(wanted) !== true) return;
    long.prepare(wanted, files).catch((error: unknown) => environment.failed('Reading a large document', error));
  };
  /** Before the first judgement an open document is told what needs nothing but itself. */
  const early = new Map<string, readonly Problem[]>();
  /** The first looks at open documents: somebody waits for them, and for nothing else of the folder yet. */
  let looking: Promise<unknown> = Promise.resolve();
  const tellEarly = (file: string, isRead = false): void => {
    const text = open.get(file)?.();
    if (state !== 'indexing' || text === undefined || !isCandidate(file)) return;
    const opened: SourceFile = { file, id: blobId(Buffer.from(text, 'utf8')), text: () => text };
    const look = async (): Promise<void> => {
      // A thread would have to start first, and compete with the rest for the processors; the editor needs the nodes anyway.
      if (!isRead && large?.isTooMuch(opened) === true) await long.prepare(opened, new Map([[file, opened]]));
      const problems = await earlyProblems(root, opened, session);
      if (state !== 'indexing' || judging.latest() !== undefined || open.get(file)?.() !== text) return;
      early.set(file, problems);
      environment.early(folder, [...early.values()].flat());
    };
    const told = look().catch((error: unknown) => environment.failed('The first look at a document', error));
    looking = Promise.all([looking, told]);
  };
  const judging = createJudging({
    clock,
    begin: () => session.judgeInSteps(workspace.snapshot(clock.today())),
    isReady: () => state === 'ready',
    judged: (onlyTyping) => {
      environment.judged(folder, onlyTyping);
      if (isSaved) return;
      isSaved = true;
      cache.save().catch((error: unknown) => environment.failed('The warm index', error));
    },
    failed: (error) => environment.failed('The judgement', error),
  });
  const { touch } = judging;
  const readBaselineOnce = async (): Promise<void> => {
    const name = wanted();
    wantedRead = name;
    if (environment.trusted())
      await workspace.readBaseline({ ...(name === undefined ? {} : { wanted: name }), onDefaultBranch: 'head' });
    else workspace.setBaseline(RESTRICTED);
    touch('other');
  };
  const readBaseline = (): Promise<void> => {
    reading = reading.then(readBaselineOnce).catch((error: unknown) => environment.failed('The baseline', error));
    return reading;
  };
  /** True if the text of an editor counts. */
  const mayOverlay = (file: string): boolean => {
    if (overlaid.has(file)) return true;
    if (!isCandidate(file)) return false;
    // A file that exists and was not found is ignored by git: an open editor does not make it ours.
    if (source(file) === undefined && exists(join(root, file))) return false;
    overlaid.add(file);
    return true;
  };
  const overlay = (file: string, text: string): boolean => {
    if (!mayOverlay(file)) return false;
    workspace.overlay(file, text);
    return true;
  };
  /** The config, or a file that it extends, may have changed on disk. */
  const configMayHaveChanged = (): void => {
    if (state === 'ready' && wanted() !== wantedRead) void readBaseline();
  };

  const folder: Folder = {
    uri,
    root,
    workspace,
    get publisher() {
      return publisher;
    },
    state: () => state,
    index: async (options) => {
      const first = state !== 'ready';
      if (first) state = 'indexing';
      try {
        await cache.open();
        await looking;
        await workspace.scan(first ? { ...options, read: session.read } : options);
        for (const [file, text] of open) overlay(file, text());
        await readBaseline();
        options.signal?.throwIfAborted();
        if (first) {
          await readAhead(session, workspace.snapshot(clock.today()), options);
          await large?.settled(options.signal);
        }
      } catch (error) {
        if (options.signal?.aborted !== true) throw error;
        large?.stop();
        if (first) state = 'cancelled';
        return;
      }
      state = 'ready';
      touch('other');
      await judging.settled(options.signal);
      for (const file of open.keys()) prepare(file);
    },
    readBaseline,
    refresh: async (touched) => {
      const files = touched.filter(isCandidate);
      if (state !== 'ready' || files.length === 0) return;
      const head = workspace.snapshot(clock.today()).head;
      // A file that is not known may be an ignored one: only the walk can tell.
      const changed = files.every((file) => head.has(file))
        ? await workspace.refresh(files)
        : (await workspace.scan(), true);
      if (!changed) return;
      touch('other');
      configMayHaveChanged();
    },
    rescan: async () => {
      if (state !== 'ready') return;
      await workspace.scan();
      touch('other');
      configMayHaveChanged();
    },
    isJudged: judging.isJudged,
    opened: (file, text) => {
      open.set(file, () => text);
      tellEarly(file);
      if (!overlay(file, text)) return;
      touch('other');
      prepare(file);
    },
    changed: (file, change) => {
      const { before, after, edits, splices } = change;
      open.set(file, after.text);
      if (!mayOverlay(file)) return;
      workspace.typed(file, before, after, splices);
      publisher.edited(file, edits, linesAround(after, edits ?? []));
      touch('typing');
    },
    closed: async (file) => {
      open.delete(file);
      superseded.delete(file);
      if (!overlaid.delete(file)) return;
      workspace.overlay(file, undefined);
      if (source(file) !== undefined) await workspace.refresh([file]);
      publisher.settle();
      touch('other');
    },
    written: async (file, text, version) => {
      if (version !== undefined) superseded.set(file, version);
      await workspace.refresh([file]);
      if (open.has(file)) {
        open.set(file, () => text);
        overlay(file, text);
      }
      touch('other');
      configMayHaveChanged();
    },
    isSuperseded: (file, version) => superseded.get(file) === version,
    touch,
    report: judging.report,
    latest: judging.latest,
    review: async (request, signal) => {
      const besides = await readEvidenceFiles(root, signal);
      const { reviewJudged } = await import('../core/review');
      return folder.report() === undefined ? undefined : reviewJudged(session, besides, request);
    },
    syntax: session.syntax,
    nodes: async (file) => {
      const wanted = source(file);
      if (wanted !== undefined && large?.isTooMuch(wanted) === true) await long.nodes(wanted);
      return session.syntax(file);
    },
    source,
    validated: (file, problems) => {
      validation.set(file, { id: source(file)?.id, problems });
      touch('other');
    },
    validation: () => [...validation].flatMap(([file, found]) => (source(file)?.id === found.id ? found.problems : [])),
    isOpen: (file) => open.has(file),
    dispose: () => {
      disposed = true;
      judging.stop();
      large?.stop();
      publisher.clear();
    },
  };
  const publisher = environment.publisher(folder);
  return folder;
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
