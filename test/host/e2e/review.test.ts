// By a user's hands: the services, the page of the new calls with its links and its export, a descriptor, the walkthrough.
import assert from 'node:assert/strict';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand, waitForStatus } from '../hands';
import { commandAndPick, pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { appears, reviewPage, saveAs, serviceRow, unfold } from '../view-hands';

/** As much of an element of the page as is asked about here: its own types belong to a browser. */
interface Drawn {
  readonly textContent: string | null;
  readonly getBoundingClientRect: () => { readonly right: number };
  readonly querySelectorAll: (selector: string) => Iterable<Drawn>;
}

describe('views and pages, by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-review-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      settings: { 'files.simpleDialog.enable': true },
      viewport: { width: 1280, height: 1300 },
    });
    await waitForStatus(workbench.page, '3 new calls, 2 touch core, 7 questions open');
    await runCommand(workbench.page, 'View: Show SRE Lens');
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('lists the services by their effective tier, in words', async () => {
    const { page } = workbench;
    const sms = await serviceRow(page, 'notifications-sms');
    assert.match(
      (await sms.getAttribute('aria-label')) ?? '',
      /Tier: core, declared supplementary \(checkout waits for it\)/,
    );
    assert.match(await sms.innerText(), /declared supplementary/);
    for (const tier of ['Core', 'Normal']) await page.locator(`[aria-label^="${tier}, "]`).first().waitFor();
  });

  it('unfolds a service to its callers, the new one marked, each opening its line', async () => {
    const { page } = workbench;
    await unfold(await serviceRow(page, 'payments'));
    await unfold(page.locator('[aria-label="Callers, 4"]'));
    const caller = page.locator('[aria-label^="loyalty, new"]').first();
    await caller.waitFor();
    assert.match(
      (await caller.getAttribute('aria-label')) ?? '',
      /redeemPoints → chargeAccount.*services\/loyalty\/sre\.yaml:29/,
    );
    await caller.click();
    await page.locator('.tab.active', { hasText: 'sre.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 29' }).waitFor();
  });

  it('says aloud what the icons of the new calls show', async () => {
    const rows = workbench.page.locator('.monaco-list-row[aria-label*=" → "][aria-level="1"]');
    await rows.filter({ hasText: 'collection → inventory' }).waitFor();
    const told = await Promise.all((await rows.all()).map((row) => row.getAttribute('aria-label')));
    assert.deepEqual(told, [
      'loyalty#redeemPoints → payments#chargeAccount, warning, 0 of 4 questions answered',
      'payments#confirmCharge → notifications-sms#sendMessage, error, 0 of 3 questions answered',
      'collection#getCase → inventory#listReservations, new',
    ]);
  });

  it('begins the path of a new call at the flow that waits, and shows each step', async () => {
    const { page } = workbench;
    await commandAndPick(page, 'SRE Lens: Show Path', 'notifications-sms');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'checkout, a core flow' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.tab.active', { hasText: 'openapi.yaml' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('.tab.active', { hasText: 'sre.yaml' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('shows one page of the new calls whose links open their lines', async () => {
    const { page } = workbench;
    await runCommand(page, "SRE Lens: Review This Branch's New Calls");
    const review = reviewPage(page);
    await review.getByRole('heading', { name: 'checkout now waits for notifications-sms: it becomes core' }).waitFor();
    for (const title of ['Who must look', 'Flows that come into the picture', 'Tiers changed', 'New calls'])
      await review.getByRole('heading', { name: title, exact: true }).waitFor();
    await review.getByRole('link', { name: 'services/payments/openapi.yaml:93' }).first().click();
    await page.locator('.tab.active', { hasText: 'openapi.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 93' }).waitFor();
    assert.equal(await page.locator('.tab', { hasText: 'New Calls' }).count(), 1);
  });

  it('keeps all of the page in sight of a narrow editor, with one heading above all', async () => {
    const { page } = workbench;
    const usual = page.viewportSize() ?? { width: 1280, height: 1300 };
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, "SRE Lens: Review This Branch's New Calls");
    await page.setViewportSize({ width: 948, height: usual.height });
    const review = reviewPage(page);
    await review.getByRole('heading', { name: 'Tiers changed' }).waitFor();
    assert.equal(await review.getByRole('heading', { level: 1 }).count(), 1);
    const cut = await review.locator('main').evaluate((element: unknown) => {
      const main = element as Drawn;
      const { right } = main.getBoundingClientRect();
      const things = [...main.querySelectorAll('*')];
      return things.filter((one) => one.getBoundingClientRect().right > right + 1).map((one) => one.textContent);
    });
    assert.deepEqual(cut, []);
    await page.setViewportSize(usual);
  });

  it('is reached and read by keyboard', async () => {
    const { page } = workbench;
    await runCommand(page, "SRE Lens: Review This Branch's New Calls");
    const review = reviewPage(page);
    await review.getByRole('heading', { name: 'New calls', exact: true }).waitFor();
    const button = review.getByRole('button', { name: 'Export as Markdown…' });
    const first = review.locator('a:focus', { hasText: 'checkout' });
    // The editor may still be moving the focus to the page that it has just shown: then begin again.
    let reached = false;
    for (let tries = 0; tries < 4 && !reached; tries++) {
      await button.focus();
      for (let steps = 0; steps < 5 && !reached; steps++) {
        await page.keyboard.press('Tab');
        reached = await appears(first);
      }
    }
    assert.ok(reached, 'no link was reached by Tab');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'sre.yaml' }).waitFor();
  });

  it('exports the page as Markdown with links relative to the file', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Export Review as Markdown…');
    await saveAs(page, 'new-calls.md');
    await page.locator('.tab.active', { hasText: 'new-calls.md' }).waitFor();
    const text = await readFile(path.join(workspaceFolder, 'new-calls.md'), 'utf8');
    assert.match(text, /^# `checkout` now waits for `notifications-sms`: it becomes core\n/);
    assert.match(text, /\(<services\/payments\/openapi\.yaml#L93>\)/);
  });

  it('exports the report in a format of the command line', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Export Report…');
    await pickRow(page, /SARIF/i);
    await saveAs(page, 'sre-lens-sarif.sarif');
    await page.locator('.tab.active', { hasText: 'sre-lens-sarif.sarif' }).waitFor();
    const log = JSON.parse(await readFile(path.join(workspaceFolder, 'sre-lens-sarif.sarif'), 'utf8')) as {
      version: string;
    };
    assert.equal(log.version, '2.1.0');
  });

  it('drafts the descriptor of a service that has none', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Create Service Descriptor');
    await pickRow(page, 'inventory');
    await page.locator('.tab.active', { hasText: 'sre.yaml' }).waitFor();
    const text = await readFile(path.join(workspaceFolder, 'services/inventory/sre.yaml'), 'utf8');
    assert.match(text, /^service: inventory$/m);
    assert.doesNotMatch(text, /^tier:/m);
  });

  it('has a walkthrough of four steps with their pictures', async () => {
    const { page } = workbench;
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await pickRow(page, 'Get Started with SRE Lens');
    const steps = page.locator('.getting-started-step');
    await steps.first().waitFor();
    assert.equal(await steps.count(), 4);
    for (const name of ['services', 'core', 'call', 'review'])
      await access(path.join(repositoryRoot, `media/walkthrough/${name}.svg`));
  });
});
