// The history of a local clone as pairs of file sets: each commit beside its first parent.
import { spawnSync } from 'node:child_process';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { isCandidate } from '../../src/workspace/candidates';

export interface Revision {
  readonly commit: string;
  readonly before: FileSet;
  readonly head: FileSet;
}

const PATTERNS = ['*.yaml', '*.yml', '*.json', '*.env'];
const LARGEST = 512 * 1024 * 1024;

/**
 * Takes a git directory, how many commits are wanted, and a path; gives those of the first-parent history that touch it (a
 * YAML, JSON or env file where none is given), spread evenly and oldest first, each with the candidate files of both sides. Throws what git says if it fails.
 */
export function* revisionsOf(gitDir: string, most: number, path?: string): Generator<Revision> {
  const all = git(
    gitDir,
    'log',
    '--first-parent',
    '--reverse',
    '--format=%H %P',
    'HEAD',
    '--',
    ...(path === undefined ? PATTERNS : [path]),
  )
    .split('\n')
    .filter((line) => / \S/.test(line));
  const step = Math.max(1, all.length / most);
  const texts = new Map<string, string>();
  for (let at = 0; at < all.length; at += step) {
    const [commit, parent] = (all[Math.floor(at)] ?? '').split(' ');
    if (commit === undefined || parent === undefined || parent === '') continue;
    const trees = [treeOf(gitDir, parent), treeOf(gitDir, commit)] as const;
    const missing = load(gitDir, texts, trees);
    if (missing !== undefined) {
      console.error(`${gitDir} ${commit.slice(0, 10)} left out: the clone lacks the object ${missing}`);
      continue;
    }
    const [before, head] = trees.map((tree) => filesOf(tree, texts));
    if (before !== undefined && head !== undefined) yield { commit, before, head };
  }
}

type Tree = ReadonlyMap<string, string>;

function treeOf(gitDir: string, commit: string): Tree {
  const tree = new Map<string, string>();
  for (const line of git(gitDir, 'ls-tree', '-r', '-z', '--full-tree', commit).split('\0')) {
    const [, mode, id, file] = /^(\d+) blob (\S+)\t(.*)$/s.exec(line) ?? [];
    if (id !== undefined && file !== undefined && mode?.startsWith('100') && isCandidate(file)) tree.set(file, id);
  }
  return tree;
}

/** Reads what is missing with one process and forgets what neither side has. Gives an object that the clone lacks. */
function load(gitDir: string, texts: Map<string, string>, trees: readonly Tree[]): string | undefined {
  const ids = new Set(trees.flatMap((tree) => [...tree.values()]));
  for (const id of texts.keys()) if (!ids.has(id)) texts.delete(id);
  const missing = [...ids].filter((id) => !texts.has(id));
  if (missing.length === 0) return undefined;
  const out = run(gitDir, ['cat-file', '--batch'], `${missing.join('\n')}\n`);
  let at = 0;
  for (const id of missing) {
    const end = out.indexOf(0x0a, at);
    const size = Number(out.toString('utf8', at, end).split(' ')[2]);
    if (!Number.isFinite(size)) return id;
    texts.set(id, out.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return undefined;
}

function filesOf(tree: Tree, texts: ReadonlyMap<string, string>): FileSet {
  const files = new Map<string, SourceFile>();
  for (const [file, id] of tree) {
    const text = texts.get(id) ?? '';
    files.set(file, { file, id, text: () => text });
  }
  return files;
}

function git(gitDir: string, ...args: readonly string[]): string {
  return run(gitDir, args, '').toString('utf8').trim();
}

function run(gitDir: string, args: readonly string[], input: string): Buffer {
  const options = { input, maxBuffer: LARGEST, env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1' } };
  const { status, stdout, stderr } = spawnSync('git', ['--git-dir', gitDir, ...args], options);
  if (status !== 0) throw new Error(`git ${args[0] ?? ''}: ${stderr.toString('utf8')}`);
  return stdout;
}
