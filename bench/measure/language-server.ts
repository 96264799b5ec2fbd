// A language server as a process over stdio, and the client that waits for its diagnostics.
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  NullLogger,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly {
    readonly message: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

export interface ServerProcess {
  readonly open: (path: string, text: string) => void;
  /** Replaces lines `from` to `to` (0-based, `to` excluded). */
  readonly edit: (path: string, from: number, to: number, text: string) => void;
  /** Wall milliseconds until the diagnostics of a file that satisfy `fits` are published. */
  readonly until: (path: string, fits: (published: Published) => boolean) => Promise<number>;
  readonly stop: () => void;
}

/** Milliseconds after which a server counts as silent. */
const LONGEST_MS = 120_000;

/** Starts `node script …args` on a folder; resolves as soon as it is initialised. */
export async function startServerProcess(
  script: string,
  args: readonly string[],
  folder: string,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: folder,
    // As on a CI system: nothing of an earlier run is used.
    env: { ...process.env, CI: '1' },
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    NullLogger,
  );
  const waiting = new Set<(published: Published) => void>();
  let version = 1;
  connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
    for (const look of waiting) look(published);
  });
  // The schema store needs a network, and what is measured is the reading: it is off.
  const settings = { yaml: { schemaStore: { enable: false }, validate: true } };
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => (section === 'yaml' ? settings.yaml : {})),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.listen();
  const rootUri = URI.file(folder).toString();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { publishDiagnostics: {} },
    },
    initializationOptions: { trusted: true },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });
  const tell = (method: string, params: unknown): void => void connection.sendNotification(method, params);
  return {
    open: (path, text) =>
      tell('textDocument/didOpen', {
        textDocument: { uri: URI.file(path).toString(), languageId: 'yaml', version, text },
      }),
    edit: (path, from, to, text) => {
      version += 1;
      const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
      tell('textDocument/didChange', {
        textDocument: { uri: URI.file(path).toString(), version },
        contentChanges: [{ range, text }],
      });
    },
    until: (path, fits) => {
      const begun = performance.now();
      const uri = URI.file(path).toString();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no diagnostics after ${LONGEST_MS / 1000} s`));
        }, LONGEST_MS);
        const look = (published: Published): void => {
          // Servers may write the same URI with other escapes.
          if (URI.parse(published.uri).fsPath !== URI.parse(uri).fsPath || !fits(published)) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(performance.now() - begun);
        };
        waiting.add(look);
      });
    },
    stop: () => {
      connection.dispose();
      child.kill('SIGKILL');
    },
  };
}
