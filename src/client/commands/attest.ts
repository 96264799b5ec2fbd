// Asks, one by one, what files cannot say of a service: a link, a name, a day on which it ends; stored in its record.
import * as vscode from 'vscode';
import type { WriteResult } from '../../protocol/messages';
import { ATTEST, type AttestParams, type ReadinessCheck } from '../../protocol/readiness';
import type { ClientCommand, ClientContext } from '../context';
import { serviceAsked } from './service-asked';

export const attest: ClientCommand = {
  id: 'sreLens.attest',
  run: async (client, thing) => {
    const row = await serviceAsked(client, thing, 'Attest readiness of which service?', ({ known }) => known);
    if (row === undefined) return;
    const asked = { folder: row.folder, services: [row.name], profile: 'full' as const };
    const view = await client.readiness.run(asked);
    const open = view?.services[0]?.checks.filter(({ state, attestable }) => attestable && state === 'unknown') ?? [];
    if (view !== undefined && open.length === 0)
      await vscode.window.showInformationMessage(`${row.name}: no check waits for an attestation.`);
    const written = await askEach(client, { folder: row.folder, service: row.name }, open);
    if (written === undefined) return;
    await client.readiness.run(asked);
    await vscode.window.showTextDocument(vscode.Uri.parse(written));
  },
};

/** Ends where a person cancels; what was stored before stays. Answers with the record, if anything was written. */
async function askEach(
  client: ClientContext,
  about: Pick<AttestParams, 'folder' | 'service'>,
  checks: readonly ReadinessCheck[],
): Promise<string | undefined> {
  let written: string | undefined;
  let by = '';
  for (const [at, check] of checks.entries()) {
    const title = `${check.id} ${check.title} (${at + 1} of ${checks.length})`;
    const link = await ask(
      title,
      `${check.why} Where can it be seen?`,
      '',
      'A link; leave it empty to skip this check',
    );
    if (link === undefined) return written;
    if (link === '') continue;
    const name = await ask(title, 'Who confirms it?', by, 'A name or a team');
    if (name === undefined || name === '') return written;
    by = name;
    const expires = await ask(title, 'Until which day does it hold?', inHalfAYear(), '2027-06-30');
    if (expires === undefined) return written;
    const params: AttestParams = { ...about, check: check.id, link, by, expires };
    const result = await client.connection.ask<WriteResult>(ATTEST, params);
    if (result.ok) written = result.uri;
    else await vscode.window.showWarningMessage(`${check.id}: ${result.reason}`);
  }
  return written;
}

async function ask(title: string, prompt: string, value: string, placeHolder: string): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({ title, prompt, value, placeHolder, ignoreFocusOut: true });
  return text?.trim();
}

/** What was true half a year ago is asked again. */
function inHalfAYear(): string {
  const day = new Date();
  day.setMonth(day.getMonth() + 6);
  return day.toISOString().slice(0, 10);
}
