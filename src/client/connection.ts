// The language server as a child process: started once, told of trust, the cursor and changes of git.
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { CURSOR, type CursorParams, REFRESH, STATUS, type StatusParams, TRUST } from '../protocol/messages';

/** `stopped`: it ended again and again, or could not be started; only a person starts it anew. */
export type Running = 'starting' | 'running' | 'stopped';

export interface Connection extends vscode.Disposable {
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Asks the server. Rejects if it is not running. */
  readonly ask: <R>(method: string, params?: unknown) => Promise<R>;
  readonly refresh: () => Promise<void>;
  readonly onStatus: vscode.Event<StatusParams>;
  readonly onRunning: vscode.Event<Running>;
}

/** A server that ends more often than this within the time is not started again by itself. */
const RESTARTS = { most: 3, withinMs: 3 * 60_000 };

const SELECTOR = ['yaml', 'json', 'jsonc', 'dockercompose'].map((language) => ({ scheme: 'file', language }));

/** Prepares the connection; nothing runs before `start`. */
export function connect(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): Connection {
  const status = new vscode.EventEmitter<StatusParams>();
  const running = new vscode.EventEmitter<Running>();
  const errors = createErrorHandler(output, () => running.fire('stopped'));
  const client = new LanguageClient('sreLens', 'SRE Lens', serverOptions(context), clientOptions(output, errors));
  const subscriptions: vscode.Disposable[] = [status, running];
  const tell = (method: string, params?: unknown): void => {
    if (client.isRunning())
      client.sendNotification(method, params).catch((error: unknown) => output.warn(String(error)));
  };
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) running.fire('running');
    else if (newState === State.Starting) running.fire('starting');
    else if (newState === State.StartFailed) running.fire('stopped');
  });
  client.onNotification(STATUS, (params: StatusParams) => status.fire(params));
  subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => tell(TRUST)),
    vscode.window.onDidChangeTextEditorSelection((event) => tell(CURSOR, cursorOf(event.textEditor))),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined) tell(CURSOR, cursorOf(editor));
    }),
  );
  return {
    start: () => client.start(),
    restart: async () => {
      errors.forget();
      if (client.isRunning()) await client.restart();
      else await client.start();
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

function clientOptions(output: vscode.LogOutputChannel, errorHandler: ErrorHandler): LanguageClientOptions {
  return {
    documentSelector: SELECTOR,
    outputChannel: output,
    errorHandler,
    initializationOptions: () => ({ trusted: vscode.workspace.isTrusted }),
  };
}

/** Starts a server that ended again without a word, a few times; then says in the output channel that it does not. */
function createErrorHandler(
  output: vscode.LogOutputChannel,
  givenUp: () => void,
): ErrorHandler & { readonly forget: () => void } {
  let ended: number[] = [];
  return {
    forget: () => {
      ended = [];
    },
    error: (error) => {
      output.warn(`The language server could not be reached: ${error.message}`);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed: () => {
      const now = Date.now();
      ended = [...ended.filter((at) => now - at < RESTARTS.withinMs), now];
      if (ended.length <= RESTARTS.most) {
        output.warn('The language server ended and is started again.');
        return { action: CloseAction.Restart, handled: true };
      }
      output.error('The language server ended several times within three minutes and is not started again.');
      givenUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

function cursorOf(editor: vscode.TextEditor): CursorParams {
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}
