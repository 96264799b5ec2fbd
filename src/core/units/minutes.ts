// Minutes of error budget as the screen shows them.

/** 21.6 → `21.6`, 453.4488 → `453.4`: one digit after the point, always. */
export function formatMinutes(minutes: number): string {
  const text = minutes.toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}
