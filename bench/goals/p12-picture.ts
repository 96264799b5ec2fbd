// P12: the picture of the calls: what it shows, and where it stands, which the page works out in a worker.
import { type Layout, layoutOf, type Plan } from '../../src/core/picture/layout';
import { pictureOf } from '../../src/core/picture/picture';
import { shownIn } from '../../src/core/picture/view';
import { createSession } from '../../src/core/session';
import { openWorkspace } from '../../src/workspace/workspace';
import type { Bench } from '../bench';
import { interleave } from '../measure/cpu';
import { atMost, type Figure, type Goal, ms, times } from './goal';

/** As the page draws them: 30 letters at most. */
const BOX = { width: 150, height: 42 };

async function planOf({ estate }: Bench, services: number) {
  const workspace = openWorkspace(
    estate({ services, environments: 1, documentBytes: 4000, typedBytes: 20_000 }).folder,
  );
  await workspace.scan();
  await workspace.readBaseline({ onDefaultBranch: 'head' });
  const report = createSession().judge(workspace.snapshot('2026-01-01'));
  const picture = pictureOf(report.head, report);
  const view = { scope: { kind: 'all' }, hiddenTiers: [], hiddenGrades: [] } as const;
  const { edges } = shownIn(picture, view);
  const plan: Plan = { boxes: picture.services.map(() => BOX), lines: edges.map(({ from, to }) => ({ from, to })) };
  return { report, picture, plan };
}

export const pictureGoal: Goal = {
  id: 'P12',
  goal: 'picture of the calls at 300 services: laid out in ≤ 0.25 × of what the layout library takes by its own choice, and no larger than 1.25 ×; what it shows in ≤ 0.1 × of its layout',
  run: async (bench) => {
    const { report, picture, plan } = await planOf(bench, 300);
    const sizes = new Map<string, Layout>();
    const lay = (ranker: 'tight-tree' | 'network-simplex') => () => sizes.set(ranker, layoutOf(plan, ranker));
    const cpu = interleave(
      {
        ours: lay('tight-tree'),
        theirs: lay('network-simplex'),
        shown: () => pictureOf(report.head, report),
      },
      { runs: 3, warm: 0 },
    );
    const what = `${picture.services.length} services, ${plan.lines.length} lines`;
    const area = (ranker: string) => (sizes.get(ranker)?.width ?? 0) * (sizes.get(ranker)?.height ?? 0);
    const figures: Figure[] = [
      atMost(`layout, ${what}`, cpu.ours / cpu.theirs, 0.25, {
        figure: `${times(cpu.ours / cpu.theirs)} (${ms(cpu.ours)})`,
        peer: `network-simplex ${ms(cpu.theirs)}`,
      }),
      atMost(`area of the picture, ${what}`, area('tight-tree') / area('network-simplex'), 1.25, {
        figure: times(area('tight-tree') / area('network-simplex')),
        peer: 'network-simplex',
      }),
      atMost(`what it shows, blast radius of every service included`, cpu.shown / cpu.ours, 0.1, {
        figure: `${times(cpu.shown / cpu.ours)} (${ms(cpu.shown)})`,
        peer: `its layout ${ms(cpu.ours)}`,
      }),
    ];
    return figures;
  },
};
