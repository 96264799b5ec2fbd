// By a user's hands: a workspace of two folders says which folder a thing is of, and asks where it matters.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand, waitForStatus } from '../hands';
import { commandAndPick, pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { reviewPage, serviceRow } from '../view-hands';

describe('two folders, by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-folders-'));
    await makeDemo(path.join(scratch, 'phone-shop'));
    await mkdir(path.join(scratch, 'tickets'));
    await writeFile(path.join(scratch, 'tickets/sre.yaml'), 'sre: "1.0"\nservice: tickets\n');
    const workspace = path.join(scratch, 'both.code-workspace');
    await writeFile(workspace, JSON.stringify({ folders: [{ path: 'phone-shop' }, { path: 'tickets' }] }));
    workbench = await openWorkbench({ workspaceFolder: workspace, extensionPath: repositoryRoot });
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('lists the services of both, each with the name of its folder', async () => {
    const { page } = workbench;
    // One of the folders has no git: what is new there is unknown, and that is what is said.
    await waitForStatus(page, 'SRE Lens: baseline unknown');
    await runCommand(page, 'View: Show SRE Lens');
    assert.match(await (await serviceRow(page, 'orders')).innerText(), /phone-shop/);
    await page
      .locator('.monaco-list-row', { hasText: 'collection → inventory' })
      .filter({ hasText: 'phone-shop' })
      .waitFor();
  });

  it('asks which folder to review, and says which it shows', async () => {
    const { page } = workbench;
    await commandAndPick(page, "SRE Lens: Review This Branch's New Calls", 'phone-shop');
    const review = reviewPage(page);
    await review.getByText('phone-shop', { exact: true }).waitFor();
    await commandAndPick(page, "SRE Lens: Review This Branch's New Calls", 'tickets');
    await review.getByRole('heading', { name: 'SRE Lens cannot tell what is new' }).waitFor();
    assert.equal(await page.locator('.tab', { hasText: 'New Calls' }).count(), 1);
  });

  it('picks core services in the folder that is asked for', async () => {
    const { page } = workbench;
    const config = path.join(scratch, 'phone-shop/.sre/config.yaml');
    const before = await readFile(config, 'utf8');
    await runCommand(page, 'SRE Lens: Pick Core Services');
    await pickRow(page, 'tickets');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await page.locator('.quick-input-widget', { hasText: 'Which services are core?' }).waitFor();
    assert.equal(await rows.count(), 1);
    await rows.first().locator('.monaco-checkbox').click();
    await page.locator('.quick-input-widget', { hasText: '1 Selected' }).getByRole('button', { name: 'OK' }).click();
    await page.locator('.tab.active', { hasText: 'config.yaml' }).waitFor();
    assert.match(await readFile(path.join(scratch, 'tickets/.sre/config.yaml'), 'utf8'), /core: \[tickets\]/);
    assert.equal(await readFile(config, 'utf8'), before);
  });
});
