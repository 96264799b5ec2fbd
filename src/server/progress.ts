// Work with a progress bar and a way to stop it.
import type { Connection } from 'vscode-languageserver/node';

/**
 * Runs `work` with work-done progress where the client shows it. `signal` is aborted when a person cancels; `report`
 * takes how many things (`what`: files) are done, and of how many.
 */
export async function withProgress(
  connection: Connection,
  supported: boolean,
  { title, what }: { readonly title: string; readonly what: string },
  work: (signal: AbortSignal, report: (done: number, total: number) => void) => Promise<void>,
): Promise<void> {
  const abort = new AbortController();
  const bar = supported ? await connection.window.createWorkDoneProgress().catch(() => undefined) : undefined;
  bar?.begin('SRE Lens', 0, title, true);
  const listener = bar?.token.onCancellationRequested(() => abort.abort());
  if (bar?.token.isCancellationRequested === true) abort.abort();
  try {
    await work(abort.signal, (done, total) => {
      bar?.report(total === 0 ? 100 : Math.floor((100 * done) / total), `${done} of ${total} ${what}`);
    });
  } finally {
    listener?.dispose();
    bar?.done();
  }
}
