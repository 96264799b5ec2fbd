// R4: each bomb in a process of its own, with little memory.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOMBS } from '../test/robustness/bombs';
import { deleteFolders, temporaryFolder } from '../test/workspace/shop';
import { type Answer, readInChild } from './documents';
import type { Goal } from './goal';

const MOST_MS = 1000;
const PAUSE_MS = 200;
const LIMITS = { heapMb: 512, patienceMs: 60_000, fresh: true };

export const bombs: Goal = {
  id: 'R4',
  what: `${BOMBS.length} bombs of at most 1 MB: each < 1 s of processor time, main thread pause < 200 ms`,
  run: async () => {
    try {
      const folder = temporaryFolder();
      const names = new Map<string, (typeof BOMBS)[number]>();
      for (const [index, bomb] of BOMBS.entries()) {
        const path = join(folder, String(index), bomb.file);
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, bomb.text(1));
        names.set(path, bomb);
      }
      const answers: Answer[] = [];
      await readInChild([...names.keys()], LIMITS, (answer) => {
        answers.push(answer);
        const { name = '', told } = names.get(answer.path) ?? {};
        const codes = answer.read?.codes ?? [];
        const missing = told === undefined || codes.includes(told) ? '' : `, ${told} NOT TOLD`;
        console.error(`R4: ${name}: ${answer.threw ?? `${answer.cpuMs.toFixed(0)} ms, ${codes.join(', ')}`}${missing}`);
      });
      const died = answers.filter(({ threw }) => threw !== undefined);
      const slow = answers.filter(({ cpuMs }) => cpuMs > MOST_MS);
      const pauses = answers.filter(({ cpuMs }) => cpuMs > PAUSE_MS);
      const silent = answers.filter(({ path, read }) => {
        const told = names.get(path)?.told;
        return told !== undefined && read?.codes.includes(told) !== true;
      });
      return {
        figure:
          `${died.length} ended the process or took over ${LIMITS.patienceMs / 1000} s, ${slow.length} over 1 s, ` +
          `${pauses.length} over 200 ms, ${silent.length} not told`,
        met: died.length + slow.length + pauses.length + silent.length === 0,
        note: `processor time with the start of the compiler, ${LIMITS.heapMb} MB of heap; missed: ${[...died, ...slow].map(({ path }) => names.get(path)?.name).join(', ') || 'none over 1 s'}`,
      };
    } finally {
      deleteFolders();
    }
  },
};
