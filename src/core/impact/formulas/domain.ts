// What the formulas take: an input outside of it gives no number.

/** A ratio: 0 … 1, both included. */
export function isRatio(value: number): boolean {
  return value >= 0 && value <= 1;
}

/** A quantity: finite and not negative. */
export function isAmount(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

/** A quantity that can be divided by: finite and above zero. */
export function isPositive(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}

/** A number of things: 1, 2, 3 … */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
