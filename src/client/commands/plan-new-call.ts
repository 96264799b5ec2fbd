// Plans a call before any code exists: who calls whom, how, and where to keep it.
import * as vscode from 'vscode';
import { PLAN, type PlanParams, SERVICES, type ServicesResult, type WriteResult } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';
import { rangeOf } from '../links';

type Pick<T> = vscode.QuickPickItem & { readonly value: T };
type End = PlanParams['from'];

const HOW: readonly (vscode.QuickPickItem & {
  readonly how: { readonly mode: 'sync' | 'async'; readonly criticality?: 'hard' | 'soft'; readonly blocks?: boolean };
})[] = [
  {
    label: 'Waits for the answer, and fails without it',
    description: 'sync, hard',
    how: { mode: 'sync', criticality: 'hard' },
  },
  {
    label: 'Waits for the answer, and can do without',
    description: 'sync, soft',
    how: { mode: 'sync', criticality: 'soft' },
  },
  {
    label: 'Sends a message; the flow goes on only when the result is back',
    description: 'async, blocks',
    how: { mode: 'async', blocks: true },
  },
  { label: 'Sends a message and goes on', description: 'async', how: { mode: 'async', blocks: false } },
];

export const planNewCall: ClientCommand = {
  id: 'sreLens.planNewCall',
  run: async (client) => {
    const folder = await pickFolder('Plan a call in which folder?');
    if (folder === undefined) return;
    const rows = await client.connection.ask<ServicesResult>(SERVICES);
    const services = rows.filter((service) => service.folder === folder);
    const from = await pickEnd(services, 'Plan a new call (1/4): who calls?', true);
    if (from === undefined) return;
    const to = await pickEnd(services, 'Plan a new call (2/4): who is called?', false);
    if (to === undefined) return;
    const how = (await vscode.window.showQuickPick(HOW, { title: 'Plan a new call (3/4): does the caller wait?' }))
      ?.how;
    if (how === undefined) return;
    const kept = await pickPlace(from);
    if (kept === undefined) return;
    const result = await client.connection.ask<WriteResult>(PLAN, {
      folder,
      from,
      to,
      ...how,
      ...kept,
    } satisfies PlanParams);
    if (result.ok) await showWritten(result);
    else await vscode.window.showErrorMessage(`The call was not planned. ${result.reason}`);
  },
};

/** The cursor goes behind what was written; a selection would be lost with the next key. */
async function showWritten({ uri, range }: Extract<WriteResult, { ok: true }>): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  if (range === undefined) return;
  const written = rangeOf(range);
  editor.selection = new vscode.Selection(written.end, written.end);
  editor.revealRange(written, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function pickEnd(services: readonly ServiceRow[], title: string, caller: boolean): Promise<End | undefined> {
  const items = services
    .filter((service) => service.known || !caller)
    .map((service) => ({ label: service.name, description: service.effective, service }));
  const service = (await vscode.window.showQuickPick(items, { title, placeHolder: 'Service' }))?.service;
  if (service === undefined) return undefined;
  if (service.operations.length === 0) return { service: service.name };
  const whole: Pick<string | undefined> = { label: 'The service as a whole', value: undefined };
  const operations: Pick<string | undefined>[] = service.operations.map((operation) => ({
    label: operation.label,
    description: operation.key,
    value: operation.label,
  }));
  const operation = await vscode.window.showQuickPick([...operations, whole], {
    title,
    placeHolder: `Operation of ${service.name}`,
    matchOnDescription: true,
  });
  if (operation === undefined) return undefined;
  return operation.value === undefined
    ? { service: service.name }
    : { service: service.name, operation: operation.value };
}

async function pickPlace(
  from: End,
): Promise<{ readonly as: 'x-sre-calls' } | { readonly as: 'story'; readonly story?: string } | undefined> {
  const items: Pick<'x-sre-calls' | 'story'>[] = [
    ...(from.operation === undefined
      ? []
      : [
          {
            label: 'In the OpenAPI document',
            description: 'a planned x-sre-calls entry',
            value: 'x-sre-calls' as const,
          },
        ]),
    { label: 'In a story file', description: '.sre/solutions, for the planning meeting', value: 'story' },
  ];
  const as = (await vscode.window.showQuickPick(items, { title: 'Plan a new call (4/4): where to keep it?' }))?.value;
  if (as !== 'story') return as === undefined ? undefined : { as };
  const story = await vscode.window.showInputBox({
    title: 'Story',
    prompt: 'Its key or a short name; empty = this branch',
    ignoreFocusOut: true,
  });
  if (story === undefined) return undefined;
  return story.trim() === '' ? { as } : { as, story: story.trim() };
}
