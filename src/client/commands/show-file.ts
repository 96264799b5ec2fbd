// Shows a file that a quick fix wrote besides the one it was asked for in.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';

export const showFile: ClientCommand = {
  id: 'sreLens.showFile',
  run: async (_client, address) => {
    if (typeof address !== 'string') return;
    const uri = vscode.Uri.parse(address);
    if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) await vscode.window.showTextDocument(uri);
  },
};
