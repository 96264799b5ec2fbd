// What the client knows: the last status and the new calls of the branch, as the server told them.
import * as vscode from 'vscode';
import { NEW_CALLS, type NewCallsResult } from '../protocol/messages';
import type { NewCallView, StatusView } from '../protocol/views';
import type { Connection } from './connection';

export interface Model extends vscode.Disposable {
  readonly status: () => StatusView | undefined;
  readonly calls: () => readonly NewCallView[];
  /** The call of a key that came from outside (a command's argument), or `undefined`. */
  readonly call: (key: unknown) => NewCallView | undefined;
  /** False once the server has stopped for good. */
  readonly running: () => boolean;
  readonly onChange: vscode.Event<void>;
}

/** Follows the server; views redraw on `onChange`. */
export function createModel(connection: Connection, output: vscode.LogOutputChannel): Model {
  const changed = new vscode.EventEmitter<void>();
  let status: StatusView | undefined;
  let calls: readonly NewCallView[] = [];
  let running = true;
  let latest = 0;

  const update = async (next: StatusView): Promise<void> => {
    const mine = ++latest;
    const fresh = next.state === 'ready' ? await connection.ask<NewCallsResult>(NEW_CALLS) : calls;
    // A slower, older answer must not overwrite a newer one.
    if (mine !== latest) return;
    status = next;
    calls = fresh;
    await vscode.commands.executeCommand('setContext', 'sreLens.ready', next.state === 'ready');
    await vscode.commands.executeCommand('setContext', 'sreLens.coreChosen', next.coreChosen);
    await vscode.commands.executeCommand('setContext', 'sreLens.baseline', next.baseline.kind);
    changed.fire();
  };
  const subscriptions = [
    changed,
    connection.onStatus((next) => {
      update(next).catch((error: unknown) => output.warn(`The new calls could not be asked for: ${String(error)}`));
    }),
    connection.onRunning((now) => {
      running = now;
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

/** The questions that a person still has to answer, gates first. */
export function openQuestions(call: NewCallView): NewCallView['questions'] {
  return call.questions.filter(
    (question) => question.gate && (question.state === 'open' || question.state === 'stale'),
  );
}
