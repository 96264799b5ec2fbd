// Writes a file of the workspace for a command: to the disk, or into its editor where that holds unsaved changes.
import { join } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit as LspEdit } from 'vscode-languageserver/node';
import type { TextEdit } from '../core/model/edit';
import type { WriteResult } from '../protocol/messages';
import { decode, readBytes } from '../workspace/read-file';
import { updateFile } from '../workspace/write-file';
import type { Server } from './context';
import type { Folder } from './folder';
import { toRange } from './to-lsp';
import { changeBetween } from './text-change';
import { fileOf, uriOf } from './uri';

/** What the text becomes; `undefined` where it cannot be updated (it has syntax errors). */
export type Update = (text: string | undefined) => string | undefined;

/**
 * Updates `file` of a folder. Where its editor holds unsaved changes the client applies the edit, so that neither the
 * person's text nor the new one is lost; else the file on disk is re-read, updated and replaced. The folder is judged
 * anew in both cases. The range of the answer is the changed text.
 */
export async function writeText(server: Server, folder: Folder, file: string, update: Update): Promise<WriteResult> {
  const document = openDocument(server, folder, file);
  const onDisk = await diskText(folder, file);
  if (document !== undefined && document.getText() !== onDisk && !folder.isSuperseded(file, document.version))
    return updateInEditor(server, document, update(document.getText()));
  const written = await updateFile(folder.root, file, update);
  if (!written.ok) return written;
  await folder.written(file, written.text, document?.version);
  return { ok: true, uri: document?.uri ?? uriOf(folder.root, file), ...changedRange(onDisk ?? '', written.text) };
}

async function updateInEditor(server: Server, document: TextDocument, after: string | undefined): Promise<WriteResult> {
  if (after === undefined)
    return { ok: false, reason: 'The open file has syntax errors. Mend them first; nothing was written.' };
  const text = document.getText();
  const change = changeBetween(text, after);
  if (change === undefined) return { ok: true, uri: document.uri };
  const result = await apply(server, document.uri, document.version, change);
  return result.ok ? { ...result, ...changedRange(text, after) } : result;
}

/** Lets the client apply one edit of a file of the folder, opened or not; the person saves it. */
export async function applyInEditor(
  server: Server,
  folder: Folder,
  { place, newText }: TextEdit,
): Promise<WriteResult> {
  const document = openDocument(server, folder, place.file);
  const uri = document?.uri ?? uriOf(folder.root, place.file);
  const range = toRange(place);
  const result = await apply(server, uri, document?.version ?? null, { range, newText });
  if (!result.ok) return result;
  const lines = newText.split(/\r\n|\n/);
  const end = { line: range.start.line + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { ok: true, uri, range: { start: range.start, end: lines.length === 1 ? range.start : end } };
}

async function apply(server: Server, uri: string, version: number | null, edit: LspEdit): Promise<WriteResult> {
  const { applied, failureReason } = await server.connection.workspace.applyEdit({
    label: 'SRE Lens',
    edit: { documentChanges: [{ textDocument: { uri, version }, edits: [edit] }] },
  });
  if (applied) return { ok: true, uri };
  return { ok: false, reason: `The editor did not take the change: ${failureReason ?? 'it has changed meanwhile'}.` };
}

function openDocument(server: Server, folder: Folder, file: string): TextDocument | undefined {
  return server.documents.all().find((one) => fileOf(folder.root, one.uri) === file);
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
