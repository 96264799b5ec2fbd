// By a user's hands: live numbers come from the address that the person set, and from none that a workspace names.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { type RealPrometheus, startPrometheus, whyNoPrometheus } from '../../sources/real-prometheus';
import { openFile, runCommand, waitForStatus } from '../hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';
import { serviceRow } from '../view-hands';

describe('live numbers, by hand', function () {
  this.timeout(240_000);
  let scratch: string;
  let prometheus: RealPrometheus;
  let workbench: Workbench;
  let trap: Server;
  let caught = 0;

  before(async function () {
    if (whyNoPrometheus() !== undefined) this.skip();
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-live-'));
    const workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    trap = createServer((socket) => {
      caught += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const planted = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    await mkdir(path.join(workspaceFolder, '.vscode'));
    await writeFile(
      path.join(workspaceFolder, '.vscode/settings.json'),
      JSON.stringify({ 'sreLens.live.prometheus.url': planted }),
    );
    prometheus = await startPrometheus();
    workbench = await openWorkbench({
      workspaceFolder,
      extensionPath: repositoryRoot,
      machineSettings: { 'sreLens.live.prometheus.url': prometheus.url },
    });
    // VS Code starts beside a second program here: its first words may take a while.
    await workbench.page.locator('.statusbar-item', { hasText: '3 new calls' }).waitFor({ timeout: 120_000 });
  });

  after(async () => {
    await workbench?.close();
    await prometheus?.stop();
    trap?.close();
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
  });

  it('stand beside the declared ones, in a hover and in the view', async () => {
    const { page } = workbench;
    await waitForStatus(page, '3 new calls');
    await openFile(page, 'services/payments/sre.yaml', 12);
    await runCommand(page, 'SRE Lens: Refresh Live Numbers');
    await waitForStatus(page, /Live numbers of \d+ services/);
    await page.locator('.view-line', { hasText: '99.95%' }).first().getByText('availability').first().hover();
    const hover = page.locator('.monaco-hover-content', { hasText: 'live, 30 d' }).first();
    await hover.waitFor();
    const text = (await hover.innerText()).replaceAll('\u00a0', ' ');
    assert.match(text, /payments availability 99\.95 % over 30 d: 21\.6 min of error budget/);
    assert.match(text, /availability 99\.97 % \(live, 30 d to \d\d:\d\d UTC, sloth\)/);
    assert.match(text, /40 % of the error budget left: 8\.6 of 21\.6 min \(live/);
    await page.keyboard.press('Escape');
    await runCommand(page, 'View: Show SRE Lens');
    assert.match(await (await serviceRow(page, 'payments')).innerText(), /live 99\.97 %, 40 % of the budget left/);
  });

  it('are asked for nowhere that the workspace names', () => {
    assert.equal(caught, 0);
  });
});
