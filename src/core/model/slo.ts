// Service level objectives, inclusive: as the callers see the service, its dependencies included.
import type { Evidence } from './place';

/** `target` is a ratio in (0, 1]; `windowDays` the length of the window in days; `thresholdMs` only for latency. */
export interface Slo {
  readonly id: string;
  readonly type: 'availability' | 'latency';
  readonly target: number;
  readonly windowDays: number;
  readonly thresholdMs?: number;
  readonly evidence: Evidence;
}
