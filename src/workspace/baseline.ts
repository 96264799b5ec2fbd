// Reads the baseline: the state of the default branch that the working tree is compared with, or a graph file.
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Baseline, FileSet } from '../core/model/snapshot';
import { readBaselineFiles } from './baseline-files';
import { isCandidate } from './candidates';
import { askForCommits, type Choice, chooseBaseline } from './choose-baseline';
import { type Git, openGit, type TreeEntry } from './git';
import { decode, readBytes, sourceOf } from './read-file';
import { openRepository, unknown } from './repository';
import { type LeftOut, NOTHING_LEFT_OUT, readLeftOut } from './sparse-checkout';

export interface BaselineRequest extends Choice {
  readonly root: string;
  /** `--baseline` or the config's `baseline`: a ref, or a file written by `graph --format json` (relative to `root`). */
  readonly wanted?: string;
  /** On the default branch itself the editor compares with HEAD, the command line with HEAD's first parent. */
  readonly onDefaultBranch: 'head' | 'parent';
  readonly head: FileSet;
  /** True if the walk left out files for `.gitignore`: then those that HEAD tracks are looked up. */
  readonly someIgnored: boolean;
  /** An audit: nothing is compared, and git is asked only for the ignored files that it tracks. */
  readonly audit?: boolean;
}

export interface ReadBaseline {
  readonly baseline: Baseline;
  /** The branch that is checked out, if any. */
  readonly branch?: string;
  /** Candidate files that git tracks: head reads them even where `.gitignore` names them. */
  readonly tracked: readonly string[];
  /** What a sparse checkout leaves out, where it is not on the disk: head has it all the same. */
  readonly leftOut: LeftOut;
  readonly processes: number;
}

/**
 * Reads the baseline by four git processes, whatever the size of the repository; a fifth where files are ignored, two more
 * in a sparse checkout. Never throws.
 */
export async function readBaseline(request: BaselineRequest): Promise<ReadBaseline> {
  const git = openGit(request.root);
  try {
    const given = request.audit === true ? ({ kind: 'empty' } as const) : await graphFile(request);
    // A commit will be asked for: it is found while git looks at the repository.
    const commits = given === undefined ? askForCommits(git, request.wanted) : undefined;
    const repository = await openRepository(git, request.root);
    const isRepository = !('kind' in repository);
    const leftOut = isRepository ? await readLeftOut(git, request.root, repository) : NOTHING_LEFT_OUT;
    const { baseline, tracked } =
      leftOut.missing > 0 && request.audit !== true
        ? { baseline: NOT_IN_CLONE }
        : given !== undefined
          ? { baseline: given }
          : isRepository
            ? await fromCommit(
                git,
                withLeftOut(request, leftOut),
                await chooseBaseline(git, request, repository, commits ?? askForCommits(git, request.wanted)),
              )
            : { baseline: repository };
    return {
      baseline: leftOut.files.size === 0 ? baseline : withNote(baseline, LEFT_OUT),
      ...(isRepository && repository.branch !== undefined ? { branch: repository.branch } : {}),
      tracked: tracked ?? (await trackedByHead(git, request, repository)),
      leftOut,
      processes: git.processes(),
    };
  } finally {
    git.close();
  }
}

const LEFT_OUT = 'what the sparse checkout leaves out is as in the last commit';

function withNote(baseline: Baseline, more: string): Baseline {
  if (baseline.kind !== 'commit') return baseline;
  return { ...baseline, note: `${baseline.note ?? `compared with ${baseline.ref}`}; ${more}` };
}

/** What nobody can read would look like removed. */
const NOT_IN_CLONE = unknown(
  'Files that the sparse checkout leaves out are not in this clone either (partial clone).',
  'git sparse-checkout disable',
);

function withLeftOut(request: BaselineRequest, { files }: LeftOut): BaselineRequest {
  return files.size === 0 ? request : { ...request, head: new Map([...files, ...request.head]) };
}

