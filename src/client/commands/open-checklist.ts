// Opens the inline checklist of a new call.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';

export const openChecklist: ClientCommand = {
  id: 'sreLens.openChecklist',
  run: async (client, key) => {
    const call = client.model.call(key) ?? client.presprint.callOf(key) ?? (await pickCall(client.model.calls()));
    if (call !== undefined) await client.threads.open(call);
  },
};

async function pickCall<T extends { readonly label: string; readonly message: string }>(
  calls: readonly T[],
): Promise<T | undefined> {
  if (calls.length === 0) {
    await vscode.window.showInformationMessage('There are no new calls on this branch.');
    return undefined;
  }
  const items = calls.map((call) => ({ label: call.label, detail: call.message, call }));
  return (
    await vscode.window.showQuickPick(items, {
      title: 'Open the technical solution of a new call',
      matchOnDetail: true,
    })
  )?.call;
}
