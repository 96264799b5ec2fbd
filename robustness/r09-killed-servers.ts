// R9: a hundred killed servers.
import { killServers } from '../test/robustness/killed-servers';
import type { Goal } from './goal';

const KILLS = 100;
const READY_MS = 2000;

export const killedServers: Goal = {
  id: 'R9',
  what: `server killed ${KILLS} × in mid-edit: 0 answers lost, same diagnostics, ready < 2 s p95`,
  run: async () => {
    const { acknowledged, lost, changed, ready } = await killServers(KILLS, Math.random);
    const p95 = ready[Math.floor(ready.length * 0.95)] ?? Number.NaN;
    return {
      figure: `${lost} of ${acknowledged} answers lost, ${changed} times other diagnostics, ready p95 ${p95.toFixed(0)} ms`,
      met: lost === 0 && changed === 0 && p95 < READY_MS,
    };
  },
};
