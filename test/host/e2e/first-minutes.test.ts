// By a user's hands: the first five minutes in a repository that never heard of SRE Lens.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeFirstRepository } from '../first-repository';
import { openFile, waitForStatus } from '../hands';
import { lensWith, pickRow, problemsWith, quickFixes, typeBelow, typingSettings } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';

const manifest = 'platform/k8s/payments.yaml';
const typed = [
  '            - name: SMS_URL',
  '              value: http://notifications-sms.phone-shop.svc.cluster.local:8080',
];

describe('the first five minutes, by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-first-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeFirstRepository(workspaceFolder);
    workbench = await openWorkbench({ workspaceFolder, extensionPath: repositoryRoot, settings: typingSettings });
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('says what was found and disturbs nobody', async () => {
    const { page } = workbench;
    const status = await waitForStatus(page, 'no core chosen');
    assert.match(await status.innerText(), /SRE Lens: 10 services, \d+ calls, no core chosen/);
    assert.equal(await page.locator('.notification-toast').count(), 0);
    assert.equal(await page.locator('.part.panel').isVisible(), false);
  });

  it('is set up by ticking two services', async () => {
    const { page } = workbench;
    await (await waitForStatus(page, 'no core chosen')).click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    assert.equal(await page.locator('.quick-input-list [role="checkbox"][aria-checked="true"]').count(), 0);
    for (const service of ['orders', 'payments'])
      await rows.filter({ hasText: service }).first().locator('.monaco-checkbox').click();
    await page.locator('.quick-input-widget', { hasText: '2 Selected' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'config.yaml' }).waitFor();
    await waitForStatus(page, 'no new calls');
    const config = await readFile(path.join(workspaceFolder, '.sre/config.yaml'), 'utf8');
    assert.match(config, /^sre-config: "1\.0"\ntiers:\n {2}core: \[(orders, payments|payments, orders)\]\n$/);
  });

  it('asks one question of a new address, where it is written', async () => {
    const { page } = workbench;
    const lines = (await readFile(path.join(workspaceFolder, manifest), 'utf8')).split('\n');
    await openFile(page, manifest, lines.findIndex((line) => line.trim() === 'env:') + 1);
    await typeBelow(page, typed);
    assert.deepEqual(await page.locator('.codelens-decoration').count(), 0);
    await page.keyboard.press('ArrowDown');
    await lensWith(page, 'new · may promote notifications-sms to core');
    const rows = await problemsWith(page, 'New: payments can now reach notifications-sms. Does payments wait for it?');
    assert.equal(rows.filter((row) => row.includes('SRE Lens')).length, 1);
    await page.keyboard.press('Control+J');
  });

  it('offers the three answers, and says what waiting means', async () => {
    const { page } = workbench;
    await page.locator('.view-line', { hasText: 'notifications' }).first().click();
    const titles = await quickFixes(page);
    assert.deepEqual(titles.slice(0, 3), ['It waits', 'It does not wait', 'Not a call']);
    await page.locator('.action-widget .monaco-list-row.focused', { hasText: 'It waits' }).waitFor();
    await page.keyboard.press('Enter');
    // What was answered is shown where it was written.
    await page.locator('.tab.active', { hasText: 'sre.yaml' }).waitFor();
    await lensWith(page, 'new · promotes notifications-sms to core');
    await problemsWith(page, 'notifications-sms becomes core: payments waits for it');
  });

  it('lists what is open before the sprint', async () => {
    const { page } = workbench;
    await (await waitForStatus(page, '1 new call, 1 touches core')).click();
    const view = page.locator('.part.sidebar .pane-body', { hasText: 'payments → notifications-sms' });
    await view.waitFor();
    await view.locator('.monaco-list-row', { hasText: 'TS-04' }).locator('.monaco-custom-toggle').click();
    await pickRow(page, 'The request fails');
    await view.locator('.monaco-list-row', { hasText: 'TS-04 The request fails' }).waitFor();
  });
});
