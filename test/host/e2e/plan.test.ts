// By a user's hands: a call is planned, its numbers are seen before it is kept, a way out is tried, and it is kept in the document.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { editorText, runCommand, waitForStatus } from '../hands';
import { pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';

describe('planning a call, by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-plan-'));
    const workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      viewport: { width: 1280, height: 1000 },
    });
    await waitForStatus(workbench.page, '3 new calls');
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  /** The rows of the list, once one with this text is there. */
  async function rowsWith(text: string): Promise<readonly string[]> {
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: text }).first().waitFor();
    return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
  }

  it('goes back and forth between the steps, and shows the numbers before anything is written', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Plan a New Call');
    await pickRow(page, 'orders');
    await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await pickRow(page, 'payments');
    await pickRow(page, 'confirmCharge');
    await pickRow(page, 'loyalty');
    await pickRow(page, 'listRewards');
    await pickRow(page, 'Waits for the answer, and fails without it');
    await pickRow(page, 'Tries in all');
    // The list before it stands until VS Code has shown this step: what is typed earlier would filter its rows.
    await page.locator('.quick-input-message', { hasText: 'The first attempt counts' }).waitFor();
    const input = page.locator('.quick-input-widget input').first();
    await input.fill('none');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'Write a whole number from 1' }).waitFor();
    await input.fill('2');
    await page.keyboard.press('Enter');
    await pickRow(page, 'See the numbers');
    const rows = await rowsWith('Discard');
    assert.ok(
      rows.some((row) => row.includes('Keep in the OpenAPI document')),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((row) => row.includes('Soft with')),
      rows.join('\n'),
    );
    await waitForStatus(page, '3 new calls');
  });

  it('tries a way out, goes back to the first plan, and keeps that as a planned call', async () => {
    const { page } = workbench;
    await pickRow(page, 'Do not wait');
    await page.locator('.quick-input-widget input[placeholder*="async"]').waitFor();
    await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await page.locator('.quick-input-widget input[placeholder*="sync, hard"]').waitFor();
    await pickRow(page, 'Keep in the OpenAPI document');
    await page.locator('.tab.active', { hasText: 'openapi.yaml' }).waitFor();
    await waitForStatus(page, '4 new calls');
    const text = await editorText(page);
    assert.match(text, /- to: loyalty#listRewards\n +mode: sync\n +criticality: hard\n +tries: 2\n +planned: true/);
  });
});
