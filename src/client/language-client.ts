// The language client: how the server is started, and what happens when it ends. Loaded after the extension is active.
import { type CancellationToken, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
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
import { STATUS, type StatusParams } from '../protocol/messages';

/** `stopped`: it ended again and again, or could not be started; only a person starts it anew. */
export type Running = 'starting' | 'running' | 'stopped';

export interface Listener {
  readonly running: (now: Running) => void;
  readonly status: (status: StatusParams) => void;
}

export interface Client {
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly isRunning: () => boolean;
  readonly request: <R>(method: string, params?: unknown, token?: CancellationToken) => Promise<R>;
  readonly notify: (method: string, params?: unknown) => Promise<void>;
}

/** A server that ends more often than this within the time is not started again by itself. */
const RESTARTS = { most: 3, withinMs: 3 * 60_000 };

const SELECTOR = ['yaml', 'json', 'jsonc', 'dockercompose'].map((language) => ({ scheme: 'file', language }));

/** Makes the client; nothing runs before `start`. `environment` is asked for at each start by hand: what the server is told by it. */
export function createClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  environment: () => Promise<Readonly<Record<string, string>>>,
  listener: Listener,
): Client {
  const variables: Record<string, string> = {};
  const prepare = async (): Promise<void> => {
    Object.assign(variables, await environment());
  };
  const errors = createErrorHandler(output, () => listener.running('stopped'));
  const client = new LanguageClient(
    'sreLens',
    'SRE Lens',
    serverOptions(context, variables),
    clientOptions(context, output, errors),
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) listener.running('running');
    else if (newState === State.Starting) listener.running('starting');
    else if (newState === State.StartFailed) listener.running('stopped');
  });
  client.onNotification(STATUS, listener.status);
  return {
    start: async () => {
      await prepare();
      await client.start();
    },
    restart: async () => {
      errors.forget();
      await prepare();
      if (client.isRunning()) await client.restart();
      else await client.start();
    },
    stop: () => client.stop(),
    isRunning: () => client.isRunning(),
    request: <R>(method: string, params?: unknown, token?: CancellationToken) =>
      client.sendRequest<R>(method, params, token),
    notify: (method, params) => client.sendNotification(method, params),
  };
}

function serverOptions(context: ExtensionContext, env: Readonly<Record<string, string>>): ServerOptions {
  const module = context.asAbsolutePath('dist/server.js');
  return {
    run: { module, transport: TransportKind.ipc, options: { env } },
    debug: { module, transport: TransportKind.ipc, options: { env, execArgv: ['--inspect=6009'] } },
  };
}

function clientOptions(
  { globalStorageUri }: ExtensionContext,
  output: LogOutputChannel,
  errorHandler: ErrorHandler,
): LanguageClientOptions {
  const cacheFolder = globalStorageUri.fsPath;
  return {
    documentSelector: SELECTOR,
    outputChannel: output,
    errorHandler,
    initializationOptions: () => ({ trusted: workspace.isTrusted, cacheFolder }),
  };
}

/** Starts a server that ended again without a word, a few times; then says in the output channel that it does not. */
function createErrorHandler(
  output: LogOutputChannel,
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
