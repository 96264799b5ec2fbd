// By a user's hands: the mind map is created, decided in the view, reviewed month by month, and looked at as a picture.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand, waitForStatus } from '../hands';
import { pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { reviewPage } from '../view-hands';

describe('practices, by hand', function () {
  this.timeout(240_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  const row = (name: string) => workbench.page.locator(`.monaco-list-row[aria-label^="${name}, "]`).last();
  const map = () => reviewPage(workbench.page);
  const node = (name: string) => map().locator(`g.item[aria-label^="${name}, "]`);
  const file = () => readFile(path.join(workspaceFolder, '.sre/practices.yaml'), 'utf8');
  const input = () => workbench.page.locator('.quick-input-widget input').first();

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-practices-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      viewport: { width: 1500, height: 1000 },
    });
    await waitForStatus(workbench.page, '3 new calls, 2 touch core, 7 questions open', 120_000);
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('are created from the empty view', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Focus on Practices View');
    // Room for the rows: what is not on screen is not drawn.
    for (const other of ['Pre-sprint', 'Services'])
      await page.locator('.pane-header.expanded', { hasText: other }).click();
    await page.locator('.pane-body').getByRole('button', { name: 'Create Practices File' }).click();
    await page.locator('.tab.active', { hasText: 'practices.yaml' }).waitFor();
    await row('Load tests').waitFor();
    assert.match(
      (await row('Load tests').getAttribute('aria-label')) ?? '',
      /^Load tests, undecided, Due: not decided yet, /,
    );
    assert.match((await row('Benchmarking').getAttribute('aria-label')) ?? '', /^Benchmarking, 0 of 3 adopted/);
  });

  it('are adopted by a click, which changes the lines of that practice', async () => {
    const before = await file();
    await row('Load tests').hover();
    await row('Load tests').getByRole('button', { name: 'Adopt Practice' }).click();
    await workbench.page.locator('.monaco-list-row[aria-label^="Load tests, adopted, "]').waitFor();
    const lines = new Set(before.split('\n'));
    assert.deepEqual(
      (await file())
        .split('\n')
        .filter((line) => !lines.has(line))
        .map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'today')),
      ['    state: adopted', '    decided: today'],
    );
  });

  it('are put off with a reason and a day', async () => {
    const { page } = workbench;
    await row('Benchmarks run in the pipeline').hover();
    await row('Benchmarks run in the pipeline').getByRole('button', { name: 'Not Now…' }).click();
    await page.locator('.quick-input-message', { hasText: 'Why not now?' }).waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.quick-input-message', { hasText: 'a decision without a reason switches nothing off' })
      .waitFor();
    await input().fill('no runner for it');
    await page.keyboard.press('Enter');
    await pickRow(page, 'Another day');
    await page.locator('.quick-input-message', { hasText: 'The day, such as' }).waitFor();
    await input().fill('2020-01-01');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'A day after today' }).waitFor();
    await input().fill('2099-01-31');
    await page.keyboard.press('Enter');
    await page
      .locator('.monaco-list-row[aria-label^="Benchmarks run in the pipeline, not now until 2099-01-31, "]')
      .waitFor();
    assert.match(await file(), /state: not-now\n.*checks: .*\n {4}reason: no runner for it\n/);
  });

  it('are reviewed one after the other, with the way back, and stopping keeps what was decided', async () => {
    const { page } = workbench;
    const title = (text: string) => page.locator('.quick-input-title', { hasText: text }).waitFor();
    const pick = async (text: string) => {
      // What hovers over a row lies on the next one.
      await page.mouse.move(0, 0);
      await pickRow(page, text);
    };
    await runCommand(page, 'SRE Lens: Monthly Practices Review');
    await title('Monthly practices review: 1 of 43');
    await pick('Skip');
    await title('2 of 43');
    await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await title('1 of 43');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'ARC-01' }).first().waitFor();
    await pick('Adopted');
    await title('2 of 43');
    await pick('Not now');
    await page.locator('.quick-input-message', { hasText: 'Why not now?' }).waitFor();
    await input().fill('a pilot');
    await page.keyboard.press('Enter');
    await pick('In three months');
    await title('3 of 43');
    await pick('Undecided');
    await title('4 of 43');
    await pick('Stop');
    await page.locator('.notification-toast', { hasText: '3 practices decided, 40 still due' }).waitFor();
    assert.equal((await file()).match(/state: adopted/g)?.length, 2);
    assert.equal((await file()).match(/state: not-now/g)?.length, 2);
  });

  it('are a picture that is walked through by the arrow keys', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Show SRE Mind Map');
    await node('Load tests').waitFor();
    await map().getByText('45 practices: 2 adopted, 2 not now, 41 undecided; 40 due').waitFor();
    await node('Benchmarking').focus();
    await page.keyboard.press('ArrowRight');
    const focused = () => map().locator('g.item:focus').getAttribute('aria-label');
    assert.match((await focused()) ?? '', /^Load tests, adopted/);
    await page.keyboard.press('ArrowDown');
    assert.match(
      (await focused()) ?? '',
      /^Benchmark results are kept, fresh and valid, undecided, due: not decided yet/,
    );
    const details = map().getByRole('complementary', { name: 'Practice' });
    await details.getByText('decides nothing').waitFor();
    await details.getByRole('button', { name: 'Adopt' }).click();
    await map().getByText('45 practices: 3 adopted').waitFor();
    await details.locator('.state-line', { hasText: 'adopted' }).waitFor();
    await node('Benchmark results are kept, fresh and valid').focus();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'practices.yaml' }).waitFor();
  });

  it('are a table for those who see no picture', async () => {
    await map().getByText('List of practices (45)').click();
    await map()
      .getByRole('row', {
        name: /Benchmarking Benchmarks run in the pipeline not now until 2099-01-31 no runner for it/,
      })
      .waitFor();
  });
});
