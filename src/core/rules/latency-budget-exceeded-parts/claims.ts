// What is said of an operation that waits too long, or too often.
import { type Call, endLabel } from '../../model/call';
import type { LatencyHop, LatencyImpact } from '../../model/impact';
import { showDuration } from '../../units/duration';
import { formatPercent } from '../../units/percent';

/** Thresholds of what is waited for, added up, against the caller's own. */
export function tooLong(
  { from, terms }: Call,
  { threshold, after }: LatencyImpact,
  own: LatencyHop,
): string | undefined {
  if (threshold === undefined || after.ms <= threshold.ms) return undefined;
  // So few requests make the call that all of them may be slow.
  if (terms.share !== undefined && terms.share <= 1 - threshold.target) return undefined;
  const [promised, used] = [showDuration(threshold.ms), showDuration(after.ms)];
  return `${endLabel(from)} promises ${formatPercent(threshold.target)} within ${promised}, and what it waits for may take ${used}: ${timeOf(own)} of it.`;
}

/** The same for the shares of slow requests: a bound that is reached only where slow answers never coincide. */
export function tooOften({ from }: Call, { threshold, after }: LatencyImpact, own: LatencyHop): string | undefined {
  if (threshold === undefined || threshold.target === 1 || after.bad <= 1 - threshold.target) return undefined;
  return `${endLabel(from)} may be slow for ${formatPercent(1 - threshold.target)} of its requests, and what it waits for may be late for up to ${formatPercent(after.bad)}: ${own.service} for ${formatPercent(own.bad * own.times)}.`;
}

/** `sms 300ms`, `catalog 3 × 200ms` */
function timeOf({ service, ms, times }: LatencyHop): string {
  return `${service} ${times === 1 ? '' : `${times} × `}${showDuration(ms)}`;
}
