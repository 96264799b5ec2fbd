// What the client tells of its own accord: edits, saves, files on disk, folders, settings, trust, the cursor.
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { CURSOR, type CursorParams, REFRESH, TRUST } from '../protocol/messages';
import type { ClientAbilities, Server } from './context';
import type { Folders } from './folders';
import { guardNotification } from './guard';
import { watched } from './watched';

/** What happens in editors. */
export function listenToDocuments(server: Server): void {
  const { connection, documents, locate } = server;
  connection.onDidOpenTextDocument(
    guardNotification(connection, 'Opening', ({ textDocument: { uri, languageId, version, text } }) => {
      documents.open(uri, languageId, version, text);
      const found = locate(uri);
      found?.folder.opened(found.file, text);
    }),
  );
  connection.onDidChangeTextDocument(
    guardNotification(connection, 'A change', ({ textDocument: { uri, version }, contentChanges }) => {
      const changed = documents.change(uri, version, contentChanges);
      const found = locate(uri);
      if (changed !== undefined) found?.folder.changed(found.file, changed);
    }),
  );
  connection.onDidSaveTextDocument(
    guardNotification(connection, 'Saving', async ({ textDocument: { uri } }) => {
      const found = locate(uri);
      if (found === undefined) return;
      found.folder.publisher.settle();
      await found.folder.refresh([found.file]);
    }),
  );
  connection.onDidCloseTextDocument(
    guardNotification(connection, 'Closing', async ({ textDocument: { uri } }) => {
      documents.close(uri);
      const found = locate(uri);
      await found?.folder.closed(found.file);
    }),
  );
  connection.onNotification(
    CURSOR,
    guardNotification<CursorParams>(connection, 'The cursor', ({ uri, line }) => {
      const found = locate(uri);
      for (const folder of server.folders()) {
        if (folder === found?.folder) folder.publisher.cursor(found.file, line);
        else if (line >= 0) folder.publisher.settle();
      }
    }),
  );
}

/** What concerns the workspace as a whole. */
export function listenToWorkspace(server: Server, folders: Folders, pullSettings: () => Promise<void>): void {
  const { connection } = server;
  connection.onDidChangeWatchedFiles(
    guardNotification(connection, 'Files on disk', ({ changes }) => watched(server, changes)),
  );
  connection.onDidChangeConfiguration(guardNotification(connection, 'The settings', () => pullSettings()));
  connection.onNotification(
    TRUST,
    guardNotification(connection, 'Trust', async () => {
      if (folders.isTrusted()) return;
      folders.trust(true);
      await folders.readBaselines();
    }),
  );
  connection.onNotification(
    REFRESH,
    guardNotification(connection, 'Refreshing', () => folders.index(true)),
  );
}

/** Asks the client to tell of what it tells only when asked. */
export async function askToBeTold(server: Server, client: ClientAbilities, folders: Folders): Promise<void> {
  const { connection } = server;
  if (client.configurationChanges)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'sreLens' });
  if (client.watching)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        '**/*.{yaml,yml,json}',
        '**/.gitignore',
        '**/CODEOWNERS',
        '**/.git/{HEAD,packed-refs}',
        '**/.git/refs/**',
      ].map((globPattern) => ({ globPattern })),
    });
  if (client.folders)
    connection.workspace.onDidChangeWorkspaceFolders(
      guardNotification(connection, 'The folders', async ({ added, removed }) => {
        for (const { uri } of removed) folders.remove(uri);
        for (const { uri } of added) folders.add(uri);
        await folders.index();
      }),
    );
}
