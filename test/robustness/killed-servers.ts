// A server that is killed in mid-edit, again and again: what it had acknowledged stands in the files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { URI } from 'vscode-uri';
import { ANSWER, NEW_CALLS, type WriteResult } from '../../src/protocol/messages';
import type { NewCallView } from '../../src/protocol/views';
import { git, LOYALTY, LOYALTY_WITH_CALL, makeShop } from '../server/small-shop';
import { type ServerProcess, startServerProcess } from './server-process';

const STORY = '.sre/solutions/feature-pay-1.yaml';
const QUESTIONS = ['TS-04', 'TS-06', 'TS-07', 'TS-11', 'TS-20', 'TS-24'];

export interface KilledServers {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged answers that are not in the story file. */
  readonly lost: number;
  /** Starts after which other diagnostics were shown than before. */
  readonly changed: number;
  /** Sorted, in ms. */
  readonly ready: readonly number[];
}

/**
 * Kills a server `kills` times, up to 400 turns of our event loop after an edit and an answer that it has not acknowledged
 * yet. `random` gives numbers from 0 to 1.
 */
export async function killServers(kills: number, random: () => number): Promise<KilledServers> {
  const shop = await makeShop();
  await git(shop.root, 'checkout', '--quiet', '-b', 'feature/pay-1');
  await shop.write(LOYALTY, LOYALTY_WITH_CALL);
  const uri = URI.file(join(shop.root, LOYALTY)).toString();
  const said = new Map<string, string>();
  const ready: number[] = [];
  let acknowledged = 0;
  let lost = 0;
  let changed = 0;
  let shown: string | undefined;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const server = await startServerProcess(shop.root);
      ready.push(server.readyMs);
      const now = JSON.stringify((await server.diagnostics(uri)).map(({ range, code }) => [range, code]));
      if (shown !== undefined && shown !== now) changed += 1;
      shown = now;
      const story = await readFile(join(shop.root, STORY), 'utf8').catch(() => '');
      for (const [question, text] of said) if (!story.includes(text)) lost += Number(said.delete(question));

      const [call] = await server.ask<NewCallView[]>(NEW_CALLS, {});
      const question = QUESTIONS[kill % QUESTIONS.length] ?? 'TS-04';
      const text = `answer ${kill} of ${question}`;
      const written = await server.ask<WriteResult>(ANSWER, { call: call?.key, question, text });
      if (!written.ok) throw new Error(written.reason);
      said.set(question, text);
      acknowledged += 1;
      await interrupt(
        server,
        uri,
        call?.key,
        QUESTIONS[(kill + 1) % QUESTIONS.length],
        said,
        Math.floor(random() * 400),
      );
    }
  } finally {
    await shop.remove();
  }
  return { kills, acknowledged, lost, changed, ready: ready.sort((a, b) => a - b) };
}

/** Edits, answers a further question without waiting, and kills. That answer may be there or not, but whole. */
async function interrupt(
  server: ServerProcess,
  uri: string,
  call: string | undefined,
  question: string | undefined,
  said: Map<string, string>,
  turns: number,
): Promise<void> {
  const textDocument = { uri, languageId: 'yaml', version: 1, text: LOYALTY_WITH_CALL };
  server.tell('textDocument/didOpen', { textDocument });
  const start = { line: 1, character: 0 };
  server.tell('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end: start }, text: 'x-note: [half\n' }],
  });
  // What it would replace may be gone once it is written.
  if (question !== undefined) said.delete(question);
  void server.ask(ANSWER, { call, question, text: 'in flight' }).catch(() => undefined);
  for (let turn = 0; turn < turns; turn++) await nextTurn();
  await server.kill();
}
