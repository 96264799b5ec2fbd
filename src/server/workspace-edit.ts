// A resolved fix as the protocol's workspace edit; only files inside the folder are ever named.
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { ResolvedFix } from '../core/model/edit';
import type { Server } from './context';
import type { Folder } from './folder';
import { toRange } from './to-lsp';
import { fileOf, uriOf } from './uri';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** `undefined` where a file lies outside the folder, or the client cannot make the file that is needed. */
export function workspaceEdit(server: Server, folder: Folder, fix: ResolvedFix): WorkspaceEdit | undefined {
  const files = [...fix.edits.map((edit) => edit.place.file), ...(fix.create === undefined ? [] : [fix.create.file])];
  if (files.some((file) => fileOf(folder.root, uriOf(folder.root, file)) !== file)) return undefined;
  const byFile = new Map<string, TextDocumentEdit>();
  for (const { place, newText } of fix.edits) {
    const document = server.documents.all().find((one) => fileOf(folder.root, one.uri) === place.file);
    const known = byFile.get(place.file);
    const edit = { range: toRange(place), newText };
    byFile.set(place.file, {
      textDocument: {
        uri: document?.uri ?? uriOf(folder.root, place.file),
        version: document?.version ?? null,
      },
      edits: [...(known?.edits ?? []), edit],
    });
  }
  if (fix.create === undefined) return { documentChanges: [...byFile.values()] };
  if (!server.client().createsFiles) return undefined;
  const uri = uriOf(folder.root, fix.create.file);
  return {
    documentChanges: [
      ...byFile.values(),
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: TOP, newText: fix.create.text }] },
    ],
  };
}
