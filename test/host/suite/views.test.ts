// In the real extension host: the page of the new calls is one panel, and the views have what they need.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { asCommitted, until } from './shop';

interface View {
  readonly id: string;
  readonly icon?: string;
}
interface Manifest {
  readonly contributes: {
    readonly views: { readonly sreLens: readonly View[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string }[];
    readonly menus: Record<string, readonly { readonly command: string; readonly when?: string }[]>;
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
      readonly icon?: string;
    }[];
  };
}

function manifest(): Manifest['contributes'] {
  const extension = vscode.extensions.getExtension('sre-lens.sre-lens');
  assert.ok(extension !== undefined);
  return (extension.packageJSON as Manifest).contributes;
}

function reviews(): vscode.Tab[] {
  return pagesOf('sreLens.review');
}

function pagesOf(type: string): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.includes(type));
}

describe('views and pages', () => {
  before(() => asCommitted());

  it('open the page of the new calls once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('sreLens.reviewNewCalls');
    await vscode.commands.executeCommand('sreLens.reviewNewCalls');
    await until(vscode.window.tabGroups.onDidChangeTabs, () => reviews().length > 0);
    const [tab, ...others] = reviews();
    assert.ok(tab !== undefined && others.length === 0);
    assert.equal(tab.label, 'New Calls');
    await vscode.window.tabGroups.close(tab);
  });

  it('copy the page as Markdown', async () => {
    await vscode.commands.executeCommand('sreLens.copyReview');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^# `checkout` now waits for `notifications-sms`: it becomes core\n/);
    assert.doesNotMatch(text, /\]\(/);
  });

  it('create practices, decide about one that a keybinding names, and show their picture once', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    const file = vscode.Uri.joinPath(folder, '.sre/practices.yaml');
    const text = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    try {
      await vscode.commands.executeCommand('sreLens.createPractices');
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, file.path);
      await vscode.commands.executeCommand('sreLens.adoptPractice', 'load-testing');
      assert.match(await text(), /id: load-testing\n.*\n.*\n {4}state: adopted\n/);
      await vscode.commands.executeCommand('sreLens.undecidePractice', 'load-testing');
      assert.doesNotMatch(await text(), /state: adopted/);
      await vscode.commands.executeCommand('sreLens.showMindMap');
      await vscode.commands.executeCommand('sreLens.showMindMap');
      await until(vscode.window.tabGroups.onDidChangeTabs, () => pagesOf('sreLens.mindMap').length > 0);
      const pages = pagesOf('sreLens.mindMap');
      assert.deepEqual(
        pages.map(({ label }) => label),
        ['SRE Mind Map'],
      );
      await vscode.window.tabGroups.close(pages);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file);
    }
  });

  it('have an icon and something to say when they are empty', () => {
    const { views, viewsWelcome } = manifest();
    for (const { id, icon } of views.sreLens) {
      assert.ok(icon, id);
      const said = viewsWelcome.filter((one) => one.view === id).map((one) => one.when);
      // Practices need no service.
      const none = id === 'sreLens.practices' ? 'sreLens.state == ready' : 'sreLens.services == 0';
      for (const state of ['workspaceFolderCount == 0', 'indexing', 'cancelled', 'stopped', none])
        assert.ok(
          said.some((when) => when.includes(state)),
          `${id} says nothing when ${state}`,
        );
    }
  });

  it('put every action in the palette or in a menu, with an icon where it is drawn as one', () => {
    const { menus, commands } = manifest();
    const hidden = new Set(
      (menus['commandPalette'] ?? []).flatMap((one) => (one.when === 'false' ? [one.command] : [])),
    );
    const inMenus = Object.entries(menus).flatMap(([menu, items]) => (menu === 'commandPalette' ? [] : items));
    // Opened by a quick fix alone, which has its own way by keyboard.
    const left = [...hidden].filter((id) => !inMenus.some((one) => one.command === id) && id !== 'sreLens.showFile');
    assert.deepEqual(left, []);
    for (const { command, title, category, icon } of commands) {
      assert.equal(category, 'SRE Lens', command);
      assert.ok(title !== '' && (icon?.startsWith('$(') ?? command === 'sreLens.showFile'), command);
    }
  });
});
