// A folder on disk as snapshots: files are read once and again only when they changed; unsaved editors lie on top.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/model/problem';
import type { Baseline, FileSet, Snapshot, SourceFile } from '../core/model/snapshot';
import { readBaseline } from './baseline';
import { isCandidate } from './candidates';
import { blobId, readBytes, sourceOf, unreadSource } from './read-file';
import { walk } from './walk';

export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Called now and then with the number of files read and found. */
  readonly progress?: (done: number, total: number) => void;
}

export interface BaselineOptions {
  readonly wanted?: string;
  readonly onDefaultBranch: 'head' | 'parent';
}

export interface Workspace {
  readonly root: string;
  /** Walks the folder and reads what is new or changed. Throws only the signal's reason. */
  readonly scan: (options?: ScanOptions) => Promise<void>;
  /** Reads the named files again (changed, created or deleted); true if anything differs. */
  readonly refresh: (files: readonly string[]) => Promise<boolean>;
  /** Lays the text of an unsaved editor over a file; `undefined` takes it away. */
  readonly overlay: (file: string, text: string | undefined) => void;
  /** Reads the baseline from git or a file. Never throws: what cannot be had is `unknown`. */
  readonly readBaseline: (options: BaselineOptions) => Promise<Baseline>;
  /** Sets a baseline that needs no reading: empty for an audit, unknown in Restricted Mode. */
  readonly setBaseline: (baseline: Baseline) => void;
  readonly snapshot: (today: string) => Snapshot;
  /** Counters for benchmarks and the output channel. */
  readonly counters: () => { readonly read: number; readonly gitProcesses: number };
  /** What the walk could not do. */
  readonly problems: () => readonly Problem[];
}

interface Known {
  readonly stamp: string;
  readonly source: SourceFile;
}

/** Reads of the disk that run side by side: enough to hide latency, few enough for the file handle limit. */
const PARALLEL = 32;

/** Opens a folder; reads nothing yet. `root` is absolute. */
export function openWorkspace(root: string): Workspace {
  const disk = new Map<string, Known>();
  const overlays = new Map<string, SourceFile>();
  let baseline: Baseline = { kind: 'unknown', reason: 'The baseline has not been read yet.' };
  let branch: string | undefined;
  let problems: Problem[] = [];
  let read = 0;
  let gitProcesses = 0;

  const load = async (file: string): Promise<boolean> => {
    const path = join(root, file);
    const stamp = await stampOf(path);
    const known = disk.get(file);
    if (stamp === undefined) return disk.delete(file);
    if (known?.stamp === stamp) return false;
    const bytes = await readBytes(path);
    read += 1;
    if (bytes === undefined) return disk.delete(file);
    const source = Buffer.isBuffer(bytes) ? sourceOf(file, bytes) : unreadSource(file, bytes);
    disk.set(file, { stamp, source });
    return known?.source.id !== source.id;
  };
  const loadAll = async (files: readonly string[], options: ScanOptions): Promise<void> => {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < files.length) {
        options.signal?.throwIfAborted();
        const file = files[next++];
        if (file !== undefined) await load(file);
        if (next % 200 === 0) options.progress?.(next, files.length);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    options.progress?.(files.length, files.length);
  };
  const head = (): FileSet => {
    const files = new Map<string, SourceFile>();
    for (const [file, known] of disk) files.set(file, known.source);
    for (const [file, source] of overlays) files.set(file, source);
    return files;
  };

  return {
    root,
    scan: async (options = {}) => {
      const found = await walk(root, options.signal);
      problems = walkProblems(found.truncated, found.unreadable);
      const present = new Set(found.files);
      for (const file of disk.keys()) if (!present.has(file)) disk.delete(file);
      await loadAll(found.files, options);
    },
    refresh: async (files) => {
      const results = await Promise.all(files.filter(isCandidate).map(load));
      return results.some(Boolean);
    },
    overlay: (file, text) => {
      if (text === undefined) overlays.delete(file);
      else {
        const bytes = Buffer.from(text, 'utf8');
        overlays.set(file, { file, id: blobId(bytes), text: () => text });
      }
    },
    readBaseline: async (options) => {
      const result = await readBaseline({ root, head: head(), ...options });
      gitProcesses += result.processes;
      branch = result.branch;
      const ignored = result.tracked.filter((file) => !disk.has(file));
      if (ignored.length > 0) await loadAll(ignored, {});
      baseline = result.baseline;
      return baseline;
    },
    setBaseline: (given) => {
      baseline = given;
    },
    snapshot: (today) => ({ head: head(), baseline, today, ...(branch === undefined ? {} : { branch }) }),
    counters: () => ({ read, gitProcesses }),
    problems: () => problems,
  };
}

/** Changes whenever the file does, short of a clock set back; `undefined` where there is no file. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const stat = await lstat(path, { bigint: true });
    return stat.isDirectory() ? undefined : `${stat.mtimeNs}:${stat.ctimeNs}:${stat.size}:${stat.ino}`;
  } catch {
    return undefined;
  }
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
