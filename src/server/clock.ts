// Time as the server sees it, so that tests need not wait.

export interface Clock {
  /** ISO date (`2026-11-23`). */
  readonly today: () => string;
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  /** Calls `run` after `ms` milliseconds (0: on the next turn of the event loop); the answer takes it back. */
  readonly later: (ms: number, run: () => void) => () => void;
}

/** The clock of the machine. */
export const SYSTEM_CLOCK: Clock = {
  today: () => new Date().toISOString().slice(0, 10),
  now: () => performance.now(),
  later: (ms, run) => {
    if (ms <= 0) {
      const turn = setImmediate(run);
      return () => clearImmediate(turn);
    }
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Lets the messages that have already arrived (a cancel among them) be handled first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
