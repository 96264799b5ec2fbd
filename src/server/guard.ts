// Keeps one bad request from taking the rest down: what a handler throws is logged, and the answer is empty.
import { CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { nextTurn } from './clock';

/** A request handler that never throws: cancelled requests answer `RequestCancelled`, failed ones `empty`. */
export function guardRequest<P, R>(
  connection: Connection,
  name: string,
  empty: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<undefined>> {
  return async (params, token) => {
    try {
      await nextTurn();
      if (token.isCancellationRequested) return cancelled(name);
      const answer = await handle(params, token);
      return token.isCancellationRequested ? cancelled(name) : answer;
    } catch (error) {
      logFailure(connection, name, error);
      return empty;
    }
  };
}

/** Answers a request of our own by a guarded handler. */
export function onAsk<P, R>(
  connection: Connection,
  method: string,
  name: string,
  empty: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): void {
  const guarded = guardRequest(connection, name, empty, handle);
  // A request without parameters comes with nothing but its token.
  connection.onRequest<unknown, undefined>(method, (params: P, token: CancellationToken | undefined) =>
    token === undefined && CancellationToken.is(params) ? guarded(params, params) : guarded(params, token ?? NEVER),
  );
}

/** The same for what has no answer. */
export function guardNotification<P>(
  connection: Connection,
  name: string,
  handle: (params: P) => void | Promise<void>,
): (params: P) => Promise<void> {
  return async (params) => {
    try {
      await handle(params);
    } catch (error) {
      logFailure(connection, name, error);
    }
  };
}

/** Runs `work` outside any request (a timer, a background read). */
export function inBackground(connection: Connection, name: string, work: () => void | Promise<void>): void {
  void guardNotification(connection, name, work)(undefined);
}

const NEVER = CancellationToken.None;

function cancelled(name: string): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled.`);
}

function logFailure(connection: Connection, name: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    connection.console.error(`${name} failed: ${text}`);
  } catch {
    // The connection is gone: nobody is left to tell.
  }
}
