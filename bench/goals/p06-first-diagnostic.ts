// P6: from the start of the server's process to its first diagnostic.
import { join } from 'node:path';
import { median } from '../measure/cpu';
import { startServerProcess } from '../measure/language-server';
import { atMost, type Goal, ms, notTried } from './goal';

const RUNS = 3;
const MOST = 1 / 5;
/** What either says of a key that is given twice: the finding that both have. */
const DUPLICATE = /given twice|must be unique|duplicate/i;

async function firstDiagnostic(script: string, folder: string, path: string, text: string): Promise<number> {
  const begun = performance.now();
  const server = await startServerProcess(script, ['--stdio'], folder);
  try {
    const told = server.until(path, ({ diagnostics }) => diagnostics.some(({ message }) => DUPLICATE.test(message)));
    server.open(path, text);
    await told;
    return performance.now() - begun;
  } finally {
    server.stop();
  }
}

export const firstDiagnosticGoal: Goal = {
  id: 'P6',
  goal: 'spawn → first diagnostic ≤ 1/5 of yaml-language-server',
  run: async (bench) => {
    const peers = bench.peers();
    const what = '1 MB document; SRE Lens reads the 100 services around it too';
    if (peers === undefined) return [notTried(what, 'the peer is not installed')];
    const { folder, typed, files } = bench.estate({ services: 100, typedBytes: 1_000_000 });
    const saved = files.get(typed) ?? '';
    // A new call for the one, a duplicate key for the other: each has something to tell.
    const text = `${saved.replace('      x-sre-calls:\n', '      x-sre-calls:\n        - to: svc-0000#getItem0\n          mode: sync\n')}info: {}\n`;
    const path = join(folder, typed);
    const own: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      own.push(await firstDiagnostic(join(bench.dist(), 'server.js'), folder, path, text));
      theirs.push(await firstDiagnostic(peers.yamlServer, folder, path, text));
    }
    const ratio = median(own) / median(theirs);
    return [
      atMost(what, ratio, MOST, {
        figure: `1/${(1 / ratio).toFixed(1)} (${ms(median(own))})`,
        peer: `yaml-language-server ${ms(median(theirs))}`,
      }),
    ];
  },
};
