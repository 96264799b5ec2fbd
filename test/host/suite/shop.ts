// The demo as the tests inside VS Code see it: waits for events of the extension, reads what is on screen.
import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { SreLensApi } from '../../../src/client/api';

export const PAYMENTS = 'services/payments/openapi.yaml';
export const LOYALTY = 'services/loyalty/sre.yaml';

/** The extension's own answer, once it is active. */
export async function lens(): Promise<SreLensApi> {
  const extension = vscode.extensions.getExtension<SreLensApi>('sre-lens.sre-lens');
  assert.ok(extension !== undefined, 'VS Code does not know the extension');
  return extension.activate();
}

/** The folder of the demo. */
export function root(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined, 'no folder is open');
  return folder.uri.fsPath;
}

export function uriOf(file: string): vscode.Uri {
  return vscode.Uri.file(path.join(root(), file));
}

/** Waits for `holds` to be true, asking again after each event. The limit is that of the test. */
export async function until<T>(event: vscode.Event<T>, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const listener = event(() => {
      if (!holds()) return;
      listener.dispose();
      resolve();
    });
  });
}

/** Waits for a judgement that says how many calls are new and how many of them touch core. */
export async function judged(newCalls: number, touchCore: number): Promise<SreLensApi> {
  const api = await lens();
  await until(
    api.onChange,
    () => api.status()?.state === 'ready' && api.calls().length === newCalls && api.status()?.touchCore === touchCore,
  );
  return api;
}

/** Waits for the judgement of the demo's branch as it was committed. */
export function asCommitted(): Promise<SreLensApi> {
  return judged(3, 2);
}

/** The diagnostics of SRE Lens in a file. */
export function diagnosticsOf(file: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(file)).filter((one) => one.source === 'SRE Lens');
}

/** Waits until a file has that many diagnostics. */
export async function diagnosed(file: string, count: number): Promise<vscode.Diagnostic[]> {
  await until(vscode.languages.onDidChangeDiagnostics, () => diagnosticsOf(file).length === count);
  return diagnosticsOf(file);
}

/** The titles of the lenses of SRE Lens in a file, top down. */
export async function lensTitles(file: string): Promise<string[]> {
  await vscode.workspace.openTextDocument(uriOf(file));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf(file),
    99,
  );
  return lenses.toSorted((a, b) => a.range.start.line - b.range.start.line).flatMap((one) => one.command?.title ?? []);
}

/** Opens a file in an editor with the cursor at the first place of `text`. */
export async function openAt(file: string, text: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uriOf(file));
  const offset = editor.document.getText().indexOf(text);
  assert.ok(offset >= 0, `${file} does not hold ${text}`);
  const at = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at, at);
  return editor;
}

/** Takes every unsaved change back. */
export async function revert(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}
