// Chooses and reads the baseline: the state of the default branch that the working tree is compared with.
import { basename } from 'node:path';
import type { Baseline, FileSet, SourceFile } from '../core/model/snapshot';
import { isCandidate } from './candidates';
import { type Git, openGit, type TreeEntry } from './git';
import { decode, MAX_BYTES, readBytes, sourceOf, tooLarge, unreadSource } from './read-file';

export interface BaselineRequest {
  readonly root: string;
  /** `--baseline` or the config's `baseline`: a ref, or a file written by `graph --format json`. */
  readonly wanted?: string;
  /** On the default branch itself the editor compares with HEAD, the command line with HEAD's first parent. */
  readonly onDefaultBranch: 'head' | 'parent';
  readonly head: FileSet;
}

export interface ReadBaseline {
  readonly baseline: Baseline;
  /** The branch that is checked out, if any. */
  readonly branch?: string;
  /** Candidate files that git tracks: head reads them even where `.gitignore` names them. */
  readonly tracked: readonly string[];
  readonly processes: number;
}

/** First that exists, after what the user names. */
const DEFAULTS = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** Reads the baseline by at most a dozen short git processes, whatever the size of the repository. Never throws. */
export async function readBaseline(request: BaselineRequest): Promise<ReadBaseline> {
  const git = openGit(request.root);
  const done = (baseline: Baseline, branch?: string, tracked: readonly string[] = []): ReadBaseline => ({
    baseline,
    ...(branch === undefined ? {} : { branch }),
    tracked,
    processes: git.processes(),
  });
  const fromFile = await graphFile(request);
  const inside = await git.revParse('--is-inside-work-tree', '--is-shallow-repository');
  if (fromFile !== undefined) return done(fromFile, inside === undefined ? undefined : await branchName(git));
  if (inside === undefined) return done(await withoutRepository());
  const [workTree, shallow] = inside.split('\n');
  if (workTree !== 'true')
    return done(unknown('This is a bare repository without files.', 'Open a clone with a work tree.'));
  const branch = await branchName(git);
  const head = await git.commit('HEAD');
  if (head === undefined)
    return done(unknown('The repository has no commit yet.', 'Commit once: the first commit is the baseline.'), branch);
  const chosen = await choose(git, request, head, shallow === 'true', branch);
  if (chosen.kind !== 'commit') return done(chosen, branch);
  const tree = await git.tree(chosen.commit);
  if (tree === undefined)
    return done(unknown(`The tree of ${chosen.ref} cannot be read.`, 'git fetch --refetch origin'), branch);
  const files = await readTree(git, tree, request.head);
  if (files === undefined)
    return done(
      unknown(
        `Files of ${chosen.ref} are not in this clone (partial clone).`,
        'git fetch --refetch --no-filter origin',
      ),
      branch,
    );
  const tracked = tree.filter((entry) => isRegular(entry) && isCandidate(entry.path)).map((entry) => entry.path);
  return done({ ...chosen, files }, branch, tracked);
}

interface Chosen {
  readonly kind: 'commit';
  readonly ref: string;
  readonly commit: string;
  readonly note?: string;
}

async function choose(
  git: Git,
  request: BaselineRequest,
  head: string,
  shallow: boolean,
  branch: string | undefined,
): Promise<Chosen | Baseline> {
  const refs = request.wanted === undefined ? DEFAULTS : [request.wanted];
  for (const ref of refs) {
    const commit = await git.commit(ref);
    if (commit === undefined) continue;
    const base = commit === head ? head : await git.mergeBase(commit, head);
    if (base === undefined)
      return shallow
        ? unknown(`The clone is shallow: where this branch left ${ref} is not in it.`, 'git fetch --unshallow')
        : unknown(
            `${ref} and this branch have no common history.`,
            `sre-lens check --baseline <a commit of this history>`,
          );
    if (base !== head || request.wanted !== undefined) return { kind: 'commit', ref, commit: base };
    return onDefault(git, request, ref, head, shallow, branch);
  }
  if (request.wanted !== undefined)
    return unknown(`There is no commit or file named ${request.wanted}.`, `git fetch origin, or name another baseline`);
  return unknown('No default branch was found (origin/HEAD, main, master).', 'sre-lens check --baseline <ref>');
}

