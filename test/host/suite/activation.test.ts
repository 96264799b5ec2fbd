// In the real extension host: the extension is found, activates, and registers the commands that it declares.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

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
      (command) => command.startsWith('sreLens.') && !command.startsWith('sreLens.presprint.'),
    );
    assert.deepEqual(
      ours.filter((command) => !declared.has(command)),
      [],
    );
  });

  it('sees the files of the workspace', async () => {
    const files = await vscode.workspace.findFiles('**/openapi.yaml');
    assert.ok(files.length > 0, 'findFiles found no openapi.yaml');
  });
});
