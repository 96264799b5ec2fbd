// Whether a result still speaks of the code that is there.
import { daysBetween, parseDay } from '../../units/day';
import type { RunFacts } from '../result';

/**
 * What the caller knows of the commit that was measured: `current` = an ancestor of what is there, and nothing that matters
 * changed since; `changed` = an ancestor, but something did; `elsewhere` = no ancestor; absent = not known.
 */
export type CommitStanding = 'current' | 'changed' | 'elsewhere';

export interface Freshness {
  /** `unknown` where neither a date nor the standing of a commit is known, or the date is no day that has been. */
  readonly state: 'fresh' | 'stale' | 'unknown';
  /** What made it fresh. */
  readonly by?: 'date' | 'commit';
  /** Whole days, as of today. */
  readonly ageDays?: number;
}

/** Clocks of build machines and time zones: a result of tomorrow is one of today. */
const AHEAD = 1;

/**
 * Fresh by its date, or by its commit. `today` is a day as `parseDay` gives it, `maxAgeDays` whole days.
 * Source of both ways: BEN-04 of the catalogue of checks.
 */
export function judgeFreshness(
  { date }: Pick<RunFacts, 'date'>,
  today: string,
  maxAgeDays: number,
  commit?: CommitStanding,
): Freshness {
  const day = date && parseDay(date.value);
  const days = day === undefined ? undefined : daysBetween(day, today);
  const age = days === undefined || days < -AHEAD ? undefined : { ageDays: Math.max(days, 0) };
  if (age !== undefined && age.ageDays <= maxAgeDays) return { state: 'fresh', by: 'date', ...age };
  if (commit === 'current') return { state: 'fresh', by: 'commit', ...age };
  return { state: age === undefined && commit === undefined ? 'unknown' : 'stale', ...age };
}