/** Nothing lies between the default branch and HEAD: the branch itself is checked out, or a new branch without commits. */
async function onDefault(
  git: Git,
  request: BaselineRequest,
  ref: string,
  head: string,
  shallow: boolean,
  branch: string | undefined,
): Promise<Chosen | Baseline> {
  const isDefault =
    branch === undefined ||
    ref === branch ||
    ref.endsWith(`/${branch}`) ||
    (ref === 'origin/HEAD' && (branch === 'main' || branch === 'master'));
  if (request.onDefaultBranch === 'head' || !isDefault)
    return { kind: 'commit', ref, commit: head, note: `compared with the last commit of ${ref}` };
  const parent = await git.commit('HEAD^1');
  if (parent !== undefined)
    return { kind: 'commit', ref: 'HEAD^1', commit: parent, note: `on ${ref} itself: compared with its first parent` };
  if (shallow) return unknown('The clone is shallow: the parent of HEAD is not in it.', 'git fetch --deepen=1');
  return { kind: 'commit', ref, commit: head, note: 'the first commit: compared with itself' };
}

async function readTree(git: Git, tree: readonly TreeEntry[], head: FileSet): Promise<FileSet | undefined> {
  const wanted = tree.filter((entry) => isRegular(entry) && isCandidate(entry.path));
  const changed = wanted.filter((entry) => head.get(entry.path)?.id !== entry.blob);
  const blobs = await git.blobs([...new Set(changed.map((entry) => entry.blob))]);
  const files = new Map<string, SourceFile>();
  for (const entry of wanted) {
    const same = head.get(entry.path);
    if (same?.id === entry.blob) {
      files.set(entry.path, same);
      continue;
    }
    const bytes = blobs.get(entry.blob);
    // A blob that a partial clone lacks must not look like a file that the branch added.
    if (bytes === undefined) return undefined;
    files.set(
      entry.path,
      bytes.length > MAX_BYTES
        ? unreadSource(entry.path, tooLarge(bytes.length))
        : { ...sourceOf(entry.path, bytes), id: entry.blob },
    );
  }
  return files;
}

function isRegular(entry: TreeEntry): boolean {
  return entry.mode.startsWith('100');
}

async function branchName(git: Git): Promise<string | undefined> {
  const name = await git.revParse('--symbolic-full-name', 'HEAD');
  return name?.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : undefined;
}

async function graphFile(request: BaselineRequest): Promise<Baseline | undefined> {
  if (request.wanted === undefined || !request.wanted.endsWith('.json')) return undefined;
  const bytes = await readBytes(request.wanted);
  if (bytes === undefined) return undefined;
  if (!Buffer.isBuffer(bytes)) return unknown(`${request.wanted}: ${bytes.message}`);
  const text = decode(bytes);
  if (typeof text !== 'string') return unknown(`${request.wanted}: ${text.message}`);
  if (!text.includes('"sreGraph"'))
    return unknown(`${request.wanted} is not a graph file.`, 'sre-lens graph --format json --output graph.json');
  const file = basename(request.wanted);
  return { kind: 'file', ref: request.wanted, files: new Map([[file, sourceOf(file, bytes)]]) };
}

async function withoutRepository(): Promise<Baseline> {
  return (await hasGit())
    ? unknown('This folder is not a git repository.', 'git init, and commit once; or --baseline graph.json')
    : unknown('git is not installed.', 'Install git, or give a graph file: --baseline graph.json');
}

async function hasGit(): Promise<boolean> {
  return (await openGit('.').revParse('--sq-quote', 'x')) !== undefined;
}

function unknown(reason: string, remedy?: string): Baseline {
  return { kind: 'unknown', reason, ...(remedy === undefined ? {} : { remedy }) };
}
