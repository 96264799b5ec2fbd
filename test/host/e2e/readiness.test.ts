// By a user's hands: a readiness review from the palette, its page, its tests, its fix, the services in words.
import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand, waitForStatus } from '../hands';
import { pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { reviewPage, saveAs, serviceRow } from '../view-hands';

const CONFIG = '.sre/config.yaml';

describe('readiness reviews, by hand', function () {
  this.timeout(180_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-readiness-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    // The page stays the same while checks are added.
    await appendFile(
      path.join(workspaceFolder, CONFIG),
      'profile: [CAP-04, CAP-06, ARC-01, CHG-06]\nonboarding: all\n',
    );
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      settings: { 'files.simpleDialog.enable': true },
      viewport: { width: 1280, height: 1000 },
    });
    await waitForStatus(workbench.page, /3 new calls/, 90_000);
    await runCommand(workbench.page, 'View: Show SRE Lens');
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('is run for all core services from the palette, and opens with what to do next', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Run Production Readiness Review');
    await pickRow(page, 'All core services');
    const review = reviewPage(page);
    await review
      .getByRole('heading', { name: /^Production readiness: 1 of \d+ services has failed checks$/ })
      .waitFor();
    const first = review.locator('ol li').first();
    assert.match(await first.innerText(), /notifications-sms CAP-04 .* core needs 3/);
    assert.equal(await page.locator('.tab', { hasText: 'Production Readiness' }).count(), 1);
  });

  it('filters by state and by phase', async () => {
    const review = reviewPage(workbench.page);
    await review.locator('[data-filter="state"]').selectOption('fail');
    await review.getByText('1 check', { exact: true }).waitFor();
    assert.deepEqual(await review.locator('.check:visible strong').allInnerTexts(), ['CAP-04', 'To mend it:']);
    await review.locator('[data-filter="state"]').selectOption('');
    await review.locator('[data-filter="group"]').selectOption('Capacity planning');
    const shown = await review.locator('.check:visible').all();
    const groups = await Promise.all(shown.map((check) => check.getAttribute('data-group')));
    assert.deepEqual([...new Set(groups)], ['Capacity planning']);
    await review.locator('[data-filter="group"]').selectOption('');
  });

  it('opens the line of its evidence', async () => {
    const { page } = workbench;
    await reviewPage(page).locator('ol li a').first().click();
    await page.locator('.tab.active', { hasText: 'notifications-sms.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 10' }).waitFor();
  });

  it('shows readiness in words in the Services view', async () => {
    const row = await serviceRow(workbench.page, 'notifications-sms');
    await workbench.page
      .locator('[aria-label^="notifications-sms, "][aria-label*="Readiness: 3 of 4 passed, 1 failed"]')
      .first()
      .waitFor();
    assert.match(await row.innerText(), /not onboarded · 3 of 4 passed, 1 failed/);
  });

  it('is exported as one HTML file to print', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Export Readiness Review');
    await pickRow(page, /One HTML file/);
    await saveAs(page, 'production-readiness.html');
    await page.locator('.tab.active', { hasText: 'production-readiness.html' }).waitFor();
    const html = await readFile(path.join(workspaceFolder, 'production-readiness.html'), 'utf8');
    assert.match(html, /<h1>Production readiness: 1 of \d+ services has failed checks<\/h1>/);
  });

  it('is a test of each check in the Test Explorer, what lacks evidence errored', async () => {
    const { page } = workbench;
    await runCommand(page, 'Test: Run All Tests');
    await runCommand(page, 'Testing: Focus on Test Explorer View');
    const rows = page.locator('.test-explorer .monaco-list-row');
    await page.locator('.test-explorer .monaco-list-row[aria-label$="(Errored)"]', { hasText: 'collection' }).waitFor();
    await page
      .locator('.test-explorer .monaco-list-row[aria-label$="(Failed)"]', { hasText: 'notifications-sms' })
      .waitFor();
    await page.locator('.test-explorer .monaco-list-row[aria-label$="(Passed)"]', { hasText: 'payments' }).waitFor();
    assert.equal(await rows.count(), 10);
    await page.locator('.part.panel .xterm-rows', { hasText: /payments: \d of 4 passed/ }).waitFor();
  });

  it('mends what failed from the page, and reviews again', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Run Production Readiness Review');
    await pickRow(page, 'All core services');
    const review = reviewPage(page);
    await review.locator('ol li button').first().click();
    await page.locator('.tab', { hasText: 'notifications-sms.yaml' }).first().waitFor();
    await review.getByRole('heading', { name: /^Production readiness: (?:all|no check failed)/ }).waitFor();
  });
});
