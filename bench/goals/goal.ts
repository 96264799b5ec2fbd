// The contract of a performance goal: adding one = one file and one line in `index.ts`.
import type { Bench } from '../bench';

/** One line of the table. */
export interface Figure {
  /** What was measured, and on what. */
  readonly what: string;
  readonly figure: string;
  /** What it is compared with, measured in the same run. */
  readonly peer: string;
  /** Figure to goal, both in the same unit, for the plot: 1 is just met, less is better. Absent = no number. */
  readonly ofGoal?: number;
  /** `undefined`: not tried here. */
  readonly met: boolean | undefined;
  readonly note?: string;
}

export interface Goal {
  /** `P1`. */
  readonly id: string;
  /** As the goal is worded. */
  readonly goal: string;
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
}

export function notTried(what: string, note: string): Figure {
  return { what, figure: '–', peer: '–', met: undefined, note };
}

/** A figure that has to be at most `most`. */
export function atMost(
  what: string,
  value: number,
  most: number,
  shown: { readonly figure: string; readonly peer: string; readonly note?: string },
): Figure {
  return { what, ...shown, ofGoal: value / most, met: value <= most };
}

/** `12.3 ms`, `0.45 ms`. */
export function ms(value: number): string {
  return `${digits(value)} ms`;
}

/** `0.45 ×`. */
export function times(value: number): string {
  return `${digits(value)} ×`;
}

export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
