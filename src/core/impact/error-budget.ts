// The error budget: how long a service may be down in a window and still keep its objective.

const MINUTES_A_DAY = 1440;

/**
 * The error budget of an availability target (a ratio) over a window of days, in minutes of full outage:
 * `(1 − target) × window` (SRE Workbook, chapter 2). Undefined where the target is no ratio or the window no length.
 */
export function errorBudgetMinutes(target: number, windowDays: number): number | undefined {
  if (!(target >= 0 && target <= 1) || !(windowDays > 0) || !Number.isFinite(windowDays)) return undefined;
  return withoutNoise((1 - target) * windowDays * MINUTES_A_DAY, 6);
}

/** Takes the noise of binary fractions away: 30.23999999999667 → 30.24. `digits` is the number of decimals that are kept. */
export function withoutNoise(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
