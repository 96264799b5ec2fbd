// Writes burn-rate alerts of an objective where a person says, with a unit test beside them, and shows them.
import * as vscode from 'vscode';
import { GENERATE_ALERTS, type GenerateAlertsParams, type GenerateAlertsResult } from '../../protocol/messages';
import type { ClientCommand, ClientContext } from '../context';
import { serviceAsked } from './service-asked';

const FORMATS = [
  { label: 'Rule file', detail: 'For Prometheus itself, with a unit test for promtool', format: 'prometheus' },
  { label: 'PrometheusRule', detail: 'For the Prometheus operator', format: 'operator' },
] as const;

export const generateBurnRateAlerts: ClientCommand = {
  id: 'sreLens.generateBurnRateAlerts',
  run: async (client, thing) => {
    const title = 'Generate burn-rate alerts of a service';
    const row = await serviceAsked(client, thing, title, ({ known, objectives }) => known && objectives > 0);
    if (row === undefined) return;
    const about = { service: row.name, folder: row.folder };
    const slo = await objectiveAsked(client, about);
    if (slo === null) return;
    const format = (await vscode.window.showQuickPick(FORMATS, { title, placeHolder: 'Format' }))?.format;
    if (format === undefined) return;
    const params: GenerateAlertsParams = { ...about, format, ...(slo === undefined ? {} : { slo }) };
    const first = await ask(client, params);
    if (first.kind !== 'generated') return refuse(first);
    const target = await vscode.window.showSaveDialog({
      title: 'Save the alerts',
      defaultUri: vscode.Uri.parse(first.proposed),
      filters: { YAML: ['yaml', 'yml'] },
    });
    if (target !== undefined) await save(client, params, target);
  },
};

/** The objective's id; `undefined` where there is only one, `null` where they cancel or there is none. */
async function objectiveAsked(
  client: ClientContext,
  about: Pick<GenerateAlertsParams, 'service' | 'folder'>,
): Promise<string | undefined | null> {
  const asked = await ask(client, { ...about, format: 'prometheus' });
  if (asked.kind === 'generated') return undefined;
  if (asked.kind === 'refused') {
    refuse(asked);
    return null;
  }
  const items = asked.objectives.map(({ id, words }) => ({ label: id, description: words }));
  const title = `Which objective of ${about.service}?`;
  return (await vscode.window.showQuickPick(items, { title, placeHolder: 'Objective' }))?.label ?? null;
}

async function save(client: ClientContext, params: GenerateAlertsParams, target: vscode.Uri): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const generated = await ask(client, { ...params, rulesFile: name });
  if (generated.kind !== 'generated') return refuse(generated);
  const test = vscode.Uri.joinPath(target, '..', `${name.replace(/(\.rules)?\.ya?ml$/, '')}.test.yaml`);
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(generated.rules));
    // For the rules a person said where; what stands beside them nobody was asked about.
    if (generated.unitTest !== undefined && !(await isThere(test)))
      await vscode.workspace.fs.writeFile(test, new TextEncoder().encode(generated.unitTest));
    else if (generated.unitTest !== undefined)
      void vscode.window.showInformationMessage(
        `${test.path.split('/').at(-1)} is there already and was left as it is.`,
      );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`The alerts were not saved. ${reason}`);
    return;
  }
  await vscode.window.showTextDocument(target, { preview: false });
  if (generated.toCheck.length > 0) void vscode.window.showInformationMessage(generated.toCheck.join(' '));
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

function ask(client: ClientContext, params: GenerateAlertsParams): Promise<GenerateAlertsResult> {
  return client.connection.ask<GenerateAlertsResult>(GENERATE_ALERTS, params);
}

function refuse(result: Exclude<GenerateAlertsResult, { readonly kind: 'generated' }>): void {
  const reason = result.kind === 'refused' ? result.reason : 'Choose an objective.';
  void vscode.window.showErrorMessage(`No alerts were generated. ${reason}`);
}
