// In the real extension host: the extension is found, activates, and registers the commands that it declares.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as vscode from 'vscode';
import type { SreLensApi } from '../../../src/client/api';
import { suiteMark } from './mark';

type Manifest = { contributes: { commands: { command: string }[] } };

function ownExtension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('sre-lens.sre-lens');
  assert.ok(found !== undefined, 'VS Code does not know the extension');
  return found;
}

describe('activation', () => {
  it('activates in a workspace', async () => {
    const extension = ownExtension();
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that package.json declares', async () => {
    const extension = ownExtension();
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = (extension.packageJSON as Manifest).contributes.commands.map((command) => command.command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('registers no command that package.json does not declare', async () => {
    const extension = ownExtension();
    await extension.activate();
    const declared = new Set((extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command));
    // VS Code itself makes some for each view: focus, open, resetViewLocation …
    const ours = (await vscode.commands.getCommands(true)).filter(
      (command) => command.startsWith('sreLens.') && !/^sreLens\.(presprint|services|practices)\./.test(command),
    );
    assert.deepEqual(
      ours.filter((command) => !declared.has(command)),
      [],
    );
  });

  it('says how long it takes', async () => {
    const extension = ownExtension();
    const file = path.join(extension.extensionPath, 'dist/extension.js');
    const code = await readFile(file, 'utf8');
    // As the extension host loads it: compiled and run once more, without being activated.
    const begun = performance.now();
    const loaded: { exports: Record<string, unknown> } = { exports: {} };
    new vm.Script(`(function (require, module, exports) {${code}\n})`, { filename: file }).runInThisContext()(
      createRequire(__filename),
      loaded,
      loaded.exports,
    );
    const load = performance.now() - begun;
    const { activationMs } = (await extension.activate()) as SreLensApi;
    console.log(`${suiteMark}activation: load ${load.toFixed(1)} ms, activate ${activationMs.toFixed(1)} ms`);
    assert.equal(typeof loaded.exports['activate'], 'function');
    assert.ok(Number.isFinite(activationMs));
  });

  it('sees the files of the workspace', async () => {
    const files = await vscode.workspace.findFiles('**/openapi.yaml');
    assert.ok(files.length > 0, 'findFiles found no openapi.yaml');
  });
});
