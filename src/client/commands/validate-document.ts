// Validates the open OpenAPI document against its schema; the findings go to the Problems panel.
import * as vscode from 'vscode';
import { VALIDATE } from '../../protocol/messages';
import type { ClientCommand } from '../context';

export const validateDocument: ClientCommand = {
  id: 'sreLens.validateDocument',
  run: async (client) => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    if (uri === undefined) return;
    const options = { location: vscode.ProgressLocation.Window, title: 'SRE Lens: validating' };
    const problems = await vscode.window.withProgress(options, () => client.connection.ask<number>(VALIDATE, { uri }));
    if (problems === 0) await vscode.window.showInformationMessage('The document is valid.');
    else await vscode.commands.executeCommand('workbench.actions.view.problems');
  },
};
