// Git, read-only: rev-parse, merge-base, ls-tree and cat-file, which run no hooks, filters or helpers.
import { spawn } from 'node:child_process';

/** One blob of a tree. */
export interface TreeEntry {
  readonly path: string;
  readonly blob: string;
  readonly mode: string;
}

export interface Git {
  /** stdout without the last newline, or `undefined` if git says no. */
  readonly revParse: (...args: readonly string[]) => Promise<string | undefined>;
  /** The full hex id of a commit, or `undefined`. The ref is never interpreted as an option. */
  readonly commit: (ref: string) => Promise<string | undefined>;
  readonly mergeBase: (a: string, b: string) => Promise<string | undefined>;
  /** All blobs below the work folder, with paths relative to it. */
  readonly tree: (commit: string) => Promise<readonly TreeEntry[] | undefined>;
  /** Contents by blob id; ids that git does not have (partial clones) are left out. */
  readonly blobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
  /** How many processes were started: a counter for benchmarks. */
  readonly processes: () => number;
}

const HEX = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** Opens git in `folder`; nothing is run yet. */
export function openGit(folder: string): Git {
  let processes = 0;
  const run = (args: readonly string[], input?: string): Promise<Buffer | undefined> => {
    processes += 1;
    return runGit(folder, args, input);
  };
  const line = async (args: readonly string[]): Promise<string | undefined> => {
    const out = await run(args);
    return out?.toString('utf8').replace(/\n$/, '');
  };
  const hex = async (args: readonly string[]): Promise<string | undefined> => {
    const text = await line(args);
    return text !== undefined && HEX.test(text) ? text : undefined;
  };
  return {
    revParse: (...args) => line(['rev-parse', ...args]),
    commit: (ref) => hex(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]),
    mergeBase: (a, b) => hex(['merge-base', a, b]),
    tree: async (commit) => {
      const out = await run(['ls-tree', '-r', '-z', commit]);
      return out === undefined ? undefined : parseTree(out);
    },
    blobs: async (ids) => {
      if (ids.length === 0) return new Map();
      const out = await run(['cat-file', '--batch'], `${ids.join('\n')}\n`);
      return out === undefined ? new Map() : parseBatch(out);
    },
    processes: () => processes,
  };
}

function runGit(folder: string, args: readonly string[], input?: string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-c', 'safe.bareRepository=explicit', '--no-replace-objects', '-C', folder, ...args], {
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(chunks) : undefined));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** The caller's environment without what would point git elsewhere or let it fetch or prompt. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

function parseTree(out: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const record of out.toString('utf8').split('\0')) {
    const tab = record.indexOf('\t');
    if (tab < 0) continue;
    const [mode = '', type, blob = ''] = record.slice(0, tab).split(' ');
    if (type === 'blob') entries.push({ path: record.slice(tab + 1), blob, mode });
  }
  return entries;
}

function parseBatch(out: Buffer): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  let at = 0;
  while (at < out.length) {
    const newline = out.indexOf(0x0a, at);
    if (newline < 0) break;
    const [id = '', type, size] = out.toString('utf8', at, newline).split(' ');
    at = newline + 1;
    if (type === 'missing' || size === undefined) continue;
    const length = Number(size);
    if (type === 'blob') blobs.set(id, out.subarray(at, at + length));
    at += length + 1;
  }
  return blobs;
}
