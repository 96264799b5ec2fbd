// P11: what VS Code waits for when the extension activates.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from '../measure/cpu';
import { atMost, type Goal, ms } from './goal';

const RUNS = 9;
const MOST = 50;

export const activationGoal: Goal = {
  id: 'P11',
  goal: 'extension activation ≤ 50 ms in the extension host; nothing loads that is not needed for the first screen',
  run: async ({ root, dist }) => {
    const args = [join(root, 'bench/measure/activation.cjs'), join(dist(), 'extension.js')];
    const runs = Array.from(
      { length: RUNS },
      () =>
        JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as {
          readonly load: number;
          readonly activate: number;
        },
    );
    const load = median(runs.map((run) => run.load));
    const activate = median(runs.map((run) => run.activate));
    return [
      atMost('load and activate the bundle, VS Code replaced by a stand-in', load + activate, MOST, {
        figure: ms(load + activate),
        peer: `of it loading ${ms(load)}`,
        note: 'CPU time in a fresh process; `npm run test:host` prints the figure of a real extension host',
      }),
    ];
  },
};
