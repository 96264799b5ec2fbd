// In the real extension host: edits, quick fixes, settings and git are judged at once, saved or not.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import {
  asCommitted,
  diagnosed,
  judged,
  LOYALTY,
  lens,
  lensTitles,
  openAt,
  PAYMENTS,
  revert,
  root,
  until,
} from './shop';

const run = promisify(execFile);
const IDENTITY_CALL = ['  - to: identity#introspectToken', '    from: listRewards', '    mode: sync', ''].join('\n');

async function git(...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: root() })).stdout.trim();
}

async function quickFix(file: string, text: string, title: string): Promise<vscode.CodeAction> {
  const editor = await openAt(file, text);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
    vscode.CodeActionKind.QuickFix.value,
  );
  const found = actions.find((action) => action.title === title);
  assert.ok(found !== undefined, `offered: ${actions.map((action) => action.title).join(', ')}`);
  return found;
}

// The child of this extension host that runs our server.
async function serverProcess(): Promise<number | undefined> {
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const id of ids) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    if (command.includes('dist/server.js') && status.includes(`PPid:\t${process.pid}\n`)) return Number(id);
  }
  return undefined;
}

describe('editing the demo', () => {
  before(() => asCommitted());

  afterEach(async () => {
    await revert();
    await asCommitted();
  });

  it('counts what is not saved, and takes it back on undo', async () => {
    const editor = await openAt(LOYALTY, '  # Too few points');
    const at = editor.selection.active.with({ character: 0 });
    await editor.edit((edit) => edit.insert(at, IDENTITY_CALL));
    const api = await judged(4, 3);
    assert.equal(editor.document.isDirty, true);
    assert.ok(api.calls().some((call) => call.label === 'loyalty#listRewards → identity#introspectToken'));
    await diagnosed(LOYALTY, 2);

    await vscode.commands.executeCommand('undo');
    await asCommitted();
    await diagnosed(LOYALTY, 1);
  });

  it('judges anew what a quick fix changes', async () => {
    const fix = await quickFix(PAYMENTS, 'notifications-sms#sendMessage', 'Do not wait (99.95 %, 0 min added)');
    assert.ok(fix.edit !== undefined);
    await vscode.workspace.applyEdit(fix.edit);
    await judged(3, 1);
    await diagnosed(PAYMENTS, 0);
    assert.match(
      (await vscode.workspace.openTextDocument(vscode.Uri.file(`${root()}/${PAYMENTS}`))).getText(),
      /blocks: false/,
    );
  });

  it('opens the checklist by a quick fix', async () => {
    const fix = await quickFix(PAYMENTS, 'notifications-sms#sendMessage', 'Answer the open questions');
    assert.equal(fix.command?.command, 'sreLens.openChecklist');
    await vscode.window.showTextDocument(vscode.Uri.file(`${root()}/${LOYALTY}`));
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /services\/payments\/openapi\.yaml$/);
  });

  it('shows lenses where the setting says', async () => {
    const settings = vscode.workspace.getConfiguration('sreLens');
    const api = await lens();
    const changed = (): Promise<void> =>
      new Promise((resolve) => {
        const listener = api.onChange(() => {
          listener.dispose();
          resolve();
        });
      });
    try {
      let told = changed();
      await settings.update('codeLens', 'off', vscode.ConfigurationTarget.Global);
      await told;
      assert.deepEqual(await lensTitles(PAYMENTS), []);
      told = changed();
      await settings.update('codeLens', 'all', vscode.ConfigurationTarget.Global);
      await told;
      const all = await lensTitles(PAYMENTS);
      assert.ok(all.includes('core · 1 caller'), all.join('\n'));
      assert.ok(all.some((title) => title.startsWith('new · promotes')));
    } finally {
      const told = changed();
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
      await told;
    }
    assert.equal((await lensTitles(PAYMENTS)).length, 1);
  });

  it('follows the baseline when the default branch moves', async () => {
    const main = await git('rev-parse', 'main');
    try {
      await git('branch', '--force', 'main', 'HEAD');
      await judged(0, 0);
      await diagnosed(PAYMENTS, 0);
    } finally {
      await git('branch', '--force', 'main', main);
    }
    await asCommitted();
    await diagnosed(PAYMENTS, 1);
  });

  it('says the same after the language server was started again', async () => {
    const before = (await lens()).calls();
    await vscode.commands.executeCommand('sreLens.restartServer');
    const api = await asCommitted();
    assert.deepEqual(api.calls(), before);
    await diagnosed(PAYMENTS, 1);
  });

  it('goes on by itself when the language server dies', async function () {
    const server = await serverProcess();
    if (server === undefined) {
      console.log('skipped: the language server cannot be found without /proc');
      this.skip();
    }
    const api = await lens();
    const before = api.calls();
    const reading = until(api.onChange, () => api.status()?.state === 'indexing');
    process.kill(server, 'SIGKILL');
    await reading;
    await asCommitted();
    assert.deepEqual(api.calls(), before);
  });

  it('takes back what it said when the language server dies again and again, until it is started anew', async function () {
    const api = await lens();
    const before = api.calls();
    for (let times = 0; times < 8 && api.calls().length > 0; times++) {
      const server = await serverProcess();
      if (server === undefined) {
        console.log('skipped: the language server cannot be found without /proc');
        this.skip();
      }
      const said = api.status();
      const isNew = (): boolean => api.status() !== said && api.status()?.state === 'ready';
      process.kill(server, 'SIGKILL');
      await until(api.onChange, () => api.calls().length === 0 || isNew());
    }
    assert.deepEqual(api.calls(), []);
    await vscode.commands.executeCommand('sreLens.restartServer');
    await asCommitted();
    assert.deepEqual(api.calls(), before);
  });
});
