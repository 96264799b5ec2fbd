// Runs a production readiness review: of a service, a folder, a squad, or all core services.
import * as vscode from 'vscode';
import { READINESS_CHOICES, type ReadinessChoices, type ReadinessParams } from '../../protocol/readiness';
import type { ClientCommand, ClientContext } from '../context';
import { folderAsked } from './folder-asked';

export const runReadinessReview: ClientCommand = {
  id: 'sreLens.runReadinessReview',
  run: async (client, thing) => {
    const params = await paramsAsked(client, thing);
    if (params === undefined || (await client.readiness.run(params)) === undefined) return;
    await client.readinessPage.open(params.folder);
  },
};

/** A node of the *Services* view, else what a person picks in the folder that is named or picked; `undefined` where they cancel. */
async function paramsAsked(client: ClientContext, thing: unknown): Promise<ReadinessParams | undefined> {
  const row = client.services.rowOf(thing);
  if (row !== undefined) return { folder: row.folder, services: [row.name] };
  const folder = await folderAsked(thing, 'Review the services of which folder?');
  if (folder === undefined) return undefined;
  const choices = await client.connection.ask<ReadinessChoices>(READINESS_CHOICES, { folder });
  const picked = await vscode.window.showQuickPick(itemsOf(choices), {
    title: 'Run Production Readiness Review',
    placeHolder: 'Of which services?',
    matchOnDescription: true,
  });
  return picked?.limits === undefined ? undefined : { folder, ...picked.limits };
}

interface Item extends vscode.QuickPickItem {
  readonly limits?: Omit<ReadinessParams, 'folder'>;
}

function itemsOf({ services, squads, folders }: ReadinessChoices): readonly Item[] {
  const core = services.filter(({ tier }) => tier === 'core').length;
  const many = (count: number) => `${count} ${count === 1 ? 'service' : 'services'}`;
  return [
    ...(core === 0 ? [] : [{ label: 'All core services', description: many(core), limits: { tier: 'core' as const } }]),
    { label: 'All services', description: many(services.length), limits: {} },
    ...titled(
      'Services',
      services.map(({ name, tier, owner }) => ({
        label: name,
        description: [tier === 'unknown' ? 'tier unknown' : tier, owner]
          .filter((text) => text !== undefined)
          .join(' · '),
        limits: { services: [name] },
      })),
    ),
    ...titled(
      'Squads and teams',
      squads.map((squad) => ({ label: squad, limits: { squad } })),
    ),
    ...titled(
      'Folders',
      folders.map((within) => ({ label: within, limits: { within } })),
    ),
  ];
}

function titled(label: string, items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
