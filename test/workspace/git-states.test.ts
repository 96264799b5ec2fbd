// Every state that a repository can be in has its named answer, and none is taken for "no new calls".
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chownSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { type BaselineOptions, openWorkspace } from '../../src/workspace/workspace';
import { BRANCH_STATES, NEW } from './branch-states';
import { CONTENT_STATES, lfsPointer } from './content-states';
import {
  apiOf,
  commitAll,
  featureRepository,
  git,
  judgeFolder,
  put,
  shopRepository,
  temporaryFolder,
  told,
  deleteFolders,
} from './shop';

describe('the state of git', function () {
  this.timeout(30_000);
  const saved = { ...process.env };

  before(() => {
    process.env['GIT_CONFIG_GLOBAL'] = devNull;
    process.env['GIT_CONFIG_NOSYSTEM'] = '1';
  });
  after(() => {
    process.env = saved;
  });
  afterEach(deleteFolders);

  for (const state of [...BRANCH_STATES, ...CONTENT_STATES]) {
    it(state.name, async () => {
      const folder = temporaryFolder();
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

  it('no git on this machine', async () => {
    const folder = featureRepository(temporaryFolder());
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

  it('a git that lies in the repository is not run', async () => {
    const folder = featureRepository(temporaryFolder());
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

  it('the variables that git sets for a hook do not mislead', async () => {
    const folder = temporaryFolder();
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
    const folder = featureRepository(temporaryFolder());
    chownSync(folder, 12345, 12345);
    chownSync(join(folder, '.git'), 12345, 12345);
    assert.equal(
      told(await judgeFolder(folder)),
      'unknown: git does not trust this repository: its folder belongs to another user. ' +
        `[git config --global --add safe.directory ${folder}]`,
    );
  });

  it('an LFS pointer at the baseline, the same content now', async () => {
    const folder = shopRepository(temporaryFolder());
    const text = apiOf('orders', ['payments#make']);
    put(folder, 'orders/openapi.yaml', lfsPointer(createHash('sha256').update(text).digest('hex')));
    commitAll(folder);
    put(folder, 'orders/openapi.yaml', text);
    const report = await judgeFolder(folder, { onDefaultBranch: 'head' });
    assert.equal(told(report), 'main (on main itself: compared with the last commit): none');
  });

  it('takes four processes, five where files are ignored', async () => {
    const folder = featureRepository(temporaryFolder());
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

  it('has what a sparse checkout leaves out, whatever head is compared with, until it is checked out', async () => {
    const folder = featureRepository(temporaryFolder());
    git(folder, 'sparse-checkout', 'set', '--cone', '.sre');
    put(folder, 'graph.json', '{ "sreGraph": 1, "services": [], "calls": [] }\n');
    const workspace = openWorkspace(folder);
    await workspace.scan();
    const textOf = (file: string) => workspace.snapshot('').head.get(file)?.text();
    const kinds: readonly Partial<BaselineOptions>[] = [{ audit: true }, { wanted: 'graph.json' }, {}];
    for (const options of kinds) {
      await workspace.readBaseline({ onDefaultBranch: 'parent', ...options });
      assert.equal(textOf('orders/openapi.yaml'), apiOf('orders', ['payments#make']), JSON.stringify(options));
    }
    put(folder, 'orders/openapi.yaml', apiOf('orders'));
    await workspace.refresh(['orders/openapi.yaml']);
    assert.equal(textOf('orders/openapi.yaml'), apiOf('orders'));
    git(folder, 'sparse-checkout', 'disable');
    await workspace.scan();
    await workspace.readBaseline({ onDefaultBranch: 'parent' });
    assert.equal(workspace.snapshot('').head.size, 4);
  });

  it('reads files that are tracked and ignored, whatever head is compared with', async () => {
    const folder = featureRepository(temporaryFolder());
    put(folder, '.gitignore', 'generated/\n');
    put(folder, 'generated/openapi.yaml', apiOf('generated', ['payments#make']));
    git(folder, 'add', '--force', 'generated/openapi.yaml');
    commitAll(folder);
    put(folder, 'out/graph.json', '{ "sreGraph": 1, "services": [], "calls": [] }\n');
    const kinds: readonly Partial<BaselineOptions>[] = [
      { audit: true },
      { wanted: 'out/graph.json' },
      { wanted: 'none' },
    ];
    for (const options of kinds) {
      const workspace = openWorkspace(folder);
      await workspace.scan();
      await workspace.readBaseline({ onDefaultBranch: 'parent', ...options });
      assert.equal(workspace.snapshot('').head.has('generated/openapi.yaml'), true, JSON.stringify(options));
    }
  });
});
