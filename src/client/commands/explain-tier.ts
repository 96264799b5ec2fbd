// Explains why a service has its tier: the words, and the lines they rest on.
import * as vscode from 'vscode';
import { EXPLAIN, type ExplainAnswer, SERVICES, type ServicesResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';
import { show } from '../links';

export const explainTier: ClientCommand = {
  id: 'sreLens.explainTier',
  run: async (client, thing) => {
    const id =
      typeof thing === 'string' ? thing : await pickService(await client.connection.ask<ServicesResult>(SERVICES));
    if (id === undefined) return;
    const answer = await client.connection.ask<ExplainAnswer>(EXPLAIN, { id });
    if (answer === undefined || answer === null) {
      await vscode.window.showInformationMessage(`Nothing is known of ${id}.`);
      return;
    }
    const items: (vscode.QuickPickItem & { readonly link?: (typeof answer.links)[number] })[] = [
      ...answer.paragraphs.map((label) => ({ label })),
      ...(answer.links.length === 0 ? [] : [{ label: 'lines', kind: vscode.QuickPickItemKind.Separator }]),
      ...answer.links.map((link) => ({ label: `$(go-to-file) ${link.label}`, link })),
    ];
    const picked = await vscode.window.showQuickPick(items, { title: answer.title });
    if (picked?.link !== undefined) await show(picked.link);
  },
};

async function pickService(services: ServicesResult): Promise<string | undefined> {
  const items = services.map((service) => ({
    label: service.name,
    description:
      service.declared === service.effective ? service.declared : `${service.declared}, effective ${service.effective}`,
  }));
  return (await vscode.window.showQuickPick(items, { title: 'Explain the tier of a service' }))?.label;
}
