// Dependencies that cost less than their availability: a fallback stands in, only a share of the requests needs them. One that
// nothing waits for costs nothing.
import { withoutNoise } from '../../units/noise';
import { RATIO_DIGITS } from './availability';
import { isCount, isRatio } from './domain';

/**
 * What a dependency costs where a fallback stands in for it: `1 − (1 − a)(1 − f)`, as ratios; `works` is the probability
 * that the fallback works while the dependency is down (AWS Well-Architected REL05-BP01). Undefined for what is no ratio.
 */
export function withFallback(availability: number, works: number): number | undefined {
  if (!isRatio(availability) || !isRatio(works)) return undefined;
  return withoutNoise(1 - (1 - availability) * (1 - works), RATIO_DIGITS);
}

/** What a dependency costs that only a share of the requests uses: `1 − p(1 − a)`, as ratios. Undefined for what is no ratio. */
export function usedByShare(availability: number, share: number): number | undefined {
  if (!isRatio(availability) || !isRatio(share)) return undefined;
  return withoutNoise(1 - share * (1 - availability), RATIO_DIGITS);
}

/**
 * Availability (a ratio) with so many tries in all: `1 − (1 − a)^tries`. Holds for independent transient errors only and
 * does not help in an outage, so no objective may rest on it.
 */
export function withTries(availability: number, tries: number): number | undefined {
  if (!isRatio(availability) || !isCount(tries)) return undefined;
  return withoutNoise(1 - (1 - availability) ** tries, RATIO_DIGITS);
}
