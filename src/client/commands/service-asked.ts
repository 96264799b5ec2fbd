// Which service a command is about: a node of the *Services* view, or one that a person picks.
import * as vscode from 'vscode';
import { SERVICES, type ServicesResult } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { ClientContext } from '../context';
import { folderName } from '../folders';

/** The service of a node, else the one picked among those that `holds`; `undefined` if there is none or they cancel. */
export async function serviceAsked(
  client: ClientContext,
  thing: unknown,
  title: string,
  holds: (row: ServiceRow) => boolean = () => true,
): Promise<ServiceRow | undefined> {
  const known = client.services.rowOf(thing);
  if (known !== undefined) return known;
  const rows = (await client.connection.ask<ServicesResult>(SERVICES)).filter(holds);
  if (rows.length === 0) {
    await vscode.window.showInformationMessage(`${title}: there is no such service in this workspace.`);
    return undefined;
  }
  const items = rows.map((row) => ({ label: row.name, description: described(row), row }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: 'Service', matchOnDescription: true }))?.row;
}

function described({ folder, declared, effective, owner }: ServiceRow): string {
  const tier =
    declared === effective ? effective : `${effective}, declared ${declared === 'unknown' ? 'nowhere' : declared}`;
  return [tier === 'unknown' ? 'tier unknown' : tier, owner, folderName(folder)]
    .filter((text) => text !== undefined)
    .join(' · ');
}
