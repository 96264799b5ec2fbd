// The packaged extension: holds what it should and no more, installs into a real VS Code, and activates there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '../../../esbuild.mjs';
import { makeDemo } from '../../../scripts/demo.mjs';
import { runCommand } from '../hands';
import { repositoryRoot } from '../npm-package';
import { openWorkbench, type Workbench } from '../open-vscode';

const run = promisify(execFile);
const limitBytes = 2_000_000;

type Manifest = { name: string; version: string; main: string };

describe('the packaged extension', function () {
  this.timeout(180_000);
  let vsix: string;
  let manifest: Manifest;
  let scratch: string;
  let workbench: Workbench | undefined;

  before(async () => {
    manifest = JSON.parse(await readFile(path.join(repositoryRoot, 'package.json'), 'utf8')) as Manifest;
    vsix = path.join(repositoryRoot, 'out', `${manifest.name}-${manifest.version}.vsix`);
    scratch = await mkdtemp(path.join(tmpdir(), 'sre-lens-package-'));
    await rm(vsix, { force: true });
    await run(process.execPath, ['scripts/package.mjs'], { cwd: repositoryRoot });
  });

  after(async () => {
    await workbench?.close();
    await rm(scratch, { recursive: true, force: true });
    await bundle();
  });

  it('holds the bundles and what they need, and no source', async () => {
    const vsce = path.join(repositoryRoot, 'node_modules/@vscode/vsce/vsce');
    const { stdout } = await run(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: repositoryRoot });
    const files = stdout.trim().split('\n');
    for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', path.posix.normalize(manifest.main)]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
    const allowed =
      /^(dist\/[\w-]+\.js|(media|schemas|snippets|l10n|docs\/(?:rules|alerts|checks))\/.+|package(\.nls.*)?\.json|[A-Z]+(\.md)?)$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file)),
      [],
    );
    assert.ok((await stat(vsix)).size < limitBytes, `larger than ${limitBytes} bytes`);
  });

  it('installs and activates', async () => {
    const workspaceFolder = path.join(scratch, 'phone-shop');
    await makeDemo(workspaceFolder);
    workbench = await openWorkbench({ workspaceFolder, vsix: [vsix] });
    await runCommand(workbench.page, 'Developer: Show Running Extensions');
    const row = workbench.page
      .locator('.runtime-extensions-editor .extension', { hasText: 'SRE Lens' })
      .filter({ hasText: /Activation: \d+ms/ });
    await row.waitFor();
    assert.doesNotMatch(await row.innerText(), /uncaught error/i);
  });
});
