// Refactors in a real git history give no new call and no new operation; additions are told exactly. See docs/truth.md.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/core/model/report';
import type { Snapshot } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import { openWorkspace } from '../../src/workspace/workspace';
import { commitAll, deleteFolders, git, put, temporaryFolder } from '../workspace/shop';
import { ADDITIONS, REFACTORS } from './edits';
import { type Edit, ESTATE, PAYMENTS, type Texts } from './estate';

describe('truth: a history of our own', function () {
  this.timeout(60_000);
  const session = createSession();
  let folder = '';

  before(() => {
    folder = temporaryFolder();
    git(folder, 'init', '--quiet', '--template=', '--initial-branch=main');
    for (const [file, text] of ESTATE) put(folder, file, text);
    commitAll(folder, 'estate');
  });
  after(deleteFolders);

  const apply = (edit: Edit) => {
    for (const [file, text] of Object.entries(edit(ESTATE))) {
      if (text === undefined) rmSync(join(folder, file));
      else put(folder, file, text);
    }
  };
  /** Commits what is there; the commit beside its parent. */
  const commit = async (message: string): Promise<Snapshot> => {
    commitAll(folder, message);
    const workspace = openWorkspace(folder);
    await workspace.scan();
    await workspace.readBaseline({ wanted: 'HEAD~1', onDefaultBranch: 'parent' });
    return workspace.snapshot('2026-01-01');
  };

  it('begins with an estate whose calls are all seen', async () => {
    const report = session.judge(await commit('nothing'));
    assert.deepEqual(report.head.calls.map(({ key }) => key).sort(), [
      'orders#* -> stock#* (unknown)',
      'orders#POST /orders -> payments#GET /charges/{} (sync)',
      'orders#POST /orders -> payments#POST /charges (sync)',
      'web#* -> orders#* (unknown)',
    ]);
    assert.equal(report.head.services.get('payments')?.operations.length, 3);
  });

  for (const [name, edit] of REFACTORS) {
    it(`${name}: nothing is new, there and back`, async () => {
      apply(edit);
      const there = await commit(name);
      assert.notEqual(git(folder, 'diff', '--stat', 'HEAD~1'), '');
      git(folder, 'reset', '--quiet', '--hard', 'HEAD~1');
      assert.deepEqual(told(session.judge(there)), []);
      assert.deepEqual(told(session.judge(reversed(there))), []);
    });
  }

  it('a service gets another name by its title: references to the old one break, and none is new', async () => {
    const title = (text: string) => (texts: Texts) => ({
      '.sre/config.yaml': 'sre-config: "1.0"\ntiers: { others: normal }\n',
      [PAYMENTS]: (texts.get(PAYMENTS) ?? '').replace('x-sre-service: payments\n', '').replace('Payments', text),
    });
    apply(title('Payments'));
    await commit('named by its title');
    apply(title('Billing'));
    assert.deepEqual(told(session.judge(await commit('another title'))), [
      'service modified billing',
      'call modified orders#POST /orders -> payments#GET /charges/{} (sync)',
      'call modified orders#POST /orders -> payments#createCharge (sync)',
    ]);
    git(folder, 'reset', '--quiet', '--hard', 'HEAD~2');
  });

  for (const [name, edit, expected] of ADDITIONS) {
    it(`${name}: exactly that`, async () => {
      apply(edit);
      assert.deepEqual(told(session.judge(await commit(name))), expected);
      git(folder, 'reset', '--quiet', '--hard', 'HEAD~1');
    });
  }
});

/** The commit that undoes it. */
function reversed({ head, baseline, today }: Snapshot): Snapshot {
  assert.equal(baseline.kind, 'commit');
  const files = baseline.kind === 'commit' ? baseline.files : head;
  return { head: files, baseline: { kind: 'commit', ref: 'HEAD~1', commit: '0'.repeat(40), files: head }, today };
}

function told({ changes, baseline }: Report): readonly string[] {
  assert.equal(baseline.kind, 'commit');
  return [
    ...changes.services.map(({ kind, it }) => `service ${kind} ${it.name}`),
    ...changes.operations.map(
      ({ kind, it }) => `operation ${kind} ${it.service}#${it.operation.method} ${it.operation.path}`,
    ),
    ...changes.calls.map(({ kind, it }) => `call ${kind} ${it.key}`),
  ];
}
