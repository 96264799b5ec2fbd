// Drafts the mind map of a folder, and opens it.
import * as vscode from 'vscode';
import { CREATE_PRACTICES, type CreatePracticesParams, type WriteResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';

export const createPractices: ClientCommand = {
  id: 'sreLens.createPractices',
  run: async (client) => {
    const folder = await pickFolder('Create the practices of which folder?');
    if (folder === undefined) return;
    const result = await client.connection.ask<WriteResult>(CREATE_PRACTICES, {
      folder,
    } satisfies CreatePracticesParams);
    if (result.ok) await vscode.window.showTextDocument(vscode.Uri.parse(result.uri));
    else await vscode.window.showErrorMessage(`The practices were not created. ${result.reason}`);
  },
};
