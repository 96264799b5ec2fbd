// By a user's hands in a real VS Code: the demo is opened, a document is read, the extension's output is there.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/demo.mjs';
import { editorText, openFile, runCommand, waitForStatus } from '../hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';

describe('a workspace opened by hand', function () {
  this.timeout(120_000);
  let scratch: string;
  let workbench: Workbench;

  before(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-e2e-'));
    const workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({ workspaceFolder, extensionPath: repositoryRoot });
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
  });

  it('shows the text of a document', async () => {
    await openFile(workbench.page, 'services/payments/openapi.yaml');
    await workbench.page.screenshot({ path: path.join(repositoryRoot, 'out/screens/open-file.png') });
    assert.match(await editorText(workbench.page), /^openapi: 3\.1/m);
  });

  it('says in the status bar that it is there', async () => {
    const item = await waitForStatus(workbench.page, 'SRE Lens');
    assert.match(await item.innerText(), /SRE Lens/);
  });

  it('writes to its output channel', async () => {
    await runCommand(workbench.page, 'SRE Lens: Show Output');
    await workbench.page.locator('.panel .view-line', { hasText: 'files looked at' }).first().waitFor();
    await workbench.page.screenshot({ path: path.join(repositoryRoot, 'out/screens/output.png') });
  });
});
