// P13: a full review of every service, beside the judgement that it rests on (the limits are ours).
import { reviewJudged } from '../../src/core/review';
import { createSession } from '../../src/core/session';
import { readEvidenceFiles } from '../../src/workspace/evidence-files';
import { openWorkspace } from '../../src/workspace/workspace';
import type { Bench } from '../bench';
import { cpuOf } from '../measure/cpu';
import { atMost, digits, type Figure, type Goal, ms, times } from './goal';

const SIZES = [100, 500] as const;
/** A review reads what the judgement has read, and more; a user waits for both. */
const MOST_OF_JUDGEMENT = 3;

interface Reviewed {
  readonly services: number;
  readonly files: number;
  readonly checks: number;
  readonly judgeMs: number;
  readonly reviewMs: number;
}

async function reviewed({ estate }: Bench, services: number): Promise<Reviewed> {
  const { folder, files } = estate({ services });
  const workspace = openWorkspace(folder);
  await workspace.scan();
  await workspace.readBaseline({ onDefaultBranch: 'head' });
  const besides = await readEvidenceFiles(folder);
  const session = createSession();
  const judgeMs = cpuOf(() => session.judge(workspace.snapshot('2026-01-01')));
  let checks = 0;
  const reviewMs = cpuOf(() => {
    const review = reviewJudged(session, besides, { profile: 'full' });
    checks = review.services.reduce((sum, service) => sum + service.checks.length, 0);
  });
  if (checks < services * 50) throw new Error(`only ${checks} checks for ${services} services`);
  return { services, files: files.size, checks, judgeMs, reviewMs };
}

export const reviewGoal: Goal = {
  id: 'P13',
  goal: 'a full review of 100 services, nothing read before: ≤ 3× the first judgement; grows no worse than linearly',
  run: async (bench) => {
    const figures: Figure[] = [];
    let smaller: Reviewed | undefined;
    for (const size of SIZES) {
      const now = await reviewed(bench, size);
      const ratio = now.reviewMs / now.judgeMs;
      figures.push(
        atMost(`${now.services} services, ${now.files} files, ${now.checks} checks`, ratio, MOST_OF_JUDGEMENT, {
          figure: `${times(ratio)}, ${ms(now.reviewMs)}`,
          peer: `first judgement ${ms(now.judgeMs)}`,
        }),
      );
      if (smaller !== undefined) {
        const growth = now.reviewMs / smaller.reviewMs;
        const more = now.files / smaller.files;
        figures.push(
          atMost(`${now.services} beside ${smaller.services} services`, growth, more * 1.25, {
            figure: `${digits(growth)} × the time`,
            peer: `${digits(more)} × the files`,
            note: 'met up to a quarter above linear',
          }),
        );
      }
      smaller = now;
    }
    return figures;
  },
};
