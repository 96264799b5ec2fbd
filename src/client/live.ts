// Where live numbers are asked for: the person's own setting, and their authorization in the editor's secret storage.
import * as vscode from 'vscode';

export interface LiveSettings extends vscode.Disposable {
  /** The address of Prometheus; empty = live numbers are off. */
  readonly url: () => string;
  /** What the language server is started with: it gets the address and the authorization there, and in no message that is logged. */
  readonly environment: () => Promise<Environment>;
  /** Keeps the authorization for the present address; empty takes it away. Rejects if the storage fails. */
  readonly setAuthorization: (authorization: string) => Promise<void>;
  /** The address or its authorization is another one. */
  readonly onChange: vscode.Event<void>;
}

type Environment = Readonly<Record<string, string>>;

const SETTING = 'live.prometheus.url';

/** Follows the setting and the secret storage. */
export function createLiveSettings({ secrets }: vscode.ExtensionContext): LiveSettings {
  const changed = new vscode.EventEmitter<void>();
  let given: Environment | undefined;
  const read = async (): Promise<Environment> => {
    const authorization = url() === '' ? undefined : await secrets.get(keyOf(url()));
    // Empty ones hide what the shell that started the editor may say.
    return { SRE_LENS_PROMETHEUS: url(), SRE_LENS_PROMETHEUS_AUTHORIZATION: authorization ?? '' };
  };
  /** VS Code also tells of settings that are what they were, at its start for instance. */
  const compare = async (): Promise<void> => {
    const now = await read();
    const isSame = given === undefined || Object.entries(now).every(([name, value]) => given?.[name] === value);
    if (!isSame) changed.fire();
  };
  const look = (): void => {
    compare().catch(() => undefined);
  };
  const following = [
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`sreLens.${SETTING}`)) look();
    }),
    secrets.onDidChange(look),
  ];
  return {
    url,
    environment: async () => {
      given = await read();
      return given;
    },
    setAuthorization: async (authorization) => {
      if (authorization === '') await secrets.delete(keyOf(url()));
      else await secrets.store(keyOf(url()), authorization);
    },
    onChange: changed.event,
    dispose: () => {
      for (const one of following) one.dispose();
    },
  };
}

/** What the person set for themselves, whatever a workspace holds. */
function url(): string {
  const set: unknown = vscode.workspace.getConfiguration('sreLens').inspect(SETTING)?.globalValue;
  return typeof set === 'string' ? set.trim() : '';
}

/** An authorization is for one host: another address does not get it. */
function keyOf(address: string): string {
  try {
    return `prometheus ${new URL(address).origin}`;
  } catch {
    return 'prometheus';
  }
}
