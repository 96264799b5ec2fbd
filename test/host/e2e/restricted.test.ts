// By a user's hands: in Restricted Mode files are read, git does not run, and the window says so.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { openFile, runCommand, waitForStatus } from '../hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';

describe('Restricted Mode, by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let calls: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-restricted-'));
    const workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    // Stands before git on the PATH and notes who calls it.
    calls = path.join(scratch, 'git-calls');
    const git = path.join(scratch, 'git');
    await writeFile(git, `#!/bin/sh\necho "$@" >> '${calls}'\nPATH="\${PATH#*:}" exec git "$@"\n`, { mode: 0o755 });
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      trusted: false,
      env: { PATH: `${scratch}${path.delimiter}${process.env.PATH ?? ''}` },
      // The PATH of the login shell would take the place of ours.
      args: ['--force-disable-user-env'],
      settings: { 'git.enabled': false },
    });
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  const gitCalls = () => readFile(calls, 'utf8').catch(() => '');

  it('says that nothing is known to be new, and flags nothing', async () => {
    const { page } = workbench;
    await waitForStatus(page, 'SRE Lens: Restricted Mode, no baseline');
    await openFile(page, 'services/payments/openapi.yaml', 93);
    await runCommand(page, 'View: Show SRE Lens');
    await page.locator('.pane-body', { hasText: 'In Restricted Mode git does not run' }).waitFor();
    assert.equal(await page.locator('.codelens-decoration').count(), 0);
    assert.equal(await page.locator('.squiggly-warning').count(), 0);
    assert.equal(await gitCalls(), '');
  });

  it('compares with the baseline once the workspace is trusted', async () => {
    const { page } = workbench;
    await (await waitForStatus(page, 'Restricted Mode, no baseline')).click();
    await page.getByRole('button', { name: 'Trust', exact: true }).click();
    await waitForStatus(page, '3 new calls, 2 touch core');
    assert.match(await gitCalls(), /merge-base|rev-parse|ls-tree|cat-file/);
  });
});
