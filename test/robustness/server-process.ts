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
import { buildReadingWorker, buildServer } from '../cli/build';

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
  readonly process: ChildProcess;
}

/** Starts the server on a folder and waits until it has judged it. Whatever `flags` of Node load may talk to us. */
export async function startServerProcess(folder: string, flags: readonly string[] = []): Promise<ServerProcess> {
  const bundle = await buildServer();
  await buildReadingWorker();
  const start = performance.now();
  const child = spawn(process.execPath, [...flags, bundle, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore', ...(flags.length > 0 ? (['ipc'] as const) : [])],
  });
  living.add(child);
  const gone = once(child, 'exit').finally(() => living.delete(child));
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('a server without pipes');
  stdin.on('error', () => undefined);
  const connection = createProtocolConnection(
    new StreamMessageReader(stdout),
    new StreamMessageWriter(stdin),
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
      token === undefined
        ? connection.sendRequest<R>(method, params)
        : connection.sendRequest<R>(method, params, token),
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
    process: child,
  };
}

/** To be called after each test: a server that a failed test left behind would keep the run from ending. */
export function killServerProcesses(): void {
  for (const child of living) child.kill('SIGKILL');
}
