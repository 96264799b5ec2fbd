// The error budget: how long a service may be down in a window and still keep its objective.
import { withoutNoise } from '../../units/noise';
import { isAmount, isPositive, isRatio } from './domain';

export const MINUTES_A_DAY = 1440;
export const HOURS_A_YEAR = 8760;

/**
 * The error budget of an availability target (a ratio) over a window of days, in minutes of full outage:
 * `(1 − target) × window` (SRE Workbook, chapter 2). Undefined where the target is no ratio or the window no length.
 */
export function errorBudgetMinutes(target: number, windowDays: number): number | undefined {
  if (!isRatio(target) || !isPositive(windowDays)) return undefined;
  return withoutNoise((1 - target) * windowDays * MINUTES_A_DAY, 6);
}

/** The error budget in requests: how many of the valid ones may be bad, `(1 − target) × valid` (SRE Workbook, chapter 2). */
export function errorBudgetRequests(target: number, validRequests: number): number | undefined {
  if (!isRatio(target) || !isAmount(validRequests)) return undefined;
  return withoutNoise((1 - target) * validRequests, 6);
}

/**
 * The part of the error budget that is left (a ratio, negative where it is overspent): `1 − bad ÷ budget`, both in minutes
 * or both in requests. Undefined for a budget of zero: nothing of it can be left or spent.
 */
export function remainingBudget(bad: number, budget: number): number | undefined {
  if (!isAmount(bad) || !isPositive(budget)) return undefined;
  return withoutNoise(1 - bad / budget, 12);
}

/** The availability (a ratio) of a service that was down for so many hours of a period of hours: `1 − down ÷ period`. */
export function availabilityOfDowntime(downHours: number, periodHours: number = HOURS_A_YEAR): number | undefined {
  if (!isPositive(periodHours) || !isAmount(downHours) || downHours > periodHours) return undefined;
  return withoutNoise(1 - downHours / periodHours, 15);
}
