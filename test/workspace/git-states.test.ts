// Every state that a repository can be in has its named answer, and none is taken for "no new calls".
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import {
  addCall,
  apiOf,
  type Asked,
  commitAll,
  deleteFolders,
  featureRepository,
  git,
  judgeFolder,
  put,
  putShop,
  shopRepository,
  temporaryFolder,
  told,
} from './shop';

const NEW = 'added orders → payments';
const REFS = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'";

interface State {
  readonly name: string;
  /** Makes the state in or below an empty folder; gives the workspace folder, where it is another. */
  readonly make: (folder: string) => string | undefined | void;
  readonly asked?: Asked;
  readonly told: string;
  /** What the remedy says, done; then the answer is this. */
  readonly mended?: string;
}

const STATES: readonly State[] = [
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
    told: 'unknown: The clone is shallow: the parent of HEAD is not in it. [git fetch --deepen=1]',
    mended: 'HEAD^1 (on origin/HEAD itself: compared with its first parent): none',
  },
  {
    name: 'a shallow clone of a branch',
    make: (folder) => shallowClone(folder, 'feature'),
    told: `unknown: The clone is shallow and has no default branch (origin/HEAD, main, master). [${REFS}]`,
    mended: `origin/main: ${NEW}`,
  },
  {
    name: 'a shallow clone of all branches',
    make: (folder) => shallowClone(folder, 'feature', '--no-single-branch'),
    told: 'unknown: The clone is shallow: where this branch left origin/HEAD is not in it. [git fetch --unshallow]',
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
  {
    name: 'a workspace below the root of the repository',
    make: (folder) => {
      featureRepository(folder);
      put(folder, 'elsewhere/openapi.yaml', apiOf('elsewhere', ['payments#make']));
      return join(folder, 'orders');
    },
    told: 'main: added orders → payments',
  },
  {
    name: 'a document that was a link at the baseline',
    make: (folder) => {
      shopRepository(folder);
      rmSync(join(folder, 'orders/openapi.yaml'));
      symlinkSync('../payments/openapi.yaml', join(folder, 'orders/openapi.yaml'));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      rmSync(join(folder, 'orders/openapi.yaml'));
      addCall(folder);
    },
    told: `main (this branch has no commit of its own yet: compared with the last one): ${NEW}`,
  },
  {
    name: 'a folder that the branch made a link out of the workspace',
    make: (folder) => {
      shopRepository(join(folder, 'a'));
      renameSync(join(folder, 'a/orders'), join(folder, 'outside'));
      put(folder, 'outside/openapi.yaml', apiOf('orders', ['payments#make']));
      symlinkSync('../outside', join(folder, 'a/orders'));
      return join(folder, 'a');
    },
    asked: { onDefaultBranch: 'head' },
    told: 'main (on main itself: compared with the last commit): none',
  },
  {
    name: 'an LFS pointer at the baseline, other content now',
    make: (folder) => {
      shopRepository(folder);
      put(folder, 'orders/openapi.yaml', lfsPointer('0'.repeat(64)));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      addCall(folder);
    },
    told:
      'unknown: orders/openapi.yaml has changed and is kept in Git LFS: what it said before is not in git. ' +
      '[On the default branch: sre-lens graph --output graph.json. Here: sre-lens check --baseline graph.json]',
  },
  {
    name: 'an LFS pointer on both sides',
    make: (folder) => {
      featureRepository(folder);
      put(folder, 'late/openapi.yaml', lfsPointer('0'.repeat(64)));
      commitAll(folder);
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a document that the branch moved to LFS is not removed',
    make: (folder) => {
      shopRepository(folder);
      addCall(folder);
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      put(folder, 'orders/openapi.yaml', lfsPointer('0'.repeat(64)));
      commitAll(folder);
    },
    told: 'main: none',
  },
  {
    name: 'SHA-256 objects',
    make: (folder) => featureRepository(folder, '--object-format=sha256'),
    told: `main: ${NEW}`,
  },
  {
    name: 'line breaks of Windows in the work tree only',
    make: (folder) => {
      featureRepository(folder);
      git(folder, 'config', 'core.autocrlf', 'true');
      for (const file of ['payments/openapi.yaml', 'orders/openapi.yaml']) {
        rmSync(join(folder, file));
        git(folder, 'checkout', '--quiet', '--', file);
      }
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'documents that are tracked and ignored',
    make: (folder) => {
      shopRepository(folder);
      put(folder, '.gitignore', 'generated/\n');
      put(folder, 'generated/openapi.yaml', apiOf('generated', ['payments#make']));
      put(folder, 'generated/build.yaml', apiOf('never-tracked', ['payments#make']));
      git(folder, 'add', '--force', 'generated/openapi.yaml');
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      put(folder, 'generated/late.yaml', apiOf('late', ['payments#make']));
      git(folder, 'add', '--force', 'generated/late.yaml');
      commitAll(folder);
    },
    told: 'main: added late → payments',
  },
  {
    name: 'paths with quotes, line breaks, other scripts',
    make: (folder) => {
      shopRepository(folder);
      for (const name of ['a"b', 'a\nb', 'zahlung-ü', '支付', "it's", 'a\tb', ' a ', '...', '-rf', '__proto__'])
        put(folder, `${name}/openapi.yaml`, apiOf('same', ['payments#make']));
      commitAll(folder);
      git(folder, 'checkout', '--quiet', '-b', 'feature');
      addCall(folder);
      commitAll(folder);
    },
    told: `main: ${NEW}`,
  },
  {
    name: 'a configuration that git cannot read',
    make: (folder) => {
      featureRepository(folder);
      writeFileSync(join(folder, '.git/config'), '[core\n');
    },
    told: 'unknown: git cannot open this repository: bad config line 1 in file .git/config [git status]',
  },
  {
    name: 'a branch whose commit is gone',
    make: (folder) => {
      featureRepository(folder);
      const commit = git(folder, 'rev-parse', 'HEAD');
      rmSync(join(folder, '.git/objects', commit.slice(0, 2), commit.slice(2)));
    },
    told: 'unknown: The commit of HEAD cannot be read. [git fsck]',
  },
  {
    name: 'a baseline whose tree is gone',
    make: (folder) => {
      featureRepository(folder);
      const tree = git(folder, 'rev-parse', 'main^{tree}');
      rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    },
    told: 'unknown: The tree of main cannot be read. [git fetch --refetch --no-filter origin]',
  },
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

function lfsPointer(oid: string): string {
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;
}

describe('the state of git', () => {
  const saved = { ...process.env };

  before(() => {
    process.env['GIT_CONFIG_GLOBAL'] = devNull;
    process.env['GIT_CONFIG_NOSYSTEM'] = '1';
  });
  after(() => {
    process.env = saved;
  });
  afterEach(deleteFolders);

  for (const state of STATES) {
    it(state.name, async function () {
      const folder = temporaryFolder(this);
      const root = state.make(folder) ?? folder;
      const report = await judgeFolder(root, state.asked);
      assert.equal(told(report), state.told);
      if (report.baseline.kind === 'unknown') assert.deepEqual(report.changes.calls, []);
      if (state.mended === undefined || report.baseline.kind !== 'unknown') return;
      const remedy = report.baseline.remedy ?? '';
      git(root, ...remedy.replaceAll("'", '').split(' ').slice(1));
      assert.equal(told(await judgeFolder(root, state.asked)), state.mended);
    });
  }

  it('no git on this machine', async function () {
    const folder = featureRepository(temporaryFolder(this));
    const path = process.env['PATH'];
    process.env['PATH'] = join(folder, 'nothing');
    try {
      assert.equal(
        told(await judgeFolder(folder)),
        'unknown: git is not installed. [Install git, or give a graph file: --baseline graph.json]',
      );
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('a git that lies in the repository is not run', async function () {
    const folder = featureRepository(temporaryFolder(this));
    put(folder, 'git', `#!/bin/sh\ntouch "${folder}/canary"\n`);
    const path = process.env['PATH'];
    const before = process.cwd();
    process.env['PATH'] = `.:${path}`;
    process.chdir(folder);
    try {
      assert.equal(told(await judgeFolder(folder)), `main: ${NEW}`);
    } finally {
      process.chdir(before);
      process.env['PATH'] = path;
    }
  });

  it('the variables that git sets for a hook do not mislead', async function () {
    const folder = temporaryFolder(this);
    const root = featureRepository(join(folder, 'a'));
    const other = shopRepository(join(folder, 'b'));
    const set = {
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: join(other, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other, '.git/objects'),
      GIT_PREFIX: 'payments/',
    };
    Object.assign(process.env, set);
    try {
      assert.equal(told(await judgeFolder(root)), `main: ${NEW}`);
    } finally {
      for (const name of Object.keys(set)) delete process.env[name];
    }
  });

  it('a folder of another user', async function () {
    if (process.getuid?.() !== 0) {
      console.log('      skipped: only root can give a folder to another user');
      this.skip();
    }
    const folder = featureRepository(temporaryFolder(this));
    chownSync(folder, 12345, 12345);
    chownSync(join(folder, '.git'), 12345, 12345);
    assert.equal(
      told(await judgeFolder(folder)),
      'unknown: git does not trust this repository: its folder belongs to another user. ' +
        `[git config --global --add safe.directory ${folder}]`,
    );
  });

  it('an LFS pointer at the baseline, the same content now', async function () {
    const folder = shopRepository(temporaryFolder(this));
    const { createHash } = await import('node:crypto');
    const text = apiOf('orders', ['payments#make']);
    put(folder, 'orders/openapi.yaml', lfsPointer(createHash('sha256').update(text).digest('hex')));
    commitAll(folder);
    put(folder, 'orders/openapi.yaml', text);
    const report = await judgeFolder(folder, { onDefaultBranch: 'head' });
    assert.equal(told(report), 'main (on main itself: compared with the last commit): none');
  });

  it('takes four processes, five where files are ignored', async function () {
    const { openWorkspace } = await import('../../src/workspace/workspace');
    const folder = featureRepository(temporaryFolder(this));
    const processes = async (): Promise<number> => {
      const workspace = openWorkspace(folder);
      await workspace.scan();
      await workspace.readBaseline({ onDefaultBranch: 'parent' });
      return workspace.counters().gitProcesses;
    };
    assert.equal(await processes(), 4);
    put(folder, '.gitignore', 'ignored.yaml\n');
    put(folder, 'ignored.yaml', 'openapi: 3.1.0\n');
    assert.equal(await processes(), 5);
  });
});
