// Asks which of the new calls a command is about.
import * as vscode from 'vscode';
import type { NewCallView } from '../../protocol/views';

/** The picked call; `undefined` if there is none or the person cancels. */
export async function pickCall(calls: readonly NewCallView[], title: string): Promise<NewCallView | undefined> {
  if (calls.length === 0) {
    await vscode.window.showInformationMessage('There are no new calls on this branch.');
    return undefined;
  }
  const items = calls.map((call) => ({ label: call.label, detail: call.message, call }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.call;
}
