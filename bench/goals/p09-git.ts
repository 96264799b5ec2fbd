// P9: what the baseline costs in git processes, and of 50 changed documents in time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../src/workspace/workspace';
import type { Bench } from '../bench';
import { median } from '../measure/cpu';
import { atMost, type Figure, type Goal } from './goal';

const RUNS = 7;
const CHANGED = 50;
const MOST_PROCESSES = 4;
const MOST_SECONDS = 0.2;

interface Read {
  readonly processes: number;
  readonly seconds: number;
}

async function baselineOf(folder: string): Promise<Read> {
  const workspace = openWorkspace(folder);
  await workspace.scan();
  const all: number[] = [];
  let processes = 0;
  for (let run = 0; run < RUNS; run++) {
    const before = workspace.counters().gitProcesses;
    const begun = performance.now();
    const { kind } = await workspace.readBaseline({ onDefaultBranch: 'head' });
    all.push((performance.now() - begun) / 1000);
    if (kind !== 'commit') throw new Error(`the baseline is ${kind}`);
    processes = workspace.counters().gitProcesses - before;
  }
  return { processes, seconds: median(all) };
}

async function figuresOf({ estate }: Bench, services: number): Promise<readonly Figure[]> {
  const { folder, documents, files } = estate({ services });
  const changed = documents.slice(0, CHANGED);
  for (const file of changed) writeFileSync(join(folder, file), `${files.get(file) ?? ''}# changed\n`);
  try {
    const { processes, seconds } = await baselineOf(folder);
    const what = `${services} services, ${changed.length} changed documents`;
    return [
      atMost(`${what}: git processes`, processes, MOST_PROCESSES, {
        figure: String(processes),
        peer: `${services} \`git show\` would be needed`,
      }),
      atMost(`${what}: baseline read`, seconds, MOST_SECONDS, {
        figure: `${seconds.toFixed(3)} s`,
        peer: '–',
        note: 'wall clock, git processes included',
      }),
    ];
  } finally {
    for (const file of changed) writeFileSync(join(folder, file), files.get(file) ?? '');
  }
}

export const gitGoal: Goal = {
  id: 'P9',
  goal: '≤ 4 git processes however many services; baseline of 50 changed documents ≤ 0.2 s',
  run: async (bench) => [...(await figuresOf(bench, 100)), ...(await figuresOf(bench, 1000))],
};
