// The live numbers of one service, for whoever shows them: each with its window and time, minutes and thresholds worked out.
import { errorBudgetMinutes, remainingBudget } from '../impact/formulas/error-budget';
import { availabilitySlo } from '../impact/objectives';
import type { Live, LiveQuantity, LiveValue } from '../model/live';
import type { Service } from '../model/service';
import type { Slo } from '../model/slo';
import { withoutNoise } from '../units/noise';
import { latencySlo } from './plan';

export interface LiveBudget extends LiveValue {
  /** Minutes that are left of the declared budget, negative where it is overspent; absent without a declared objective. */
  readonly minutes?: number;
  /** The declared budget in minutes. */
  readonly ofMinutes?: number;
}

export interface LiveNumbers {
  readonly availability?: LiveValue;
  readonly errorBudget?: LiveBudget;
  readonly traffic?: LiveValue;
  readonly trafficPeak?: LiveValue;
  /** In ms, with the declared threshold where there is one. */
  readonly latency?: LiveValue & { readonly thresholdMs?: number };
}

/**
 * What was measured of a service; `undefined` for what was not. The share of the budget that is left is the one that
 * was measured, else what the measured availability leaves of the declared budget.
 */
export function liveNumbers(live: Live | undefined, service: Service): LiveNumbers {
  const values = new Map<LiveQuantity, LiveValue>(live?.values.get(service.name)?.map((one) => [one.quantity, one]));
  const availability = values.get('availability');
  const errorBudget = budgetOf(service, availability, values.get('errorBudget'));
  const latency = values.get('latency');
  const thresholdMs = latencySlo(service)?.thresholdMs;
  return {
    ...said('availability', availability),
    ...said('errorBudget', errorBudget),
    ...said('traffic', values.get('traffic')),
    ...said('trafficPeak', values.get('trafficPeak')),
    ...said('latency', latency && { ...latency, ...(thresholdMs === undefined ? {} : { thresholdMs }) }),
  };
}

function budgetOf(
  service: Service,
  availability: LiveValue | undefined,
  measured: LiveValue | undefined,
): LiveBudget | undefined {
  const slo = availabilitySlo(service);
  const ofMinutes = slo && errorBudgetMinutes(slo.target, slo.windowDays);
  const budget = measured ?? (availability && slo && derived(availability, slo, ofMinutes));
  if (budget === undefined || ofMinutes === undefined) return budget;
  return { ...budget, ofMinutes, minutes: withoutNoise(budget.value * ofMinutes, 6) };
}

/** `undefined` where the target leaves no budget to have a share of. */
function derived(availability: LiveValue, { windowDays }: Slo, ofMinutes: number | undefined): LiveValue | undefined {
  const spent = errorBudgetMinutes(availability.value, windowDays);
  const value = spent === undefined || ofMinutes === undefined ? undefined : remainingBudget(spent, ofMinutes);
  return value === undefined ? undefined : { ...availability, quantity: 'errorBudget', value };
}

function said<K extends LiveQuantity, V>(quantity: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [quantity]: value } as { readonly [key in K]?: V });
}
