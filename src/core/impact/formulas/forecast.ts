// What the load will be.
import { withoutNoise } from '../../units/noise';
import { isAmount } from './domain';

/**
 * Peak load in some months, in rps: `peak × (1 + growth)^months × spike`; `growth` a month as a ratio (negative where it
 * shrinks), `spike` the factor of a launch. Undefined where one of them is no such number.
 */
export function forecastRps(peakRps: number, growthPerMonth: number, months: number, spike = 1): number | undefined {
  if (!isAmount(peakRps) || !(growthPerMonth > -1) || !isAmount(months) || !isAmount(spike)) return undefined;
  const forecast = peakRps * (1 + growthPerMonth) ** months * spike;
  return Number.isFinite(forecast) ? withoutNoise(forecast, 6) : undefined;
}
