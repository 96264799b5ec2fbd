// Asks which services are core and writes them to `.sre/config.yaml`: all the set-up there is.
import * as vscode from 'vscode';
import {
  PICK_CORE,
  type PickCoreParams,
  SERVICES,
  type ServicesResult,
  type WriteResult,
} from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';

export const pickCoreServices: ClientCommand = {
  id: 'sreLens.pickCoreServices',
  run: async (client) => {
    const folder = await pickFolder('Pick the core services of which folder?');
    if (folder === undefined) return;
    const rows = await client.connection.ask<ServicesResult>(SERVICES);
    const services = rows.filter((service) => service.known && service.folder === folder);
    if (services.length === 0) {
      await vscode.window.showInformationMessage(
        'No services were found. SRE Lens reads OpenAPI documents, sre.yaml, Backstage, Kubernetes and Compose files.',
      );
      return;
    }
    const items = services.map((service) => ({
      label: service.name,
      description: described(service),
      picked: service.declared === 'core',
    }));
    const picked = await vscode.window.showQuickPick(items, {
      canPickMany: true,
      title: 'Which services are core?',
      placeHolder: 'Core: if it fails, all users feel it. Applications first, the most called of them first.',
    });
    if (picked === undefined) return;
    const result = await client.connection.ask<WriteResult>(PICK_CORE, {
      core: picked.map((item) => item.label),
      folder,
    } satisfies PickCoreParams);
    if (result.ok) await vscode.window.showTextDocument(vscode.Uri.parse(result.uri));
    else await vscode.window.showErrorMessage(`The core services were not saved. ${result.reason}`);
  },
};

function described({ callers, callees, operations, owner }: ServiceRow): string {
  const known = [
    callers > 0 ? count(callers, 'caller') : callees > 0 ? `calls ${count(callees, 'service')}` : 'no calls known',
    operations.length > 0 ? count(operations.length, 'operation') : '',
    owner ?? '',
  ];
  return known.filter((text) => text !== '').join(' · ');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
