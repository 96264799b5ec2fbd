// Asks what files cannot say of a service: a link, a name, a day on which it ends; stored in its record.
import * as vscode from 'vscode';
import type { WriteResult } from '../../protocol/messages';
import { ATTEST, type AttestParams, type ReadinessCheck } from '../../protocol/readiness';
import type { ClientCommand, ClientContext } from '../context';
import { BACK } from '../planning/quick-input';
import { askAttestation, pickCheck } from '../readiness/attestation';
import { serviceAsked } from './service-asked';

type About = Pick<AttestParams, 'folder' | 'service'>;

export const attest: ClientCommand = {
  id: 'sreLens.attest',
  run: async (client, thing, wanted) => {
    const known = reviewedCheck(client, thing, wanted);
    if (known !== undefined) return show(client, known.about, await confirm(client, known.about, [known.check], true));
    const row = await serviceAsked(client, thing, 'Attest readiness of which service?', (one) => one.known);
    if (row === undefined) return;
    const about = { folder: row.folder, service: row.name };
    const view = await client.readiness.run({ folder: row.folder, services: [row.name], profile: 'full' });
    if (view === undefined) return;
    const open = (view.services[0]?.checks ?? []).filter(waits);
    if (open.length === 0) {
      await vscode.window.showInformationMessage(`${row.name}: no check waits for an attestation.`);
      return;
    }
    await show(client, about, await confirm(client, about, open, false));
  },
};

function waits({ attestable, state }: ReadinessCheck): boolean {
  return attestable && state === 'unknown';
}

/** The check that the page of a review asks about, if it waits for a person. */
function reviewedCheck(
  client: ClientContext,
  thing: unknown,
  wanted: unknown,
): { readonly about: About; readonly check: ReadinessCheck } | undefined {
  if (typeof thing !== 'object' || thing === null || !('folder' in thing) || !('service' in thing)) return undefined;
  const { folder, service } = thing;
  if (typeof folder !== 'string' || typeof service !== 'string') return undefined;
  const check = client.readiness.service(folder, service)?.checks.find((one) => one.id === wanted && waits(one));
  return check && { about: { folder, service }, check };
}

/** Until a person ends it; each one is stored at once. Answers with the record, if anything was written. */
async function confirm(
  client: ClientContext,
  about: About,
  checks: readonly ReadinessCheck[],
  single: boolean,
): Promise<string | undefined> {
  const left = new Map(checks.map((check) => [check.id, check]));
  let written: string | undefined;
  let by = '';
  while (left.size > 0) {
    const check = single ? checks[0] : await pickCheck(about.service, [...left.values()]);
    const said = check && (await askAttestation(check, by, client.readiness.today(about.folder), !single));
    if (check === undefined || said === undefined) break;
    if (said === BACK) continue;
    by = said.by;
    const params: AttestParams = { ...about, check: check.id, ...said };
    const result = await client.connection.ask<WriteResult>(ATTEST, params);
    if (result.ok) written = result.uri;
    else void vscode.window.showWarningMessage(`${check.id}: ${result.reason}`);
    left.delete(check.id);
  }
  return written;
}

/** Shows the record, and reviews again what the page shows. */
async function show(client: ClientContext, { folder }: About, written: string | undefined): Promise<void> {
  if (written === undefined) return;
  await vscode.window.showTextDocument(vscode.Uri.parse(written), { viewColumn: besidePage() });
  const last = client.readiness.of(folder);
  if (last !== undefined) await client.readiness.run(last.params);
}

/** The page stays in sight. */
function besidePage(): vscode.ViewColumn {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab?.input instanceof vscode.TabInputWebview ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
