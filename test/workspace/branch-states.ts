// States of the branches and the history of a repository, each with its named answer.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addCall, apiOf, commitAll, featureRepository, git, put, putShop, shopRepository, type Asked } from './shop';

export const NEW = 'added orders → payments';
const SPARSE = 'what the sparse checkout leaves out is as in the last commit';
const REFS = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'";

export interface State {
  readonly name: string;
  /** Makes the state in or below an empty folder; gives the workspace folder, where it is another. */
  readonly make: (folder: string) => string | undefined | void;
  readonly asked?: Asked;
  readonly told: string;
  /** What the remedy says, done; then the answer is this. */
  readonly mended?: string;
}

/** Where HEAD is, and what history there is. */
export const BRANCH_STATES: readonly State[] = [
  {
    name: 'not a repository',
    make: addShop,
    told: 'unknown: This folder is not a git repository. [git init, and commit once; or --baseline graph.json]',
  },
  {
    name: 'a bare repository',
    make: (folder) => {
      featureRepository(join(folder, 'a'));
      git(folder, 'clone', '--quiet', '--bare', 'a', 'b');
      return join(folder, 'b');
    },
    told: 'unknown: This is a bare repository without files. [Open a clone with a work tree.]',
  },
  {
    name: 'a folder whose repository has its work tree elsewhere',
    make: (folder) => {
      featureRepository(join(folder, 'a'));
      mkdirSync(join(folder, 'b'));
      git(join(folder, 'a'), 'config', 'core.worktree', join(folder, 'b'));
      return join(folder, 'a');
    },
    told: 'unknown: This folder is not the work tree of its repository. [Open that folder.]',
  },
  {
    name: 'no commit',
    make: (folder) => {
      git(folder, 'init', '--quiet', '--initial-branch=main');
      addShop(folder);
    },
    told: 'unknown: The repository has no commit yet. [Commit once: the first commit is the baseline.]',
  },
  {
    name: 'only a first commit',
    make: (folder) => {
      git(folder, 'init', '--quiet', '--initial-branch=main');
      addShop(folder);
      commitAll(folder);
    },
    told: 'main (the first commit: compared with itself): none',
  },
  {
    name: 'the default branch, uncommitted call',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
    },
    asked: { onDefaultBranch: 'head' },
    told: `main (on main itself: compared with the last commit): ${NEW}`,
  },
  {
    name: 'the default branch on the command line',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
      commitAll(folder);
    },
    told: `HEAD^1 (on main itself: compared with its first parent): ${NEW}`,
  },
  {
    name: 'the default branch, named by the config',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
      commitAll(folder);
    },
    asked: { wanted: 'main' },
    told: `HEAD^1 (on main itself: compared with its first parent): ${NEW}`,
  },
  {
    name: 'HEAD, named: only what is not committed',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
    },
    asked: { wanted: 'HEAD' },
    told: `HEAD: ${NEW}`,
  },
  {
    name: 'a default branch of another name',
    make: (folder) => {
      shopRepository(join(folder, 'a'));
      git(join(folder, 'a'), 'branch', '--quiet', '-m', 'develop');
      git(folder, 'clone', '--quiet', 'a', 'b');
      addCall(join(folder, 'b'));
      commitAll(join(folder, 'b'));
      git(join(folder, 'b'), 'push', '--quiet', 'origin', 'HEAD:other');
      git(join(folder, 'b'), 'update-ref', 'refs/remotes/origin/develop', 'HEAD');
      return join(folder, 'b');
    },
    told: `HEAD^1 (on origin/HEAD itself: compared with its first parent): ${NEW}`,
  },
  { name: 'a feature branch', make: featureRepository, told: `main: ${NEW}` },
  {
    name: 'a feature branch without a commit of its own',
    make: (folder) => {
      shopRepository(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      addCall(folder);
    },
    told: `main (this branch has no commit of its own yet: compared with the last one): ${NEW}`,
  },
  {
    name: 'a default branch that has gone on since',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'checkout', '--quiet', 'main');
      put(folder, 'late/openapi.yaml', apiOf('late', ['payments#make']));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', 'feature');
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a detached HEAD',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'checkout', '--quiet', '--detach');
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a detached HEAD at the tip of the default branch',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '--detach');
    },
    told: `HEAD^1 (on main itself: compared with its first parent): ${NEW}`,
  },
  {
    name: 'a tag with the name of the default branch',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'tag', 'main');
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a shallow clone of the default branch',
    make: (folder) => shallowClone(folder, 'main'),
    told: 'unknown: The clone is shallow: the parent of HEAD is not in it. A graph file of it does as well: --baseline graph.json. [git fetch --deepen=1]',
    mended: 'HEAD^1 (on origin/HEAD itself: compared with its first parent): none',
  },
  {
    name: 'a shallow clone of a branch',
    make: (folder) => shallowClone(folder, 'feature'),
    told: `unknown: The clone is shallow and has no default branch (origin/HEAD, main, master). A graph file of it does as well: --baseline graph.json. [${REFS}]`,
    mended: `origin/main: ${NEW}`,
  },
  {
    name: 'a shallow clone of all branches',
    make: (folder) => shallowClone(folder, 'feature', '--no-single-branch'),
    told: 'unknown: The clone is shallow: where this branch left origin/HEAD is not in it. A graph file of it does as well: --baseline graph.json. [git fetch --unshallow]',
    mended: `origin/HEAD: ${NEW}`,
  },
  {
    name: 'unrelated histories',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'checkout', '--quiet', '--orphan', 'island');
      commitAll(folder);
    },
    told: 'unknown: main and this branch have no common history. [sre-lens check --baseline <a commit of this history>]',
  },
  {
    name: 'a worktree',
    make: (folder) => {
      featureRepository(join(folder, 'a'));
      git(join(folder, 'a'), 'worktree', 'add', '--quiet', '-b', 'other', join(folder, 'b'));
      return join(folder, 'b');
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a sparse checkout: what it leaves out is not removed',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'sparse-checkout', 'set', '--cone', '.sre', 'orders');
    },
    told: `main (compared with main; ${SPARSE}): ${NEW}`,
  },
  {
    name: 'a sparse checkout without the document of the new call',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'sparse-checkout', 'set', '--cone', '.sre', 'payments');
    },
    told: `main (compared with main; ${SPARSE}): ${NEW}`,
  },
  {
    name: 'a sparse checkout by patterns, from which a document was deleted',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
      commitAll(folder);
      git(folder, 'sparse-checkout', 'set', '--no-cone', '/*', '!/payments/');
      rmSync(join(folder, 'orders'), { recursive: true });
    },
    asked: { onDefaultBranch: 'head' },
    told: `main (on main itself: compared with the last commit; ${SPARSE}): removed orders → payments`,
  },
  {
    name: 'a workspace below the root, in a sparse checkout',
    make: (folder) => {
      featureRepository(join(folder, 'shop'));
      renameSync(join(folder, 'shop/.git'), join(folder, '.git'));
      commitAll(folder, 'moved');
      git(folder, 'branch', '--quiet', '--force', 'main');
      put(folder, 'shop/payments/openapi.yaml', apiOf('payments', ['orders#make']));
      commitAll(folder, 'back');
      git(folder, 'sparse-checkout', 'set', '--cone', 'shop/.sre', 'shop/orders');
      return join(folder, 'shop');
    },
    told: `main (compared with main; ${SPARSE}): added payments → orders`,
  },
  {
    name: 'a sparse checkout that was given up',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'sparse-checkout', 'set', '--cone', 'orders');
      git(folder, 'sparse-checkout', 'disable');
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a sparse checkout of a partial clone',
    make: (folder) => {
      featureRepository(join(folder, 'a'));
      git(join(folder, 'a'), 'config', 'uploadpack.allowFilter', 'true');
      git(folder, 'clone', '--quiet', '--filter=blob:none', '--sparse', `file://${join(folder, 'a')}`, 'b');
      return join(folder, 'b');
    },
    told: 'unknown: Files that the sparse checkout leaves out are not in this clone either (partial clone). [git sparse-checkout disable]',
  },
  {
    name: 'the folder of a submodule',
    make: (folder) => join(superproject(folder), 'sub'),
    told: 'HEAD^1 (on origin/HEAD itself: compared with its first parent): none',
  },
  {
    name: 'a repository with a submodule: its calls are not the branch’s',
    make: superproject,
    told: `main (compared with main; submodules are compared with themselves): ${NEW}`,
  },
  {
    name: 'no default branch',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'branch', '--quiet', '-D', 'main');
    },
    told: 'unknown: No default branch was found (origin/HEAD, main, master). [sre-lens check --baseline <ref>]',
  },
  {
    name: 'an origin/HEAD that points nowhere',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/gone');
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a named ref that was deleted',
    make: featureRepository,
    asked: { wanted: 'origin/release' },
    told: 'unknown: There is no commit or file named origin/release. [git fetch origin, or name another baseline]',
  },
  ...['--output=written', '-h', 'main\nHEAD', 'main\0', '', '--all', ':/call'].map((wanted) => ({
    name: `a ref ${JSON.stringify(wanted)}`,
    make: featureRepository,
    asked: { wanted },
    told: `unknown: There is no commit or file named ${wanted}. [git fetch origin, or name another baseline]`,
  })),
];

function addShop(folder: string): void {
  putShop(folder);
  addCall(folder);
}

function shallowClone(folder: string, branch: string, ...options: readonly string[]): string {
  featureRepository(join(folder, 'a'));
  git(join(folder, 'a'), 'checkout', '--quiet', 'main');
  const from = `file://${join(folder, 'a')}`;
  git(folder, 'clone', '--quiet', '--depth=1', `--branch=${branch}`, ...options, from, 'b');
  return join(folder, 'b');
}

/** A repository whose branch adds a call, with a submodule that has one of its own. */
function superproject(folder: string): string {
  shopRepository(join(folder, 'sub'));
  put(join(folder, 'sub'), 'third/openapi.yaml', apiOf('third', ['payments#make']));
  commitAll(join(folder, 'sub'));
  commitAll(join(folder, 'sub'));
  const top = shopRepository(join(folder, 'top'));
  git(top, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', join(folder, 'sub'), 'sub');
  commitAll(top);
  git(top, 'checkout', '--quiet', '-b', 'feature');
  addCall(top);
  commitAll(top);
  return top;
}
