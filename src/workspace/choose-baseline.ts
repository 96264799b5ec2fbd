// Chooses the commit that the working tree is compared with.
import type { Baseline } from '../core/model/snapshot';
import type { Git } from './git';
import { type Repository, unknown } from './repository';

export interface Chosen {
  readonly kind: 'commit';
  readonly ref: string;
  readonly commit: string;
  readonly note?: string;
  /** The commit of HEAD. */
  readonly head: string;
}

export interface Choice {
  readonly wanted?: string;
  readonly onDefaultBranch: 'head' | 'parent';
}

interface Candidate {
  /** How it is shown. */
  readonly ref: string;
  readonly commit: string;
  /** Where it is a branch: its full name. */
  readonly branch?: string;
}

/** First that exists, after what the user names. Full names: a tag of the same name must not win. */
const DEFAULTS = [
  ['origin/HEAD', 'refs/remotes/origin/HEAD'],
  ['origin/main', 'refs/remotes/origin/main'],
  ['origin/master', 'refs/remotes/origin/master'],
  ['main', 'refs/heads/main'],
  ['master', 'refs/heads/master'],
] as const;

/** The other way, without history. */
const GRAPH = 'A graph file of it does as well: --baseline graph.json.';
const FETCH_ALL = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'";

/** HEAD, its parent, and what may be the baseline. It may be asked while git looks at the repository. */
export function askForCommits(git: Git, wanted: string | undefined): ReturnType<Git['commits']> {
  return git.commits(['HEAD', 'HEAD^1', ...namesOf(wanted)]);
}

/** The merge base of HEAD and the first baseline that exists; `unknown` with the command that mends it. */
export async function chooseBaseline(
  git: Git,
  { wanted, onDefaultBranch }: Choice,
  repository: Repository,
  asked: ReturnType<typeof askForCommits>,
): Promise<Chosen | Baseline> {
  const { shallow } = repository;
  const [head, parent, ...commits] = await asked;
  if (head === undefined)
    return repository.branch === undefined
      ? unknown('The repository has no commit yet.', 'Commit once: the first commit is the baseline.')
      : unknown('The commit of HEAD cannot be read.', 'git fsck');
  const found = wanted === undefined ? firstDefault(commits, repository) : named(wanted, commits);
  if (found === undefined) return notFound(wanted, shallow);
  const { ref, commit } = found;
  const base = commit === head ? head : await git.mergeBase(commit, head);
  if (base === undefined)
    return shallow
      ? unknown(`The clone is shallow: where this branch left ${ref} is not in it. ${GRAPH}`, 'git fetch --unshallow')
      : unknown(
          `${ref} and this branch have no common history.`,
          'sre-lens check --baseline <a commit of this history>',
        );
  if (base !== head || (wanted !== undefined && found.branch === undefined))
    return { kind: 'commit', ref, commit: base, head };
  if (!isCheckedOut(found.branch, repository.branch))
    return {
      kind: 'commit',
      ref,
      commit: head,
      head,
      note: 'this branch has no commit of its own yet: compared with the last one',
    };
  if (onDefaultBranch === 'head')
    return { kind: 'commit', ref, commit: head, head, note: `on ${ref} itself: compared with the last commit` };
  if (parent !== undefined)
    return {
      kind: 'commit',
      ref: 'HEAD^1',
      commit: parent,
      head,
      note: `on ${ref} itself: compared with its first parent`,
    };
  if (shallow)
    return unknown(`The clone is shallow: the parent of HEAD is not in it. ${GRAPH}`, 'git fetch --deepen=1');
  return { kind: 'commit', ref, commit: head, head, note: 'the first commit: compared with itself' };
}

/** What git is asked for, so that one question tells whether a name is a branch. */
function namesOf(wanted: string | undefined): readonly string[] {
  if (wanted === undefined) return DEFAULTS.map(([, full]) => full);
  return [wanted, `refs/heads/${wanted}`, `refs/remotes/${wanted}`];
}

function firstDefault(commits: readonly (string | undefined)[], { originHead }: Repository): Candidate | undefined {
  for (const [index, [ref, full]] of DEFAULTS.entries()) {
    const commit = commits[index];
    if (commit === undefined) continue;
    return { ref, commit, branch: ref === 'origin/HEAD' ? (originHead ?? full) : full };
  }
  return undefined;
}

function named(wanted: string, [commit, local, remote]: readonly (string | undefined)[]): Candidate | undefined {
  if (commit === undefined) return undefined;
  if (/^refs\/(heads|remotes)\//.test(wanted)) return { ref: wanted, commit, branch: wanted };
  if (local === commit) return { ref: wanted, commit, branch: `refs/heads/${wanted}` };
  if (remote === commit) return { ref: wanted, commit, branch: `refs/remotes/${wanted}` };
  return { ref: wanted, commit };
}

/** A detached HEAD at the tip of the branch counts as that branch: so do CI systems check it out. */
function isCheckedOut(full: string | undefined, branch: string | undefined): boolean {
  if (branch === undefined || full === undefined) return true;
  if (full === 'refs/remotes/origin/HEAD') return branch === 'main' || branch === 'master';
  return full === `refs/heads/${branch}` || full.replace(/^refs\/remotes\/[^/]+\//, '') === branch;
}

function notFound(wanted: string | undefined, shallow: boolean): Baseline {
  if (wanted !== undefined)
    return unknown(
      `There is no commit or file named ${wanted}.`,
      shallow ? FETCH_ALL : 'git fetch origin, or name another baseline',
    );
  return shallow
    ? unknown(`The clone is shallow and has no default branch (origin/HEAD, main, master). ${GRAPH}`, FETCH_ALL)
    : unknown('No default branch was found (origin/HEAD, main, master).', 'sre-lens check --baseline <ref>');
}
