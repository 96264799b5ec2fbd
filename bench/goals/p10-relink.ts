// P10: linking and judging the whole workspace after one file has changed.
import { createSession } from '../../src/core/session';
import { openWorkspace } from '../../src/workspace/workspace';
import type { Bench } from '../bench';
import { cpuOf, median } from '../measure/cpu';
import { atMost, digits, type Figure, type Goal, ms } from './goal';

const RUNS = 40;
/** As of P4. */
const WARM = 60;
const SIZES = [{ services: 25 }, { services: 100, most: 5 }, { services: 500 }, { services: 2000, most: 50 }] as const;

interface Relink {
  readonly services: number;
  readonly calls: number;
  readonly files: number;
  readonly cpuMs: number;
}

async function relink({ estate }: Bench, services: number): Promise<Relink> {
  const { folder, files, typed } = estate({ services });
  const workspace = openWorkspace(folder);
  await workspace.scan();
  await workspace.readBaseline({ onDefaultBranch: 'head' });
  const session = createSession();
  let report = session.judge(workspace.snapshot('2026-01-01'));
  // A small file of a service that others call: its own reading costs next to nothing.
  const file = typed.replace('openapi.yaml', 'sre.yaml');
  const text = files.get(file) ?? '';
  const all: number[] = [];
  for (let run = -WARM; run < RUNS; run++) {
    workspace.overlay(file, `${text}dependencies:\n  - { to: svc-0000, mode: sync, timeout: ${200 + run}ms }\n`);
    const cost = cpuOf(() => {
      report = session.judge(workspace.snapshot('2026-01-01'));
    });
    if (report.changes.calls.length !== 1)
      throw new Error(`${report.changes.calls.length} calls have changed, not one`);
    if (run >= 0) all.push(cost);
  }
  return { services, calls: report.head.calls.length, files: files.size, cpuMs: median(all) };
}

export const relinkGoal: Goal = {
  id: 'P10',
  goal: 'relink + judge after one change: ≤ 5 ms at 100 services, ≤ 50 ms at 2,000 services / 5,000 calls; grows no worse than linearly',
  run: async (bench) => {
    const figures: Figure[] = [];
    let smaller: Relink | undefined;
    for (const size of SIZES) {
      const now = await relink(bench, size.services);
      const what = `${now.services} services, ${now.calls} calls, ${now.files} files`;
      if ('most' in size) figures.push(atMost(what, now.cpuMs, size.most, { figure: ms(now.cpuMs), peer: '–' }));
      if (smaller !== undefined) {
        const growth = now.cpuMs / smaller.cpuMs;
        const size = now.files / smaller.files;
        figures.push(
          atMost(`${now.services} beside ${smaller.services} services`, growth, size * 1.25, {
            figure: `${digits(growth)} × the time`,
            peer: `${digits(size)} × the files`,
            note: 'met up to a quarter above linear',
          }),
        );
      }
      smaller = now;
    }
    return figures;
  },
};
