// Writes a file of the workspace for a command: to the disk, or into its editor where that holds unsaved changes.
import { join } from 'node:path';
import type { WriteResult } from '../protocol/messages';
import { decode, readBytes } from '../workspace/read-file';
import { updateFile } from '../workspace/write-file';
import type { Server } from './context';
import type { Folder } from './folder';
import { changeBetween } from './text-change';
import { fileOf, uriOf } from './uri';

/** What the text becomes; `undefined` where it cannot be updated (it has syntax errors). */
export type Update = (text: string | undefined) => string | undefined;

/**
 * Updates `file` of a folder. Where its editor holds unsaved changes the client applies the edit, so that neither the
 * person's text nor the new one is lost; else the file on disk is re-read, updated and replaced. `inEditor` forces the
 * former. The folder is judged anew in both cases. The range of the answer is the changed text.
 */
export async function writeText(
  server: Server,
  folder: Folder,
  file: string,
  update: Update,
  { inEditor = false }: { readonly inEditor?: boolean } = {},
): Promise<WriteResult> {
  const document = server.documents.all().find((one) => fileOf(folder.root, one.uri) === file);
  const text = document?.getText();
  const onDisk = await diskText(folder, file);
  if (document !== undefined && text !== undefined && (inEditor || text !== onDisk))
    return applyInEditor(server, document.uri, document.version, text, update(text));
  const written = await updateFile(folder.root, file, update);
  if (!written.ok) return written;
  await folder.written(file, written.text);
  return { ok: true, uri: document?.uri ?? uriOf(folder.root, file), ...changedRange(onDisk ?? '', written.text) };
}

async function applyInEditor(
  server: Server,
  uri: string,
  version: number,
  text: string,
  after: string | undefined,
): Promise<WriteResult> {
  if (after === undefined)
    return { ok: false, reason: 'The open file has syntax errors. Mend them first; nothing was written.' };
  const change = changeBetween(text, after);
  if (change === undefined) return { ok: true, uri };
  const { applied, failureReason } = await server.connection.workspace.applyEdit({
    label: 'SRE Lens',
    edit: { documentChanges: [{ textDocument: { uri, version }, edits: [change] }] },
  });
  if (!applied)
    return { ok: false, reason: `The editor did not take the change: ${failureReason ?? 'it has changed meanwhile'}.` };
  return { ok: true, uri, ...changedRange(text, after) };
}

async function diskText(folder: Folder, file: string): Promise<string | undefined> {
  const bytes = await readBytes(join(folder.root, file));
  if (!Buffer.isBuffer(bytes)) return undefined;
  const text = decode(bytes);
  return typeof text === 'string' ? text : undefined;
}

/** Where the new text stands afterwards. */
function changedRange(before: string, after: string): Pick<WriteResult & { ok: true }, 'range'> {
  const change = changeBetween(after, before);
  return change === undefined ? {} : { range: change.range };
}
