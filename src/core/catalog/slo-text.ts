// An objective in words, the same in messages and in conflicts.
import type { Slo } from '../model/slo';
import { formatDuration } from '../units/duration';
import { formatPercent } from '../units/percent';

/** `99.95 % over 30 d`, `99.00 % within 300ms over 30 d`. */
export function sloText({ target, thresholdMs, windowDays }: Slo): string {
  const within = thresholdMs === undefined ? '' : ` within ${formatDuration(thresholdMs)}`;
  return `${formatPercent(target)}${within} over ${windowDays} d`;
}
