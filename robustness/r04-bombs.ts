// R4: each bomb in a process of its own, with little memory, and in an editor's server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOMBS } from '../test/robustness/bombs';
import { deleteFolders, temporaryFolder } from '../test/workspace/shop';
import { type Answer, readInChild } from './documents';
import type { Goal } from './goal';
import { canMeter, pausesOf } from './server-pauses';

const MOST_MS = 1000;
const PAUSE_MS = 200;
const LIMITS = { heapMb: 512, patienceMs: 60_000, fresh: true };
/** Other programs keep caches and cores busy: what is over a limit is tried so often, and the least counts. */
const TRIES = 3;
/** Part of their names: which bombs are tried. */
const ONLY = process.env['BOMBS'] ?? '';

type Bomb = (typeof BOMBS)[number];

export const bombs: Goal = {
  id: 'R4',
  what: `${BOMBS.length} bombs of at most 1 MB: each < 1 s of processor time, main thread pause < 200 ms`,
  run: async () => {
    try {
      const folder = temporaryFolder();
      const tried = BOMBS.filter(({ name }) => name.includes(ONLY));
      const dear: string[] = [];
      const long: string[] = [];
      const silent: string[] = [];
      let [mostMs, mostPauseMs] = [0, 0];
      for (const [index, bomb] of tried.entries()) {
        const { cpuMs, threw, read } = await readAlone(bomb, join(folder, String(index)));
        const pauseMs = canMeter ? await pauseOf(bomb) : Number.NaN;
        const wanted = [bomb.told, bomb.toldInFull].filter((code) => code !== undefined);
        const missing = wanted.filter((code) => read?.codes.includes(code) !== true);
        console.error(
          `R4: ${bomb.name}: ${threw ?? `${cpuMs.toFixed(0)} ms, ${read?.codes.join(', ')}`}` +
            `${missing.map((code) => `, ${code} NOT TOLD`).join('')}, the server pauses ${pauseMs.toFixed(0)} ms`,
        );
        if (!(cpuMs < MOST_MS)) dear.push(bomb.name);
        if (canMeter && !(pauseMs < PAUSE_MS)) long.push(bomb.name);
        if (missing.length > 0) silent.push(bomb.name);
        [mostMs, mostPauseMs] = [Math.max(mostMs, cpuMs), Math.max(mostPauseMs, pauseMs)];
      }
      const misses = dear.length + long.length + silent.length;
      return {
        figure:
          `${tried.length} bombs: ${dear.length} took 1 s or died (most ${mostMs.toFixed(0)} ms), ` +
          `${long.length} paused the server for 200 ms (most ${mostPauseMs.toFixed(0)} ms), ${silent.length} not told`,
        met: canMeter ? misses === 0 : misses > 0 ? false : undefined,
        note:
          `processor time of all threads with the start of the compiler, ${LIMITS.heapMb} MB of heap, and of the server's own thread ` +
          `while it is opened, typed into and shown; the least of up to ${TRIES} runs; ` +
          `missed: ${[...new Set([...dear, ...long, ...silent])].join(', ') || 'none'}`,
      };
    } finally {
      deleteFolders();
    }
  },
};

/** Read, judged and reported as the command line does. */
async function readAlone({ file, text }: Bomb, folder: string): Promise<Answer> {
  const path = join(folder, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text(1));
  let best: Answer | undefined;
  for (let turn = 0; turn < TRIES && !(best !== undefined && best.cpuMs < MOST_MS); turn++)
    await readInChild([path], LIMITS, (answer) => {
      if (best === undefined || answer.cpuMs < best.cpuMs) best = answer;
    });
  if (best === undefined) throw new Error(`no answer about ${path}`);
  return best;
}

async function pauseOf({ file, text }: Bomb): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TRIES && best >= PAUSE_MS; turn++) {
    const { mostMs, died } = await pausesOf(file, text(1));
    if (!died) best = Math.min(best, mostMs);
  }
  return best;
}
