// The language server as a process of its own that a test may kill.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type CancellationToken,
  createProtocolConnection,
  type Diagnostic,
  NullLogger,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { STATUS } from '../../src/protocol/messages';
import type { StatusView } from '../../src/protocol/views';
import { buildServer } from '../cli/build';

const living = new Set<ChildProcess>();

export interface ServerProcess {
  /** From its start until the workspace was judged, in ms. */
  readonly readyMs: number;
  readonly ask: <R>(method: string, params: unknown, token?: CancellationToken) => Promise<R>;
  readonly tell: (method: string, params: unknown) => void;
  /** The last publication of a document that `holds`; waits for it. */
  readonly diagnostics: (
    uri: string,
    holds?: (list: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  /** SIGKILL; resolves when the process is gone. Requests under way never answer. */
  readonly kill: () => Promise<void>;
}

/** Starts the server on a folder and waits until it has judged it. */
export async function startServerProcess(folder: string): Promise<ServerProcess> {
  const bundle = await buildServer();
  const start = performance.now();
  const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  living.add(child);
  const gone = once(child, 'exit').finally(() => living.delete(child));
  child.stdin.on('error', () => undefined);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
    NullLogger,
  );
  connection.onError(() => undefined);
  const shown = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: Diagnostic[] }) => {
    shown.set(params.uri, params.diagnostics);
    for (const look of waiting) look();
  });
  const ready = new Promise<void>((resolve) => {
    connection.onNotification(STATUS, ({ state }: StatusView) => {
      if (state === 'ready') resolve();
    });
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: URI.file(folder).toString(),
    capabilities: {},
    initializationOptions: { trusted: true },
  });
  await connection.sendNotification('initialized', {});
  await ready;
  return {
    readyMs: performance.now() - start,
    ask: <R>(method: string, params: unknown, token?: CancellationToken) =>
      connection.sendRequest<R>(method, params, token),
    tell: (method, params) => void connection.sendNotification(method, params).catch(() => undefined),
    diagnostics: (uri, holds = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const list = shown.get(uri);
          if (list === undefined || !holds(list)) return;
          waiting.delete(look);
          resolve(list);
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      connection.dispose();
    },
  };
}

/** To be called after each test: a server that a failed test left behind would keep the run from ending. */
export function killServerProcesses(): void {
  for (const child of living) child.kill('SIGKILL');
}
