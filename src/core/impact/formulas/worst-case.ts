// How long a call may take at worst, and what of a deadline is left. A worst case is no percentile.
import { withoutNoise } from '../../units/noise';
import { isAmount, isCount } from './domain';

/**
 * The longest that a call can take, in ms: `tries × timeout of an attempt + Σ waits between them` (SRE Book, chapter 22).
 * `backoffMs` lists the waits, one fewer than tries at most. Undefined for what is no duration or no count.
 */
export function worstCaseMs(tries: number, attemptMs: number, backoffMs: readonly number[] = []): number | undefined {
  if (!isCount(tries) || !isAmount(attemptMs) || !backoffMs.every(isAmount) || backoffMs.length >= tries)
    return undefined;
  return withoutNoise(
    backoffMs.reduce((sum, ms) => sum + ms, tries * attemptMs),
    6,
  );
}

/** What is left of a deadline after each step, in the unit of the deadline, never below 0: a callee gets no more than that. */
export function remainingDeadline(deadline: number, elapsed: readonly number[]): readonly number[] | undefined {
  if (!isAmount(deadline) || !elapsed.every(isAmount)) return undefined;
  let left = deadline;
  return elapsed.map((spent) => {
    left = Math.min(left, Math.max(0, withoutNoise(left - spent, 6)));
    return left;
  });
}
