// A folder on disk as snapshots: files are read once and again only when they changed; unsaved editors lie on top.
import { resolve } from 'node:path';
import type { TextSplice } from '../core/model/edit';
import type { Problem } from '../core/model/problem';
import type { Baseline, FileSet, Snapshot, SourceFile } from '../core/model/snapshot';
import { fileInside, readBaseline } from './baseline';
import { isCandidate } from './candidates';
import { createDiskFiles, type LoadOptions } from './disk-files';
import type { IndexCache } from './index-cache/cache';
import { LayeredFiles } from './layered-files';
import { blobId, isReachedWithoutLinks } from './read-file';
import { createKnownTexts } from './known-texts';
import type { LiveText } from './live-text';
import { type LeftOut, NOTHING_LEFT_OUT } from './sparse-checkout';
import { walk } from './walk';

export interface BaselineOptions {
  readonly wanted?: string;
  readonly onDefaultBranch: 'head' | 'parent';
  /** An audit: the baseline is empty. */
  readonly audit?: boolean;
}

export interface Workspace {
  readonly root: string;
  /** Walks the folder and reads what is new or changed. Throws only the signal's reason. */
  readonly scan: (options?: LoadOptions) => Promise<void>;
  /** Reads the named files again (changed, created or deleted); true if anything differs. */
  readonly refresh: (files: readonly string[]) => Promise<boolean>;
  /** Lays the text of an unsaved editor over a file; `undefined` takes it away. */
  readonly overlay: (file: string, text: string | undefined) => void;
  /** The text laid over a file was `before` and became `after` by the splices; undefined where it was replaced as a whole. */
  readonly typed: (file: string, before: LiveText, after: LiveText, splices: readonly TextSplice[] | undefined) => void;
  /** Reads the baseline from git or a file. Never throws: what cannot be had is `unknown`. */
  readonly readBaseline: (options: BaselineOptions) => Promise<Baseline>;
  /** Sets a baseline that needs no reading, and runs no git: unknown in Restricted Mode. */
  readonly setBaseline: (baseline: Baseline) => void;
  readonly snapshot: (today: string) => Snapshot;
  /** Counters for benchmarks and the output channel. */
  readonly counters: () => { readonly read: number; readonly bytesHeld: number; readonly gitProcesses: number };
  /** What the walk could not do. */
  readonly problems: () => readonly Problem[];
}

