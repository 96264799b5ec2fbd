// How long the language server's own thread answers nobody, because of one file.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { URI } from 'vscode-uri';
import { NEW_CALLS, SERVICES } from '../src/protocol/messages';
import { startServerProcess, type ServerProcess } from '../test/robustness/server-process';
import { makeShop } from '../test/server/small-shop';

export interface Pauses {
  /** Processor time of the thread between two looks at its messages, the most of it, in ms: what was opened, typed into, and shown. */
  readonly mostMs: number;
  readonly died: boolean;
  /** The most while it was opened, typed into at its end and in its middle, and asked about. */
  readonly each: readonly number[];
}

const METER = join(import.meta.dirname, 'pause-meter.cjs');
const QUIET_MS = 400;
const PATIENCE_MS = 60_000;

/** False where nothing tells the time of a thread. */
export const canMeter = existsSync('/proc/thread-self/schedstat');

/**
 * Opens a file in a workspace whose baseline does not have it, types into it at its end and in its middle, and asks for what an
 * editor asks for.
 */
export async function pausesOf(file: string, text: string): Promise<Pauses> {
  const shop = await makeShop();
  const server = await startServerProcess(shop.root, ['--require', METER]);
  try {
    await meter(server.process);
    const path = join(shop.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const uri = URI.file(path).toString();
    server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    const each = [await quiet(server.process)];
    const lines = text.split('\n');
    const typed = [lines.length - 1, Math.floor(lines.length / 2)].map((line) => ({ line, character: 0 }));
    for (const [at, start] of typed.entries()) {
      const contentChanges = [{ range: { start, end: start }, text: '# typed\n' }];
      server.tell('textDocument/didChange', { textDocument: { uri, version: 2 + at }, contentChanges });
      each.push(await quiet(server.process));
    }
    await askedFor(server, uri, typed[1] ?? { line: 0, character: 0 });
    each.push(await quiet(server.process));
    return { mostMs: Math.max(...each), died: false, each };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return { mostMs: Number.NaN, died: true, each: [] };
  } finally {
    await server.kill();
    await shop.remove();
  }
}

async function askedFor(server: ServerProcess, uri: string, position: object): Promise<void> {
  const textDocument = { uri };
  await server.ask('textDocument/codeLens', { textDocument });
  await server.ask('textDocument/documentSymbol', { textDocument });
  await server.ask('textDocument/hover', { textDocument, position });
  await server.ask('textDocument/completion', { textDocument, position });
  await server.ask(NEW_CALLS, {});
  await server.ask(SERVICES, {});
}

/** Waits until the server has nothing to do any more; gives its longest pause since it was asked last. */
async function quiet(process: ChildProcess): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  let most = 0;
  for (let calm = 0, last = 0; calm < 2 && Date.now() < end; ) {
    await pause(QUIET_MS / 2);
    const { mostMs, totalMs } = await meter(process);
    most = Math.max(most, mostMs);
    calm = totalMs - last < QUIET_MS / 10 ? calm + 1 : 0;
    last = totalMs;
  }
  return most;
}

async function meter(process: ChildProcess): Promise<{ readonly mostMs: number; readonly totalMs: number }> {
  const answer = once(process, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
  process.send('');
  const [told] = await answer;
  return told as { mostMs: number; totalMs: number };
}
