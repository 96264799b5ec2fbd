// Shows how a new call reaches what it touches: the steps, each opens its line.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { show } from '../links';

export const showPath: ClientCommand = {
  id: 'sreLens.showPath',
  run: async (client, thing) => {
    const call = client.threads.callOf(thing) ?? client.presprint.callOf(thing);
    if (call === undefined) return;
    const steps = call.path.length > 0 ? call.path : [call.place];
    const items = steps.map((link, index) => ({
      label: `${index + 1}. ${link.label}`,
      description: where(link.uri, link.range.start.line),
      link,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: `Path of ${call.label}`,
      placeHolder: 'Pick a step to open its line',
    });
    if (picked !== undefined) await show(picked.link);
  },
};

function where(uri: string, line: number): string {
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${line + 1}`;
}
