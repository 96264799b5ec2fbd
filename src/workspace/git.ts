// Git, read-only: rev-parse, merge-base, ls-tree, cat-file and config --get, which run no hooks, filters or helpers.
import { type Batch, type GitObject, openBatch } from './git-batch';
import { type Ran, runGit } from './git-process';
import { MAX_BYTES } from './read-file';

/** One blob or one submodule of a tree. */
export interface TreeEntry {
  readonly path: string;
  readonly id: string;
  readonly mode: string;
}

/** The mode of a submodule. */
export const SUBMODULE = '160000';

export interface Git {
  /** Lines of stdout as far as they came, and how it ended. */
  readonly revParse: (...args: readonly string[]) => Promise<{ readonly lines: readonly string[]; readonly ran: Ran }>;
  /** The full hex id of each commit, or `undefined`. A name is never interpreted as an option. */
  readonly commits: (names: readonly string[]) => Promise<readonly (string | undefined)[]>;
  /** The best common ancestor of two commits, given by their ids. */
  readonly mergeBase: (a: string, b: string) => Promise<string | undefined>;
  /** True for a setting that is true. */
  readonly isSet: (key: string) => Promise<boolean>;
  /** All blobs and submodules below the work folder, with paths relative to it. */
  readonly tree: (commit: string) => Promise<readonly TreeEntry[] | undefined>;
  /** Blobs by id; ids that git does not have (partial clones) are left out. */
  readonly blobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, GitObject>>;
  /** Ends the process that reads objects. */
  readonly close: () => void;
  /** How many processes were started: a counter for benchmarks. */
  readonly processes: () => number;
}

const HEX = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** Opens git in `folder`; nothing is run yet. Close it when done. */
export function openGit(folder: string): Git {
  let processes = 0;
  let batch: Batch | undefined;
  const run = (args: readonly string[]): Promise<Ran> => {
    processes += 1;
    return runGit(folder, args);
  };
  const objects = (): Batch => {
    if (batch === undefined) {
      processes += 1;
      batch = openBatch(folder, MAX_BYTES);
    }
    return batch;
  };
  return {
    revParse: async (...args) => {
      const ran = await run(['rev-parse', ...args]);
      return { lines: ran.out.toString('utf8').split('\n').slice(0, -1), ran };
    },
    commits: async (names) => {
      const found = await objects().ask(names.map((name) => `${name}^{commit}`));
      return found.map((object) => (object?.type === 'commit' ? object.id : undefined));
    },
    mergeBase: async (a, b) => {
      const { code, out } = await run(['merge-base', a, b]);
      const text = out.toString('latin1').trim();
      return code === 0 && HEX.test(text) ? text : undefined;
    },
    isSet: async (key) => {
      const { code, out } = await run(['config', '--get', '--bool', key]);
      return code === 0 && out.toString('latin1').trim() === 'true';
    },
    tree: async (commit) => {
      const { code, out } = await run(['ls-tree', '-r', '-z', commit]);
      return code === 0 ? parseTree(out) : undefined;
    },
    blobs: async (ids) => {
      const blobs = new Map<string, GitObject>();
      if (ids.length === 0) return blobs;
      for (const object of await objects().ask(ids)) if (object?.type === 'blob') blobs.set(object.id, object);
      return blobs;
    },
    close: () => batch?.close(),
    processes: () => processes,
  };
}

function parseTree(out: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const record of out.toString('utf8').split('\0')) {
    const tab = record.indexOf('\t');
    if (tab < 0) continue;
    const [mode = '', , id = ''] = record.slice(0, tab).split(' ');
    entries.push({ path: record.slice(tab + 1), id, mode });
  }
  return entries;
}
