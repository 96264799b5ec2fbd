// R11: two thousand cancels and five hundred edits.
import { setTimeout as pause } from 'node:timers/promises';
import { cancelStorm } from '../test/robustness/cancel-storm';
import type { Goal } from './goal';

const CANCELS = 2000;
const EDITS = 500;
const REPLY_MS = 250;
/** Two thousand of them in five seconds. */
const STEP_MS = 2;

export const cancelStorms: Goal = {
  id: 'R11',
  what: `${CANCELS} cancels + ${EDITS} edits in 5 s: reply ≤ ${REPLY_MS} ms after a cancel, 0 stale diagnostics`,
  run: async () => {
    const { answered, failed, replies, shown, expected, served } = await cancelStorm(CANCELS, EDITS, () =>
      pause(STEP_MS),
    );
    const worst = replies.at(-1) ?? Number.NaN;
    const p99 = replies[Math.floor(replies.length * 0.99)] ?? Number.NaN;
    const stale = Number(shown !== expected);
    return {
      figure: `${answered} replies, ${failed} errors, p99 ${p99.toFixed(0)} ms, worst ${worst.toFixed(0)} ms, ${stale} stale`,
      met: answered === CANCELS && failed === 0 && worst <= REPLY_MS && stale === 0,
      ...(served === undefined
        ? {}
        : { note: `of the time that it wanted a processor the server had one for ${(served * 100).toFixed(0)} %` }),
    };
  },
};
