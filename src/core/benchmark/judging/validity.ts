// Whether a run took enough samples for the percentiles that it names.
import type { Percentile } from '../percentile';
import type { Measured } from '../result';

export interface JudgedPercentile extends Percentile {
  /** How many samples it takes. */
  readonly needed: number;
  /** `unknown` where the output does not say how many there were. */
  readonly state: 'valid' | 'too-few' | 'unknown';
}

/** 0.99 → 1,000 samples, if 10 of them are to lie `above` the percentile. Rule of thumb (ours). */
export function samplesNeeded(q: number, above: number): number {
  return Math.ceil(Number((above / (1 - q)).toPrecision(12)));
}

/** Each percentile of a run, judged by the number of its samples. */
export function judgePercentiles({ percentiles, samples }: Measured, above: number): readonly JudgedPercentile[] {
  return percentiles.map((percentile) => {
    const needed = samplesNeeded(percentile.q, above);
    const state = samples === undefined ? 'unknown' : samples.value >= needed ? 'valid' : 'too-few';
    return { ...percentile, needed, state };
  });
}
