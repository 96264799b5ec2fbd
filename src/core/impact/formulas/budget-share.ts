// Who spends the error budget: the share of each dependency, what is left for own faults, an objective split over services.
import { withoutNoise } from '../../units/noise';
import { RATIO_DIGITS } from './availability';
import { isAmount, isCount, isPositive, isRatio } from './domain';
import { errorBudgetMinutes } from './error-budget';

/**
 * The part of a service's error budget that one hard dependency may use: `(1 − a) ÷ (1 − target)`; 1 is all of it,
 * the extra nine of The Calculus of Service Availability allows each 0.1.
 * Undefined where the target is 100 %: there is no budget, so nothing can be a share of it.
 */
export function budgetShare(availability: number, target: number): number | undefined {
  if (!isRatio(availability) || !isRatio(target) || target === 1) return undefined;
  return withoutNoise((1 - availability) / (1 - target), 9);
}

/** What is left of the budget for own faults, in minutes of a window of days; negative where the dependencies overspend it. */
export function ownFaultMinutes(target: number, dependencies: readonly number[], days: number): number | undefined {
  const all = errorBudgetMinutes(target, days);
  const each = dependencies.map((availability) => errorBudgetMinutes(availability, days));
  if (all === undefined) return undefined;
  let left = all;
  for (const minutes of each) {
    if (minutes === undefined) return undefined;
    left -= minutes;
  }
  return withoutNoise(left, 6);
}

/**
 * Minutes that one full outage may last: the minutes left ÷ the outages expected, each weighted with the share of users
 * (a ratio) that it hits. `[1, 0.2, 0.2, 0.2]` are 1.6 outages (The Calculus of Service Availability).
 */
export function minutesPerOutage(minutes: number, hits: readonly number[]): number | undefined {
  const outages = hits.reduce((sum, hit) => sum + hit, 0);
  if (!isAmount(minutes) || !isPositive(outages) || !hits.every(isRatio)) return undefined;
  return withoutNoise(minutes / outages, 6);
}

/** The unavailability (a ratio) that each of `count` unique dependencies may have: the whole of it ÷ their number, at any depth. */
export function equalShare(unavailability: number, count: number): number | undefined {
  if (!isRatio(unavailability) || !isCount(count)) return undefined;
  return withoutNoise(unavailability / count, RATIO_DIGITS);
}

/** The target (a ratio) that each of `count` services in series needs, so that all together keep one: `target^(1/n)`. */
export function splitTarget(target: number, count: number): number | undefined {
  return isRatio(target) && isCount(count) ? target ** (1 / count) : undefined;
}
