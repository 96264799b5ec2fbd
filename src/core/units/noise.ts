// The noise of binary fractions: `(1 − 0.9993) × 43200` is 30.24, not 30.23999999999667.

/** Takes the noise away: 30.23999999999667 → 30.24. `digits` is the number of decimals that are kept. */
export function withoutNoise(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  // Beyond this a double has no such decimals.
  return Math.abs(scaled) > Number.MAX_SAFE_INTEGER ? value : Math.round(scaled) / scale;
}
