// The language server as a child process: started once, told of trust, the cursor and changes of git.
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { CURSOR, type CursorParams, REFRESH, STATUS, type StatusParams, TRUST } from '../protocol/messages';

export interface Connection extends vscode.Disposable {
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Asks the server. Rejects if it is not running. */
  readonly ask: <R>(method: string, params?: unknown) => Promise<R>;
  readonly refresh: () => Promise<void>;
  readonly onStatus: vscode.Event<StatusParams>;
  /** Fires with true when the server runs and with false when it has stopped for good. */
  readonly onRunning: vscode.Event<boolean>;
}

const SELECTOR = ['yaml', 'json', 'jsonc', 'dockercompose'].map((language) => ({ scheme: 'file', language }));

/** Prepares the connection; nothing runs before `start`. */
export function connect(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Connection {
  const status = new vscode.EventEmitter<StatusParams>();
  const running = new vscode.EventEmitter<boolean>();
  const client = new LanguageClient('sreLens', 'SRE Lens', serverOptions(context), clientOptions(output));
  const subscriptions: vscode.Disposable[] = [status, running];
  const tell = (method: string, params?: unknown): void => {
    if (client.isRunning())
      client.sendNotification(method, params).catch((error: unknown) => output.warn(String(error)));
  };
  // vscode-languageclient's State: 1 stopped, 2 running, 3 starting.
  client.onDidChangeState((change) => running.fire(change.newState === 2));
  client.onNotification(STATUS, (params: StatusParams) => status.fire(params));
  subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => tell(TRUST)),
    vscode.window.onDidChangeTextEditorSelection((event) => tell(CURSOR, cursorOf(event.textEditor))),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) tell(CURSOR, cursorOf(editor));
    }),
    ...watchGit(() => tell(REFRESH)),
  );
  return {
    start: () => client.start(),
    restart: async () => {
      await client.restart();
    },
    ask: <R>(method: string, params?: unknown) => client.sendRequest<R>(method, params),
    refresh: async () => {
      if (client.isRunning()) await client.sendNotification(REFRESH);
    },
    onStatus: status.event,
    onRunning: running.event,
    dispose: () => {
      for (const one of subscriptions) one.dispose();
      client.stop().catch(() => undefined);
    },
  };
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/server.js');
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
  };
}

function clientOptions(output: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: SELECTOR,
    outputChannel: output,
    initializationOptions: () => ({ trusted: vscode.workspace.isTrusted }),
    synchronize: {
      configurationSection: 'sreLens',
      fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json}'),
    },
  };
}

function cursorOf(editor: vscode.TextEditor): CursorParams {
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}

/** A commit, a checkout or a fetch changes what is new. */
function watchGit(changed: () => void): vscode.Disposable[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.flatMap((folder) => {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '.git/{HEAD,packed-refs,refs/**,ORIG_HEAD,FETCH_HEAD}'),
    );
    return [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
  });
}
