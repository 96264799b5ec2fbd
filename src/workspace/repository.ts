// What kind of repository a folder is in, and why git does not open it.
import type { Baseline } from '../core/model/snapshot';
import type { Git } from './git';
import type { Ran } from './git-process';

export interface Repository {
  readonly shallow: boolean;
  /** The branch that is checked out, if any. */
  readonly branch?: string;
  /** The branch that `origin/HEAD` stands for, as `refs/remotes/origin/main`. */
  readonly originHead?: string;
  /** The path of the folder in its repository, with `/` at its end; the empty text for the top. */
  readonly prefix: string;
  /** Where git keeps the patterns of a sparse checkout, relative to the folder or absolute, whether there are any or not. */
  readonly sparsePatterns?: string;
}

/** Asks git by one process; a `Baseline` says why there is no work tree to compare. */
export async function openRepository(git: Git, root: string): Promise<Repository | (Baseline & { kind: 'unknown' })> {
  const { lines, ran } = await git.revParse(
    '--is-inside-work-tree',
    '--is-bare-repository',
    '--is-shallow-repository',
    '--show-prefix',
    '--git-path',
    'info/sparse-checkout',
    '--symbolic-full-name',
    'HEAD',
    'refs/remotes/origin/HEAD',
  );
  const [inside, bare, shallow, prefix = '', sparsePatterns, head = '', originHead = ''] = lines;
  if (inside === undefined) return notOpened(ran, root);
  if (inside !== 'true')
    return bare === 'true' ? BARE : unknown('This folder is not the work tree of its repository.', 'Open that folder.');
  const branch = head.startsWith('refs/heads/') ? head.slice('refs/heads/'.length) : undefined;
  return {
    shallow: shallow === 'true',
    prefix,
    ...(sparsePatterns === undefined ? {} : { sparsePatterns }),
    ...(branch === undefined ? {} : { branch }),
    ...(originHead.startsWith('refs/remotes/origin/') && originHead !== 'refs/remotes/origin/HEAD'
      ? { originHead }
      : {}),
  };
}

/** A baseline that cannot be had. `remedy` is what mends it. */
export function unknown(reason: string, remedy?: string): Baseline & { kind: 'unknown' } {
  return { kind: 'unknown', reason, ...(remedy === undefined ? {} : { remedy }) };
}

const BARE = unknown('This is a bare repository without files.', 'Open a clone with a work tree.');

function notOpened({ missing, code, err }: Ran, root: string): Baseline & { kind: 'unknown' } {
  if (missing) return unknown('git is not installed.', 'Install git, or give a graph file: --baseline graph.json');
  if (code === undefined) return unknown('git did not answer.', 'git status');
  if (err.includes('dubious ownership') || err.includes('unsafe repository'))
    return unknown(
      'git does not trust this repository: its folder belongs to another user.',
      `git config --global --add safe.directory ${shellWord(root)}`,
    );
  if (err.includes('safe.bareRepository')) return BARE;
  if (/not a git repository \(or any/.test(err))
    return unknown('This folder is not a git repository.', 'git init, and commit once; or --baseline graph.json');
  const line = /^fatal: (.{1,200})/m.exec(err)?.[1] ?? `it ended with code ${code}`;
  return unknown(`git cannot open this repository: ${line}`, 'git status');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
