// P5: keystroke → diagnostics through the language server as a process, beside yaml-language-server in the same document.
import { join } from 'node:path';
import type { Bench } from '../bench';
import { median } from '../measure/cpu';
import { type ServerProcess, startServerProcess } from '../measure/language-server';
import { atMost, type Figure, type Goal, ms, notTried, times } from './goal';

const STROKES = 40;
const PEER_STROKES = 4;
/** As of P4. */
const WARM = 60;
const LEAST_OVER_PEER = 50;

/** A call that is typed and taken away again: the diagnostic of it has to come and go. */
const CALL = '        - to: svc-0000#getItem0\n          mode: sync\n';

async function own(bench: Bench, bytes: number): Promise<number> {
  const { folder, typed, files } = bench.estate({ services: 100, typedBytes: bytes });
  const text = files.get(typed) ?? '';
  const line = text.slice(0, text.indexOf('      x-sre-calls:')).split('\n').length;
  const path = join(folder, typed);
  const server = await startServerProcess(join(bench.dist(), 'server.js'), ['--stdio'], folder);
  try {
    const isTold = ({ diagnostics }: { readonly diagnostics: readonly { range: { start: { line: number } } }[] }) =>
      diagnostics.some(({ range }) => range.start.line === line);
    const first = server.until(path, isTold);
    server.open(path, text);
    server.edit(path, line, line, CALL);
    await first;
    return median(await strokes(server, path, line, isTold));
  } finally {
    server.stop();
  }
}

async function strokes(
  server: ServerProcess,
  path: string,
  line: number,
  isTold: Parameters<ServerProcess['until']>[1],
): Promise<readonly number[]> {
  const all: number[] = [];
  for (let stroke = -WARM; stroke < STROKES; stroke++) {
    const isThere = stroke % 2 === 0;
    const told = server.until(path, (published) => isTold(published) !== isThere);
    server.edit(path, line, isThere ? line + 2 : line, isThere ? '' : CALL);
    const took = await told;
    if (stroke >= 0) all.push(took);
  }
  return all;
}

async function peer(bench: Bench, script: string, bytes: number): Promise<number> {
  const { folder, typed, files } = bench.estate({ services: 100, typedBytes: bytes });
  const text = files.get(typed) ?? '';
  const line = text.slice(0, text.indexOf('      x-sre-calls:')).split('\n').length;
  const path = join(folder, typed);
  const server = await startServerProcess(script, ['--stdio'], folder);
  try {
    const first = server.until(path, () => true);
    server.open(path, text);
    await first;
    const all: number[] = [];
    for (let stroke = 0; stroke < PEER_STROKES; stroke++) {
      const told = server.until(path, () => true);
      server.edit(path, line, line, `        # ${stroke}\n`);
      all.push(await told);
    }
    return median(all);
  } finally {
    server.stop();
  }
}

export const keystrokeServerGoal: Goal = {
  id: 'P5',
  goal: 'keystroke → diagnostics through the language server with the whole judgement, 100 services: p50 ≤ 10 ms in a 1 MB document, ≤ 20 ms in a 10 MB one; ≥ 50 × faster than yaml-language-server',
  run: async (bench) => {
    const peers = bench.peers();
    const figures: Figure[] = [];
    for (const [bytes, most] of [
      [1_000_000, 10],
      [10_000_000, 20],
    ] as const) {
      const size = `${bytes / 1e6} MB`;
      const mine = await own(bench, bytes);
      const wall = 'wall clock: it says something only on an idle machine';
      figures.push(atMost(`${size}, 100 services`, mine, most, { figure: ms(mine), peer: '–', note: wall }));
      if (peers === undefined)
        figures.push(notTried(`${size}, beside yaml-language-server`, 'the peer is not installed'));
      else figures.push(await beside(bench, peers.yamlServer, bytes, mine));
    }
    return figures;
  },
};

async function beside(bench: Bench, script: string, bytes: number, mine: number): Promise<Figure> {
  const what = `${bytes / 1e6} MB, beside yaml-language-server`;
  try {
    const theirs = await peer(bench, script, bytes);
    return atMost(what, LEAST_OVER_PEER / (theirs / mine), 1, {
      figure: `${times(theirs / mine)} faster`,
      peer: `yaml-language-server ${ms(theirs)}`,
      note: 'its debounce of 200 ms included; no schema given to it',
    });
  } catch (error) {
    return notTried(what, error instanceof Error ? error.message : String(error));
  }
}
