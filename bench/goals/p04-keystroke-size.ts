// P4: what a keystroke costs does not grow with the document.
import { createSession } from '../../src/core/session';
import { liveText } from '../../src/workspace/live-text';
import { openWorkspace } from '../../src/workspace/workspace';
import type { WrittenEstate } from '../bench';
import { cpuOf, median } from '../measure/cpu';
import { atMost, type Goal, ms, times } from './goal';

const STROKES = 40;
/** About a line of typing: before that, code that runs for the first time costs more than what is measured. */
const WARM = 60;
const MOST = 2;

interface Typist {
  /** CPU ms of one keystroke: put into the text, laid over the file, read, linked, judged. */
  readonly stroke: () => number;
}

async function typistOf({ folder, files, typed }: WrittenEstate): Promise<Typist> {
  const workspace = openWorkspace(folder);
  await workspace.scan();
  await workspace.readBaseline({ onDefaultBranch: 'head' });
  const session = createSession();
  session.judge(workspace.snapshot('2026-01-01'));
  const text = files.get(typed) ?? '';
  // As an editor that opens it does.
  workspace.overlay(typed, text);
  const at = text.indexOf('          timeout: 800ms');
  let live = liveText(text);
  let end = at;
  const type = (newText: string): void => {
    const before = live;
    live = before.edited(end, end, newText);
    workspace.typed(typed, before, live, [{ start: end, end, newText }]);
    end += newText.length;
    session.judge(workspace.snapshot('2026-01-01'));
  };
  type('          # \n');
  end -= 1;
  return { stroke: () => cpuOf(() => type('x')) };
}

export const keystrokeSizeGoal: Goal = {
  id: 'P4',
  goal: 'keystroke cost independent of document size: p50 at 10 MB ≤ 2 × p50 at 1 MB',
  run: async ({ estate }) => {
    const small = await typistOf(estate({ services: 25, typedBytes: 1_000_000 }));
    const large = await typistOf(estate({ services: 25, typedBytes: 10_000_000 }));
    const times1: number[] = [];
    const times10: number[] = [];
    for (let stroke = -WARM; stroke < STROKES; stroke++) {
      const [one, ten] = [small.stroke(), large.stroke()];
      if (stroke < 0) continue;
      times1.push(one);
      times10.push(ten);
    }
    const ratio = median(times10) / median(times1);
    return [
      atMost('keystroke → report in the core, 10 MB beside 1 MB, 25 services', ratio, MOST, {
        figure: `${times(ratio)} (${ms(median(times10))})`,
        peer: `at 1 MB ${ms(median(times1))}`,
      }),
    ];
  },
};
