// By a user's hands: the picture of the calls, searched, filtered, walked through by keyboard, its lines opened.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand, waitForStatus } from '../hands';
import { pickRow } from '../lens-hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { pickFromMenu, reviewPage, serviceRow } from '../view-hands';

describe('the call graph, by hand', function () {
  this.timeout(240_000);
  let scratch: string;
  let workbench: Workbench;

  const picture = () => reviewPage(workbench.page);
  const node = (name: string) => picture().locator(`g.node[aria-label^="${name}, "]`);
  const details = () => picture().getByRole('complementary', { name: 'Details' });
  const shows = (services: number) =>
    picture()
      .locator('.size', { hasText: `${services} ` })
      .waitFor();

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-graph-'));
    const workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      viewport: { width: 1400, height: 900 },
    });
    await waitForStatus(workbench.page, '3 new calls, 2 touch core, 7 questions open');
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('shows the whole of a small estate, tiers in words, new calls and promotions told', async () => {
    await runCommand(workbench.page, 'SRE Lens: Show Call Graph');
    await node('payments').waitFor();
    await shows(10);
    assert.match(
      (await node('notifications-sms').getAttribute('aria-label')) ?? '',
      /core, declared supplementary, raised by this branch, \d callers/,
    );
    await details().getByText('becomes core: checkout waits for it').waitFor();
    assert.equal(await picture().locator('svg.picture g.edge.new').count(), 3);
  });

  it('finds a service and says what stops when it is down', async () => {
    const search = picture().getByRole('searchbox');
    await search.fill('sms');
    await search.press('Enter');
    await details().getByRole('heading', { name: 'notifications-sms' }).waitFor();
    await details().getByText('432.0 of 21.6 min/30 d').waitFor();
    await details().getByText('Hits 4 services, 1 flow, 4 teams.').waitFor();
    await picture().getByRole('button', { name: 'What if it is down?' }).click();
    await shows(5);
    await picture().getByLabel('Show', { exact: true }).selectOption('all');
    await shows(10);
  });

  it('is walked through by the arrow keys, and Enter opens the line', async () => {
    const { page } = workbench;
    await node('payments').focus();
    await page.keyboard.press('ArrowRight');
    const reached = await picture().locator('g.node:focus').getAttribute('aria-label');
    assert.match(reached ?? '', /^(notifications-sms|identity), /);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    await details().getByRole('heading', { name: 'Call graph' }).waitFor();
    await node('payments').focus();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'yaml' }).waitFor();
  });

  it('leaves out what is not ticked', async () => {
    await picture().getByText('Tiers', { exact: true }).click();
    await picture().getByLabel('core', { exact: true }).uncheck();
    await node('payments').waitFor({ state: 'detached' });
    await picture().getByLabel('core', { exact: true }).check();
    await node('payments').waitFor();
    await picture().getByText('Tiers', { exact: true }).click();
  });

  it('opens the line of a call from the list beside it', async () => {
    const { page } = workbench;
    await node('payments').focus();
    await page.keyboard.press('Space');
    await details().getByRole('link', { name: 'services/payments/openapi.yaml:93' }).first().click();
    await page.locator('.tab.active', { hasText: 'openapi.yaml' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 93' }).waitFor();
  });

  it('has every call in a list for those who see no picture', async () => {
    await picture().getByText('List of calls (27 calls)').click();
    await picture()
      .getByRole('row', { name: /payments notifications-sms .*async, waits, hard, declared new/ })
      .waitFor();
    await picture().getByText('List of calls (27 calls)').click();
  });

  it('shows the blast radius of a service from the palette, in the same panel', async () => {
    const { page } = workbench;
    await runCommand(page, 'SRE Lens: Show Blast Radius');
    await pickRow(page, 'identity');
    await picture().locator('select', { hasText: 'If identity is down' }).waitFor();
    await details().getByRole('heading', { name: 'identity' }).waitFor();
    assert.equal(await page.locator('.tab', { hasText: 'Call Graph' }).count(), 1);
  });

  it('is drawn around a service from the Services view', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Show SRE Lens');
    await pickFromMenu(await serviceRow(page, 'catalog'), 'Show Call Graph');
    await picture().locator('select', { hasText: 'Around catalog' }).waitFor();
  });
});
