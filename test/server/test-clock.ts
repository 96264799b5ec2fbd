// Time that moves when a test says so.
import type { Clock } from '../../src/server/clock';

export interface TestClock extends Clock {
  /** Lets milliseconds pass; what was due is run. */
  readonly pass: (ms: number) => void;
}

/** A clock that stands still, except that short delays are over on the next turn. */
export function testClock(): TestClock {
  let now = 0;
  const due = new Map<() => void, number>();
  return {
    today: () => '2026-11-23',
    now: () => now,
    later: (ms, run) => {
      if (ms < 500) {
        const turn = setImmediate(run);
        return () => clearImmediate(turn);
      }
      due.set(run, now + ms);
      return () => due.delete(run);
    },
    pass: (ms) => {
      now += ms;
      for (const [run, at] of due) if (at <= now && due.delete(run)) run();
    },
  };
}
