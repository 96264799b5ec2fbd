// By a user's hands: a stage is requested, what files cannot say is attested, a load test is drafted.
import assert from 'node:assert/strict';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand, waitForStatus } from '../hands';
import { pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { reviewPage } from '../view-hands';

const RECORD = '.sre/reviews/payments.yaml';
const SCRIPT = 'services/payments/bench/payments.js';

describe('gates and attestations, by hand', function () {
  this.timeout(180_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-gates-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      viewport: { width: 1280, height: 1000 },
    });
    await waitForStatus(workbench.page, /3 new calls/, 90_000);
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  /** Types into the box of the quick input with this title, which is there by then, and confirms. */
  const type = async (title: string | RegExp, text: string): Promise<void> => {
    const box: Locator = workbench.page.locator('.quick-input-widget', { hasText: title }).locator('input').first();
    await box.waitFor();
    await box.fill(text);
    await box.press('Enter');
  };
  const confirm = async (check: string, link: string): Promise<void> => {
    const { page } = workbench;
    await page.locator('.quick-input-message', { hasText: 'Where can it be seen?' }).waitFor();
    await type(check, '');
    await page.locator('.quick-input-message', { hasText: 'Say where' }).waitFor();
    await type(check, link);
    await page.locator('.quick-input-message', { hasText: 'Who confirms it?' }).waitFor();
    await type(check, 'team-sre');
    await pickRow(page, 'For half a year');
  };
  const missing = async (title: string, stage: string): Promise<number> => {
    const { page } = workbench;
    await runCommand(page, `SRE Lens: ${title}`);
    await type(`Request ${stage} for which service?`, 'payments');
    const heading = reviewPage(page).getByRole('heading', { name: `payments lacks` }).filter({ hasText: stage });
    await heading.waitFor();
    const [, count = ''] = /lacks (\d+) required checks/.exec(await heading.innerText()) ?? [];
    await reviewPage(page)
      .locator('details.missing[open]', { hasText: `What is missing (${count})` })
      .waitFor();
    return Number(count);
  };

  it('say exactly what is missing for limited and for general availability', async () => {
    const limited = await missing('Request Limited Availability', 'limited availability');
    const general = await missing('Request General Availability', 'general availability');
    assert.ok(limited > 0 && limited < general, `${limited}, ${general}`);
  });

  it('take a confirmation from the page, and review again', async () => {
    const review = reviewPage(workbench.page);
    const check = review.locator('.check', { hasText: 'EMR-03' });
    const before = await review.getByRole('heading', { level: 1 }).innerText();
    await check.locator('summary').click();
    await check.getByRole('button', { name: 'Attest EMR-03…' }).click();
    await confirm('EMR-03', 'https://wiki.phone-shop.example/levers');
    await workbench.page.locator('.tab', { hasText: 'payments.yaml' }).first().waitFor();
    await review.locator('.check.pass', { hasText: 'EMR-03' }).waitFor();
    const fewer = (text: string) => String(Number(text) - 1);
    await review.getByRole('heading', { name: before.replace(/\d+/, fewer) }).waitFor();
    assert.match(
      await readFile(path.join(workspaceFolder, RECORD), 'utf8'),
      /check: EMR-03\n +link: https:\/\/wiki\.phone-shop\.example\/levers\n +by: team-sre\n/,
    );
  });

  it('list what waits for a person, one confirmed after the other', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Attest Readiness');
    await type('Attest readiness of which service?', 'payments');
    const list = page.locator('.quick-input-widget', { hasText: 'Attest readiness of payments' });
    await list.waitFor();
    await type('Attest readiness of payments', 'EMR-04');
    await confirm('EMR-04', 'https://wiki.phone-shop.example/postmortems');
    await list.waitFor();
    await list.locator('input').first().fill('EMR');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'EMR-05' }).waitFor();
    assert.equal(await page.locator('.quick-input-list .monaco-list-row', { hasText: /EMR-0[34]/ }).count(), 0);
    await page.keyboard.press('Escape');
    await page.locator('.tab.active', { hasText: 'payments.yaml' }).waitFor();
    const record = await readFile(path.join(workspaceFolder, RECORD), 'utf8');
    assert.deepEqual(record.match(/(?<=check: )\S+/g), ['EMR-03', 'EMR-04']);
  });

  it('draft a load test of a service with operations, and leave the one that is there', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Generate Service Benchmark');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'payments' }).first().waitFor();
    assert.equal(await rows.filter({ hasText: /^web/ }).count(), 0);
    await type('Generate a benchmark of a service', 'payments');
    await page.locator('.tab.active', { hasText: 'payments.js' }).waitFor();
    await access(path.join(workspaceFolder, SCRIPT));
    await runCommand(page, 'View: Close Editor');
    await runCommand(page, 'SRE Lens: Generate Service Benchmark');
    await type('Generate a benchmark of a service', 'payments');
    await page.locator('.notification-toast', { hasText: `${SCRIPT} is there already` }).waitFor();
    await page.locator('.tab.active', { hasText: 'payments.js' }).waitFor();
  });
});
