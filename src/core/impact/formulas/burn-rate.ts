// How fast an error budget burns: 1 uses it up exactly at the end of its period (SRE Workbook, chapter 5).
import { withoutNoise } from '../../units/noise';
import { isPositive, isRatio } from './domain';

/** The error ratio at which a burn rate is reached: `burn × (1 − target)`; 1 and more can never be. */
export function burnThreshold(burn: number, target: number): number | undefined {
  return isPositive(burn) && isRatio(target) ? withoutNoise(burn * (1 - target), 12) : undefined;
}

/** The burn rate of an error ratio: `errors ÷ (1 − target)`. Undefined without a budget. */
export function burnRate(errors: number, target: number): number | undefined {
  return isRatio(errors) && isRatio(target) && target < 1 ? withoutNoise(errors / (1 - target), 9) : undefined;
}

/** The burn rate that uses a share of the budget (a ratio) within a window: `share × period ÷ window`, both in hours. */
export function burnFromBudget(share: number, periodHours: number, windowHours: number): number | undefined {
  if (!isRatio(share) || !isPositive(periodHours) || !isPositive(windowHours)) return undefined;
  return withoutNoise((share * periodHours) / windowHours, 15);
}

/** The share of the budget (1 is all of it) that a burn rate uses in so many hours: `burn × hours ÷ period`. */
export function budgetBurnt(burn: number, hours: number, periodHours: number): number | undefined {
  if (!isPositive(burn) || !isPositive(hours) || !isPositive(periodHours)) return undefined;
  return withoutNoise((burn * hours) / periodHours, 15);
}

/** Hours until the budget of a period is gone: `period ÷ burn`. */
export function exhaustedAfterHours(burn: number, periodHours: number): number | undefined {
  return isPositive(burn) && isPositive(periodHours) ? withoutNoise(periodHours / burn, 9) : undefined;
}

/** Seconds until an alert on a window sees a constant error ratio: `(1 − target) ÷ errors × window × burn`. */
export function detectedAfterSeconds(burn: number, target: number, windowSeconds: number, errors = 1) {
  if (!isPositive(burn) || !isRatio(target) || !isPositive(windowSeconds) || !isPositive(errors)) return undefined;
  return withoutNoise(((1 - target) / errors) * windowSeconds * burn, 6);
}

/** The target (a ratio) at or below which a burn rate can never be reached: `1 − 1 ÷ burn`. Undefined below 1: it always can. */
export function unattainableTarget(burn: number): number | undefined {
  return burn >= 1 && Number.isFinite(burn) ? withoutNoise(1 - 1 / burn, 15) : undefined;
}
