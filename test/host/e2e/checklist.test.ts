// By a user's hands: a call is typed into the demo, answered in its thread, found in the story file, undone, and gone.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { openFile, waitForStatus } from '../hands';
import {
  lensTexts,
  lensWith,
  openThread,
  pickRow,
  problemsWith,
  questionIn,
  typeBelow,
  typingSettings,
} from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';

const document = 'services/payments/openapi.yaml';
const typed = ['        - to: loyalty#listRewards', '          mode: sync', '          criticality: hard'];

describe('the checklist of a new call, by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let workspaceFolder: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-checklist-'));
    workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      settings: typingSettings,
      // The whole thread and the lens above it: VS Code draws no lens that is scrolled away.
      viewport: { width: 1280, height: 1500 },
    });
    await waitForStatus(workbench.page, '3 new calls, 2 touch core, 7 questions open');
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  async function story(): Promise<string> {
    const folder = path.join(workspaceFolder, '.sre/solutions');
    const [file, ...others] = await readdir(folder);
    assert.ok(file !== undefined && others.length === 0, 'one story file is expected');
    return readFile(path.join(folder, file), 'utf8');
  }

  it('shows the typed call at its line once the cursor has left it', async () => {
    const { page } = workbench;
    await openFile(page, document, await lineOf('blocks: true'));
    await typeBelow(page, typed);
    await page.keyboard.press('ArrowDown');
    await lensWith(page, /new · promotes loyalty to core · .* questions open/);
    await waitForStatus(page, '4 new calls, 3 touch core');
    // The other is below the call of the branch.
    await page.locator('.squiggly-error').nth(1).waitFor();
    const rows = await problemsWith(page, 'loyalty becomes core');
    assert.equal(rows.filter((row) => row.includes('loyalty becomes core')).length, 1);
    await page.keyboard.press('Control+J');
  });

  it('answers questions by the buttons and the box of the thread, into the story file', async () => {
    const { page } = workbench;
    const thread = await openThread(page, 'promotes loyalty to core');
    // A comment of their own: the summary is cut at the height of VS Code.
    await thread
      .locator('.review-comment', { hasText: 'Ways out' })
      .getByRole('link', { name: 'Do not wait' })
      .waitFor();
    const open = Number(/(\d+) questions open/.exec((await lensTexts(page)).join('\n').split('loyalty')[1] ?? '')?.[1]);

    const ready = questionIn(thread, 'TS-03');
    await ready.getByRole('button', { name: 'Use Ready Answer' }).click();
    await pickRow(page, 'Agreed with the owners');
    await ready.getByText('answered', { exact: true }).waitFor();
    await lensWith(page, new RegExp(`loyalty.* · ${open - 1} questions open`));

    const own = questionIn(thread, 'TS-06');
    await own.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.locator('.quick-input-widget input').first().fill('200 ms, 400 ms in all');
    await pickRow(page, '200 ms, 400 ms in all');
    await own.getByText('answered', { exact: true }).waitFor();
    await lensWith(page, new RegExp(`loyalty.* · ${open - 2} questions? open`));

    const written = await story();
    assert.match(written, /^story: PAY-123$/m);
    assert.match(written, /from: payments#confirmCharge\n\s+to: loyalty#listRewards/);
    assert.match(written, /TS-03:\n\s+text: Agreed with the owners of both services/);
    assert.match(written, /TS-06:\n\s+text: "200 ms, 400 ms in all"/);
  });

  it('takes an answer back', async () => {
    const { page } = workbench;
    const question = questionIn(page.locator('.review-widget'), 'TS-06');
    await question.getByRole('button', { name: 'Take Answer Back' }).click();
    await question.getByText('open', { exact: true }).waitFor();
    assert.doesNotMatch(await story(), /TS-06/);
  });

  it('forgets the call when the typing is undone', async () => {
    const { page } = workbench;
    await page.locator('.view-line', { hasText: 'loyalty#listRewards' }).first().click();
    await page.keyboard.press('Control+Z');
    const line = page.locator('.view-line', { hasText: 'loyalty#listRewards' });
    for (let step = 0; step < typed.length * 3 && (await line.count()) > 0; step++)
      await page.keyboard.press('Control+Z');
    await line.waitFor({ state: 'detached' });
    await waitForStatus(page, '3 new calls, 2 touch core');
    await page.locator('.codelens-decoration', { hasText: 'loyalty' }).waitFor({ state: 'detached' });
    await page.locator('.review-widget', { hasText: 'loyalty#listRewards' }).waitFor({ state: 'detached' });
    const rows = await problemsWith(page, 'notifications-sms becomes core');
    assert.deepEqual(
      rows.filter((row) => row.includes('loyalty becomes core')),
      [],
    );
  });

  async function lineOf(text: string): Promise<number> {
    const lines = (await readFile(path.join(workspaceFolder, document), 'utf8')).split('\n');
    return lines.findIndex((line) => line.includes(text)) + 1;
  }
});
