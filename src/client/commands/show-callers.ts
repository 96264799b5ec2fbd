// Shows who calls a service: each caller at the line that says so.
import * as vscode from 'vscode';
import { SERVICE, type ServiceParams, type ServiceResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { type LineItem, lineName, walkLines } from '../walk-lines';
import { serviceAsked } from './service-asked';

export const showCallers: ClientCommand = {
  id: 'sreLens.showCallers',
  run: async (client, thing) => {
    const row = await serviceAsked(client, thing, 'Show the callers of a service', ({ callers }) => callers > 0);
    if (row === undefined) return;
    const view = await client.connection.ask<ServiceResult>(SERVICE, {
      folder: row.folder,
      name: row.name,
    } satisfies ServiceParams);
    if (view === null || view.callers.length === 0) {
      await vscode.window.showInformationMessage(`Nobody is known to call ${row.name}.`);
      return;
    }
    const items = view.callers.flatMap((call): LineItem[] => {
      const [link] = call.links;
      if (link === undefined) return [];
      const description = [call.operations, call.isNew ? `${call.terms}, new` : call.terms].filter(
        (text) => text !== '',
      );
      return [
        {
          label: call.service,
          description: description.join(' · '),
          detail: lineName(link),
          iconPath: new vscode.ThemeIcon(call.isNew ? 'diff-added' : 'call-incoming'),
          link,
        },
      ];
    });
    await walkLines(`Callers of ${row.name}`, 'Each caller at its line; Enter opens it, Escape goes back', items);
  },
};
