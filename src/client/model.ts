// What the client knows: the last status and the new calls of the branch, as the server told them.
import * as vscode from 'vscode';
import { NEW_CALLS, type NewCallsResult } from '../protocol/messages';
import type { NewCallView, StatusView } from '../protocol/views';
import type { Connection } from './connection';
import type { Running } from './language-client';

export interface Model extends vscode.Disposable {
  readonly status: () => StatusView | undefined;
  readonly calls: () => readonly NewCallView[];
  /** The call of a key that came from outside (a command's argument), or `undefined`. */
  readonly call: (key: unknown) => NewCallView | undefined;
  readonly running: () => Running;
  readonly onChange: vscode.Event<void>;
}

/** Follows the server; views redraw on `onChange`. */
export function createModel(connection: Connection, output: vscode.LogOutputChannel): Model {
  const changed = new vscode.EventEmitter<void>();
  let status: StatusView | undefined;
  let calls: readonly NewCallView[] = [];
  let running: Running = 'starting';
  let latest = 0;

  const update = async (next: StatusView): Promise<void> => {
    const mine = ++latest;
    const fresh = next.state === 'ready' ? await connection.ask<NewCallsResult>(NEW_CALLS) : calls;
    // A slower, older answer must not overwrite a newer one.
    if (mine !== latest) return;
    status = next;
    calls = fresh;
    await tellMenus(next, fresh.length);
    changed.fire();
  };
  const subscriptions = [
    changed,
    connection.onStatus((next) => {
      update(next).catch((error: unknown) => output.warn(`The new calls could not be asked for: ${String(error)}`));
    }),
    connection.onRunning((now) => {
      running = now;
      if (now === 'stopped') {
        // What a server said that is gone may be wrong by now; an answer under way comes too late.
        latest++;
        calls = [];
        setContext('sreLens.state', 'stopped').then(undefined, () => undefined);
      }
      changed.fire();
    }),
  ];
  return {
    status: () => status,
    calls: () => calls,
    call: (key) => (typeof key === 'string' ? calls.find((call) => call.key === key) : undefined),
    running: () => running,
    onChange: changed.event,
    dispose: () => {
      for (const one of subscriptions) one.dispose();
    },
  };
}

/** What the `when` clauses of package.json ask for. */
async function tellMenus(status: StatusView, newCalls: number): Promise<void> {
  await setContext('sreLens.state', status.state);
  await setContext('sreLens.services', status.services);
  await setContext('sreLens.coreChosen', status.coreChosen);
  await setContext('sreLens.baseline', status.baseline.kind);
  await setContext('sreLens.newCalls', newCalls);
}

function setContext(key: string, value: string | number | boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', key, value);
}

/** The questions that a person still has to answer, gates first. */
export function openQuestions(call: NewCallView): NewCallView['questions'] {
  return call.questions.filter(
    (question) => question.gate && (question.state === 'open' || question.state === 'stale'),
  );
}
