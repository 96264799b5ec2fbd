// Lets the client apply a quick fix that a page asked for; the person saves it.
import type { ResolvedFix } from '../core/model/edit';
import type { WriteResult } from '../protocol/messages';
import type { Server } from './context';
import type { Folder } from './folder';
import { uriOf } from './uri';
import { workspaceEdit } from './workspace-edit';

/** Answers with the file that was changed, or why nothing was. */
export async function applyFix(server: Server, folder: Folder, fix: ResolvedFix | undefined): Promise<WriteResult> {
  const edit = fix && workspaceEdit(server, folder, fix);
  if (fix === undefined || edit === undefined)
    return { ok: false, reason: 'No file of the workspace says this in a form that can be edited.' };
  const { applied, failureReason } = await server.connection.workspace.applyEdit({ label: 'SRE Lens', edit });
  if (!applied)
    return {
      ok: false,
      reason: `The editor did not take the change: ${failureReason ?? 'it has changed meanwhile'}.`,
    };
  const file = fix.create?.file ?? fix.edits[0]?.place.file;
  return file === undefined
    ? { ok: false, reason: 'There was nothing to change.' }
    : { ok: true, uri: uriOf(folder.root, file) };
}
