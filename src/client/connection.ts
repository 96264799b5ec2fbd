// The language server as a child process: started once, told of trust, the cursor and changes of git.
import * as vscode from 'vscode';
import { CURSOR, type CursorParams, REFRESH, type StatusParams, TRUST } from '../protocol/messages';
import type { Client, Running } from './language-client';
import type { LiveSettings } from './live';

export interface Connection extends vscode.Disposable {
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Asks the server. Rejects if it is not running, or the token is cancelled. */
  readonly ask: <R>(method: string, params?: unknown, token?: vscode.CancellationToken) => Promise<R>;
  readonly refresh: () => Promise<void>;
  readonly onStatus: vscode.Event<StatusParams>;
  readonly onRunning: vscode.Event<Running>;
}

/** Prepares the connection; nothing runs before `start`, and the protocol's library is loaded no earlier. */
export function connect(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  live: LiveSettings,
): Connection {
  const status = new vscode.EventEmitter<StatusParams>();
  const running = new vscode.EventEmitter<Running>();
  let client: Client | undefined;
  let loading: Promise<Client> | undefined;
  const load = (): Promise<Client> => {
    loading ??= import('./language-client').then(({ createClient }) => {
      client = createClient(context, output, live.environment, {
        running: (now) => running.fire(now),
        status: (params) => status.fire(params),
      });
      return client;
    });
    return loading;
  };
  const tell = (method: string, params?: unknown): void => {
    if (client?.isRunning() === true)
      client.notify(method, params).catch((error: unknown) => output.warn(String(error)));
  };
  const subscriptions: vscode.Disposable[] = [
    status,
    running,
    // The server knows the address and the authorization from its start.
    live.onChange(() => {
      if (client?.isRunning() === true) client.restart().catch((error: unknown) => output.warn(String(error)));
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => tell(TRUST)),
    vscode.window.onDidChangeTextEditorSelection((event) => tell(CURSOR, cursorOf(event.textEditor))),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) tell(CURSOR, cursorOf(editor));
    }),
  ];
  return {
    start: async () => (await load()).start(),
    restart: async () => (await load()).restart(),
    ask: async <R>(method: string, params?: unknown, token?: vscode.CancellationToken) =>
      (await load()).request<R>(method, params, token),
    refresh: async () => {
      if (client?.isRunning() === true) await client.notify(REFRESH);
    },
    onStatus: status.event,
    onRunning: running.event,
    dispose: () => {
      for (const one of subscriptions) one.dispose();
      client?.stop().catch(() => undefined);
    },
  };
}

function cursorOf(editor: vscode.TextEditor): CursorParams {
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}
