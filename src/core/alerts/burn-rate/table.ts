// The windows of burn-rate alerts and the share of the budget that each may use (SRE Workbook, table 5-8 and its code).
import type { AlertSeverity } from '../../model/alert-severity';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface BurnRow {
  readonly severity: Extract<AlertSeverity, 'page' | 'ticket'>;
  readonly longMs: number;
  readonly shortMs: number;
  /** Of the budget of the whole period, a ratio. */
  readonly share: number;
}

/** The fastest first; the short window is a twelfth of the long one. */
export const BURN_ROWS: readonly BurnRow[] = [
  { severity: 'page', longMs: HOUR_MS, shortMs: 5 * MINUTE_MS, share: 0.02 },
  { severity: 'page', longMs: 6 * HOUR_MS, shortMs: 30 * MINUTE_MS, share: 0.05 },
  { severity: 'ticket', longMs: DAY_MS, shortMs: 2 * HOUR_MS, share: 0.1 },
  { severity: 'ticket', longMs: 3 * DAY_MS, shortMs: 6 * HOUR_MS, share: 0.1 },
];

/** For an objective of a week (the windows that Sloth publishes for 7 days): there 2 % is gone in three hours anyway. */
export const WEEKLY_ROWS: readonly BurnRow[] = [0.08, 0.125, 0.2, 0.42].flatMap((share, index) => {
  const row = BURN_ROWS[index];
  return row === undefined ? [] : [{ ...row, share }];
});

/** The share of a long window of the table. */
export function standardShare(longMs: number): number | undefined {
  return BURN_ROWS.find((row) => row.longMs === longMs)?.share;
}
