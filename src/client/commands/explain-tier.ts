// Explains why a service has its tier: the words, and the lines they rest on.
import * as vscode from 'vscode';
import { EXPLAIN, type ExplainAnswer, type ExplainParams } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { type LineItem, lineName, walkLines } from '../walk-lines';
import { serviceAsked } from './service-asked';

export const explainTier: ClientCommand = {
  id: 'sreLens.explainTier',
  run: async (client, thing) => {
    const asked: ExplainParams | undefined =
      typeof thing === 'string'
        ? { id: thing }
        : await serviceAsked(client, thing, 'Explain the tier of a service').then(
            (row) => row && { id: row.name, folder: row.folder },
          );
    if (asked === undefined) return;
    const answer = await client.connection.ask<ExplainAnswer>(EXPLAIN, asked);
    if (answer === undefined || answer === null) {
      await vscode.window.showInformationMessage(`Nothing is known of ${asked.id}.`);
      return;
    }
    const lines = new Map(answer.links.map((link) => [link.label, link]));
    const said = answer.paragraphs.map((label): LineItem => {
      const link = lines.get(label);
      lines.delete(label);
      return link === undefined ? { label } : { label, link, iconPath: new vscode.ThemeIcon('go-to-file') };
    });
    const left = [...lines.values()].map(
      (link): LineItem => ({
        label: link.label,
        description: link.uri.startsWith('file:') ? lineName(link) : 'opens the browser',
        link,
        iconPath: new vscode.ThemeIcon('go-to-file'),
      }),
    );
    const more: LineItem[] = left.length === 0 ? [] : [{ label: 'see also', kind: vscode.QuickPickItemKind.Separator }];
    await walkLines(answer.title, 'The lines that say so; Enter opens one', [...said, ...more, ...left]);
  },
};
