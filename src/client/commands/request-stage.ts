// Asks for the gate of a stage of a service, and shows exactly what is missing.
import * as vscode from 'vscode';
import type { ClientContext } from '../context';
import { serviceAsked } from './service-asked';

/** `name` is how people call the stage. Every check counts, whatever profile the workspace has chosen. */
export async function requestStage(
  client: ClientContext,
  thing: unknown,
  stage: 'limited' | 'ga',
  name: string,
): Promise<void> {
  const row = await serviceAsked(client, thing, `Request ${name} for which service?`, ({ known }) => known);
  if (row === undefined) return;
  const view = await client.readiness.run({ folder: row.folder, services: [row.name], stage, profile: 'full' });
  const [service] = view?.services ?? [];
  if (service === undefined) return;
  await client.readinessPage.open(row.folder);
  if (service.missing.length === 0)
    await vscode.window.showInformationMessage(`${row.name} may go to ${name}: no required check is missing.`);
}
