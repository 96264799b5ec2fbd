// Shows how a new call reaches what it touches: the steps, each opens its line.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';
import { type LineItem, lineName, walkLines } from '../walk-lines';
import { pickCall } from './pick-call';

export const showPath: ClientCommand = {
  id: 'sreLens.showPath',
  run: async (client, thing) => {
    const known = client.threads.callOf(thing) ?? client.presprint.callOf(thing);
    const call = known ?? (await pickCall(client.model.calls(), 'Show the path of a new call'));
    if (call === undefined) return;
    const steps = call.path.length > 0 ? call.path : [{ ...call.place, label: call.label }];
    const items = steps.map((link, index): LineItem => {
      const isNew = link.label === call.label;
      return {
        label: `${index + 1}. ${link.label}`,
        ...(isNew ? { description: 'new' } : {}),
        detail: lineName(link),
        iconPath: new vscode.ThemeIcon(isNew ? 'diff-added' : 'arrow-right'),
        link,
      };
    });
    const { begins } = call;
    const first: LineItem[] =
      begins === undefined
        ? []
        : [
            {
              label: begins.label,
              detail: lineName(begins),
              iconPath: new vscode.ThemeIcon('star-full'),
              link: begins,
            },
          ];
    const touched = call.path.length > 0 ? '' : ' · it raises no tier';
    await walkLines(`Path of ${call.label}${touched}`, 'Each step at its line; Enter opens it, Escape goes back', [
      ...first,
      ...items,
    ]);
  },
};
