// Service level objectives, inclusive: as the callers see the service, its dependencies included.
import type { Evidence } from './place';

/** How the budget is counted: by bad requests, or by the slices of time (minutes, mostly) that were bad. */
export type Budgeting = 'requests' | 'time-slices';

/**
 * `target` is a ratio in (0, 1]: the share of good requests, or of those within `thresholdMs`; 1 leaves no budget at all.
 * A latency percentile is kept in this form: p99 of 300 ms is 99 % within 300 ms.
 */
export interface Slo {
  readonly id: string;
  readonly type: 'availability' | 'latency';
  readonly target: number;
  /** The length of the window in days; a calendar month counts as 30, a quarter as 90, a year as 365. */
  readonly windowDays: number;
  /** The window begins anew with the calendar's week, month or quarter; absent = it rolls, or nobody said. */
  readonly calendar?: true;
  /** Absent = not said. */
  readonly budgeting?: Budgeting;
  /** Latency only; absent where the file does not say it with its unit. */
  readonly thresholdMs?: number;
  readonly evidence: Evidence;
}
