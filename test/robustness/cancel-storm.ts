// Requests that are cancelled at once while a document is edited: each is answered soon, and nothing stale stays on screen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { LOYALTY, LOYALTY_WITH_CALL, makeShop } from '../server/small-shop';
import { startServerProcess } from './server-process';

export interface CancelStorm {
  readonly answered: number;
  /** Answered by an error that is no cancellation. */
  readonly failed: number;
  /** From the cancel to its reply, sorted, in ms. */
  readonly replies: readonly number[];
  /** What is shown in the end, and what a fresh server shows of the same text. */
  readonly shown: string;
  readonly expected: string;
  /** Of the time that the server's thread wanted a processor, the share that it had one: a ratio; absent where nobody tells. */
  readonly served?: number;
}

const CANCELLED = [-32800, -32802];
const METHODS = ['textDocument/hover', 'textDocument/codeLens', 'sreLens/newCalls', 'sreLens/services'];

/** A turn of the event loop: as fast as it goes. */
const AT_ONCE = (): Promise<void> => nextTurn();

/** Sends `cancels` requests that are cancelled when `step` is over, and `edits` edits between them. */
export async function cancelStorm(cancels: number, edits: number, step = AT_ONCE): Promise<CancelStorm> {
  const shop = await makeShop();
  try {
    const server = await startServerProcess(shop.root);
    const uri = URI.file(join(shop.root, LOYALTY)).toString();
    server.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: LOYALTY_WITH_CALL },
    });
    const before = processorTimes(server.process.pid);
    const replies: number[] = [];
    const under: Promise<void>[] = [];
    let failed = 0;
    for (let index = 0; index < cancels; index++) {
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri }, position: { line: index % 12, character: 10 } };
      const asked = server.ask(METHODS[index % METHODS.length] ?? '', params, source.token);
      const cancelledAt = performance.now();
      under.push(
        asked.then(
          () => void replies.push(performance.now() - cancelledAt),
          (error: { code?: number }) => {
            replies.push(performance.now() - cancelledAt);
            if (!CANCELLED.includes(error.code ?? 0)) failed += 1;
          },
        ),
      );
      if (index % Math.ceil(cancels / edits) === 0) server.tell('textDocument/didChange', edit(uri, index));
      await step();
      source.cancel();
    }
    await Promise.all(under);
    const after = processorTimes(server.process.pid);
    server.tell('textDocument/didChange', {
      textDocument: { uri, version: cancels + 3 },
      contentChanges: [{ text: last }],
    });
    server.tell('textDocument/didSave', { textDocument: { uri } });
    await shop.write(LOYALTY, last);
    const fresh = await startServerProcess(shop.root);
    const expected = view(await fresh.diagnostics(uri));
    const shown = view(await server.diagnostics(uri, (list) => view(list) === expected));
    await Promise.all([server.kill(), fresh.kill()]);
    const served = before && after && shareServed(before, after);
    return {
      answered: replies.length,
      failed,
      replies: replies.sort((a, b) => a - b),
      shown,
      expected,
      ...(served === undefined ? {} : { served }),
    };
  } finally {
    await shop.remove();
  }
}

interface ProcessorTimes {
  readonly had: number;
  readonly waited: number;
}

/** How long the main thread of a process was on a processor, and how long it waited for one. Linux only. */
function processorTimes(pid: number | undefined): ProcessorTimes | undefined {
  try {
    const [had, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'latin1').split(' ').map(Number);
    return had === undefined || waited === undefined ? undefined : { had, waited };
  } catch {
    return undefined;
  }
}

function shareServed(before: ProcessorTimes, after: ProcessorTimes): number {
  const [had, waited] = [after.had - before.had, after.waited - before.waited];
  return had / Math.max(1, had + waited);
}

const last = `# edited for the last time\n${LOYALTY_WITH_CALL}`;

function edit(uri: string, index: number) {
  const start = { line: 1, character: 0 };
  const end = index % 2 === 0 ? start : { line: 2, character: 0 };
  return {
    textDocument: { uri, version: index + 2 },
    contentChanges: [{ range: { start, end }, text: index % 2 === 0 ? `# edit ${index}\n` : '' }],
  };
}

function view(list: readonly { readonly range: unknown; readonly code?: unknown }[]): string {
  return JSON.stringify(list.map(({ range, code }) => [range, code]));
}
