// A percentile of response times, and its name.
import type { Place } from '../model/place';

/** `q` is a ratio in (0, 1): 0.99 of all samples took at most `ms`. */
export interface Percentile {
  readonly q: number;
  readonly ms: number;
  readonly place: Place;
}

/** The percentile of exactly this share; undefined where it is not there. */
export function percentileOf(percentiles: readonly Percentile[], q: number): Percentile | undefined {
  return percentiles.find((one) => Math.abs(one.q - q) < SAME);
}

const SAME = 1e-9;

/** 0.99 → `p99`, 0.999 → `p99.9`. */
export function percentileName(q: number): string {
  return `p${Number((q * 100).toFixed(6))}`;
}