async function fromCommit(
  git: Git,
  request: BaselineRequest,
  chosen: Awaited<ReturnType<typeof chooseBaseline>>,
): Promise<{ readonly baseline: Baseline; readonly tracked?: readonly string[] }> {
  if (!('head' in chosen)) return { baseline: chosen };
  const { head, ...commit } = chosen;
  const tree = await git.tree(commit.commit);
  if (tree === undefined)
    return { baseline: unknown(`The tree of ${chosen.ref} cannot be read.`, 'git fetch --refetch --no-filter origin') };
  const read = await readBaselineFiles(git, tree, request.head);
  if ('reason' in read) return { baseline: read };
  const now = request.someIgnored && head !== commit.commit ? ((await git.tree(head)) ?? []) : [];
  const baseline = { ...commit, files: read.files };
  return {
    baseline: read.submodules ? withNote(baseline, 'submodules are compared with themselves') : baseline,
    tracked: [...new Set([...tree, ...now].filter(isTracked).map(({ path }) => path))],
  };
}

/** The same files count in head whatever it is compared with. */
async function trackedByHead(
  git: Git,
  { someIgnored }: BaselineRequest,
  repository: Awaited<ReturnType<typeof openRepository>>,
): Promise<readonly string[]> {
  if (!someIgnored || 'kind' in repository) return [];
  return ((await git.tree('HEAD')) ?? []).filter(isTracked).map(({ path }) => path);
}

function isTracked({ mode, path }: TreeEntry): boolean {
  return mode.startsWith('100') && isCandidate(path);
}

async function graphFile({ root, wanted }: BaselineRequest): Promise<Baseline | undefined> {
  if (wanted === undefined || wanted.includes('\0')) return undefined;
  const path = resolve(root, wanted);
  const bytes = await readBytes(path);
  // Any other name may be a ref, unless the file says what it is.
  if (bytes === undefined || (!wanted.endsWith('.json') && !holdsGraph(bytes))) return undefined;
  const shown = fileInside(root, path) ?? wanted;
  if (!Buffer.isBuffer(bytes)) return unknown(`${shown}: ${bytes.message}`);
  const text = decode(bytes);
  if (typeof text !== 'string') return unknown(`${shown}: ${text.message}`);
  const fault = faultOf(text);
  if (fault !== undefined)
    return unknown(`${shown} ${fault}.`, 'On the default branch: sre-lens graph --output graph.json');
  const file = basename(path);
  return { kind: 'file', ref: shown, files: new Map([[file, sourceOf(file, bytes)]]) };
}

const SIGN = '"sreGraph"';

/** Why a text cannot be a baseline, behind its name: what is not read would look like new. `undefined` where it can. */
function faultOf(text: string): string | undefined {
  if (!text.includes(SIGN)) return 'is not a graph file';
  try {
    const graph: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof graph !== 'object' || graph === null || !('sreGraph' in graph)) return 'is not a graph file';
    if (graph.sreGraph !== 1) return 'was written by another version';
    return 'repositories' in graph ? 'is the merged graph of several repositories, not that of this one' : undefined;
  } catch {
    return 'is broken: it is no JSON';
  }
}

/** True for the bytes of a file that `graph --format json` wrote, whatever its name. */
function holdsGraph(bytes: Awaited<ReturnType<typeof readBytes>>): boolean {
  return Buffer.isBuffer(bytes) && bytes.includes(SIGN);
}

/** True if the path leads to a baseline file: `.json` by its name, any other by what it holds. */
export async function isBaselineFile(path: string): Promise<boolean> {
  const bytes = await readBytes(path);
  return bytes !== undefined && (path.endsWith('.json') || holdsGraph(bytes));
}

/** The path relative to `root` with `/`; `undefined` where it lies outside. */
export function fileInside(root: string, path: string): string | undefined {
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return inside.split(sep).join('/');
}