/** Opens a folder; reads nothing yet. `root` is absolute. With a cache, files that it knows are not read before they are asked for. */
export function openWorkspace(
  root: string,
  cache?: Pick<IndexCache, 'idOf' | 'note'>,
  { mostHeld }: { readonly mostHeld?: number } = {},
): Workspace {
  const disk = createDiskFiles({
    root,
    cache,
    mostHeld,
    onChange: () => {
      current = undefined;
    },
  });
  /** The files as they are now, until something changes. */
  let current: FileSet | undefined;
  const overlays = new Map<string, SourceFile>();
  /** The texts of the overlays that were typed in. */
  const texts = new Map<string, LiveText>();
  const knownTexts = createKnownTexts();
  let typings = 0;
  let baseline: Baseline = { kind: 'unknown', reason: 'The baseline has not been read yet.' };
  let branch: string | undefined;
  let problems: Problem[] = [];
  /** Ignored files that git tracks all the same. */
  let tracked: readonly string[] = [];
  let someIgnored = false;
  /** Files that a sparse checkout leaves out; one that lies on the disk all the same wins. */
  let leftOut = NOTHING_LEFT_OUT;
  /** The graph file that is the baseline says what was: it is no part of head. */
  let graphFile: string | undefined;
  let gitProcesses = 0;

  /** For files that no walk has just found: a folder on the way may have become a link. */
  const loadUnwalked = async (file: string): Promise<boolean> =>
    (await isReachedWithoutLinks(root, file)) ? disk.load(file) : disk.drop(file);
  const loadAllUnwalked = async (files: readonly string[], signal?: AbortSignal): Promise<void> => {
    for (const file of files) {
      signal?.throwIfAborted();
      await loadUnwalked(file);
    }
  };
  const head = (): FileSet => {
    if (current !== undefined) return current;
    const { base, changed } = disk.layers();
    const top = new Map(changed);
    for (const [file, source] of overlays) top.set(file, source);
    if (graphFile !== undefined) top.set(graphFile, undefined);
    current = new LayeredFiles(base, top);
    return current;
  };

  return {
    root,
    scan: async (options = {}) => {
      const found = await walk(root, options.signal);
      problems = walkProblems(found.truncated, found.unreadable);
      someIgnored = found.someIgnored;
      const present = new Set(found.files);
      const ignored = tracked.filter((file) => !present.has(file));
      for (const file of ignored) present.add(file);
      for (const file of disk.keys()) if (!present.has(file)) disk.drop(file);
      await disk.loadAll(found.files, options);
      await loadAllUnwalked(ignored, options.signal);
    },
    refresh: async (files) => {
      const results = await Promise.all(files.filter(isCandidate).map(loadUnwalked));
      return results.some(Boolean);
    },
    overlay: (file, text) => {
      current = undefined;
      texts.delete(file);
      if (text === undefined) {
        overlays.delete(file);
        knownTexts.forget(file);
      } else {
        const id = blobId(Buffer.from(text, 'utf8'));
        // Also where the disk holds the same: that text may be gone before the editor is.
        overlays.set(file, { file, id, text: () => text });
      }
    },
    typed: (file, before, after, splices) => {
      current = undefined;
      const was = overlays.get(file);
      const isKnown = was !== undefined && (texts.get(file) === before || knownTexts.isTextOf(before, was));
      const edited = isKnown && splices !== undefined ? { edited: { from: was.id, splices } } : {};
      const equal = [disk.get(file), filesOf(baseline)?.get(file)].find(
        (one) => one && knownTexts.isTextOf(after, one),
      );
      // Back at a text that is known it still is an edit: the tree of the text before leads to its tree.
      const now = equal ?? { file, id: `typed:${++typings}`, typed: true as const, text: after.text };
      overlays.set(file, { ...now, text: after.text, ...edited });
      texts.set(file, after);
    },
    readBaseline: async (options) => {
      const result = await readBaseline({ root, head: head(), someIgnored, ...options });
      gitProcesses += result.processes;
      branch = result.branch;
      tracked = result.tracked;
      leftOut = result.leftOut;
      disk.layUnder(leftOut.files);
      const ignored = tracked.filter((file) => disk.get(file) === undefined);
      await loadAllUnwalked(ignored);
      baseline = result.baseline;
      current = undefined;
      graphFile = baseline.kind === 'file' ? fileInside(root, resolve(root, baseline.ref)) : undefined;
      return baseline;
    },
    setBaseline: (given) => {
      baseline = given;
      current = undefined;
      graphFile = undefined;
    },
    snapshot: (today) => ({ head: head(), baseline, today, ...(branch === undefined ? {} : { branch }) }),
    counters: () => ({ ...disk.counters(), gitProcesses }),
    problems: () => [...problems, ...leftOutProblems(leftOut)],
  };
}

function filesOf(baseline: Baseline): FileSet | undefined {
  return 'files' in baseline ? baseline.files : undefined;
}

function leftOutProblems({ missing }: LeftOut): readonly Problem[] {
  if (missing === 0) return [];
  const what = missing === 1 ? '1 file is' : `${missing} files are`;
  return [
    {
      code: 'not-checked-out',
      message: `${what} neither checked out (sparse checkout) nor in this clone (partial clone), so what is in there is not known. Run git sparse-checkout disable.`,
      severity: 'warning',
    },
  ];
}

function walkProblems(truncated: boolean, unreadable: readonly string[]): Problem[] {
  const problems: Problem[] = unreadable.map((folder) => ({
    code: 'unreadable-folder',
    message: `${folder === '' ? 'The folder' : folder} cannot be listed.`,
    severity: 'warning',
  }));
  if (truncated)
    problems.push({
      code: 'too-many-files',
      message: 'The folder holds more than 500,000 entries; the rest was not looked at. Open a smaller folder.',
      severity: 'warning',
    });
  return problems;
}
