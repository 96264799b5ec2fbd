// Opens the line that describes a service.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { show } from '../links';
import { serviceAsked } from './service-asked';

export const openService: ClientCommand = {
  id: 'sreLens.openService',
  run: async (client, thing) => {
    const row = await serviceAsked(client, thing, 'Open a service', ({ place }) => place !== undefined);
    if (row?.place !== undefined) await show(row.place);
    else if (row !== undefined) await vscode.window.showInformationMessage(`No file here describes ${row.name}.`);
  },
};
