// Targets of objectives in the notations that tools use: a ratio, a percent number, or whatever somebody wrote.

const DECIMAL = /^(\d{1,3}(?:\.\d{1,15})?)$/;
const PERCENT_SIGN = / ?%$/;

/** What a number cannot be told from: a ratio of 1 and one percent are written alike. */
export type Ambiguous = 'ambiguous';

/** `0.995` → 0.995, a ratio above 0 and up to 1. Undefined for anything else: `99.5` is a percentage, not a ratio. */
export function parseRatioTarget(text: string): number | undefined {
  const value = decimal(text);
  return value !== undefined && value > 0 && value <= 1 ? value : undefined;
}

/**
 * `99.5` → 0.995, a percent number above 1 and up to 100, with or without the sign. A bare number up to 1 may be meant as a
 * ratio: ambiguous. Undefined for anything else.
 */
export function parsePercentTarget(text: string): number | Ambiguous | undefined {
  const value = decimal(text.trim().replace(PERCENT_SIGN, ''));
  if (value === undefined || value <= 0 || value > 100) return undefined;
  if (value <= 1 && !text.includes('%')) return 'ambiguous';
  return ratioOf(value);
}

/**
 * `99.9%`, `99.9` and `0.999` → 0.999: with the sign or above 1 it is a percentage, below 1 a ratio; exactly 1 without the
 * sign is ambiguous. Undefined for anything else. Source: section 5 of the manifest reference.
 */
export function parseFreeTarget(text: string): number | Ambiguous | undefined {
  const value = decimal(text.trim().replace(PERCENT_SIGN, ''));
  if (value === undefined || value <= 0 || value > 100) return undefined;
  if (text.includes('%') || value > 1) return ratioOf(value);
  return value === 1 ? 'ambiguous' : value;
}

function decimal(text: string): number | undefined {
  const digits = DECIMAL.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Moves the decimal point without the noise of a division. */
function ratioOf(percent: number): number {
  return Number(`${percent}e-2`);
}
