// Drafts the sre.yaml of a service that has none, and opens it.
import * as vscode from 'vscode';
import { CREATE_DESCRIPTOR, type CreateDescriptorParams, type WriteResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { serviceAsked } from './service-asked';

export const createServiceDescriptor: ClientCommand = {
  id: 'sreLens.createServiceDescriptor',
  run: async (client, thing) => {
    const row = await serviceAsked(
      client,
      thing,
      'Create the descriptor of a service',
      ({ known, descriptor }) => known && !descriptor,
    );
    if (row === undefined) return;
    const result = await client.connection.ask<WriteResult>(CREATE_DESCRIPTOR, {
      service: row.name,
      folder: row.folder,
    } satisfies CreateDescriptorParams);
    if (result.ok) await vscode.window.showTextDocument(vscode.Uri.parse(result.uri));
    else await vscode.window.showErrorMessage(`The descriptor was not created. ${result.reason}`);
  },
};
