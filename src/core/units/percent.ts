// Percents as our files write them (`99.95%`) and as the screen shows them (`99.95 %`).

const PERCENT = /^(\d{1,3}(?:\.\d{1,20})?) ?%$/;
const MAX_DECIMALS = 12;

/** `99.95%` → 0.9995, exactly the double of that decimal. Undefined without the sign and outside 0–100 %. */
export function parsePercent(text: string): number | undefined {
  const digits = PERCENT.exec(text.trim())?.[1];
  if (digits === undefined) return undefined;
  const ratio = Number(`${digits}e-2`);
  return ratio <= 1 ? ratio : undefined;
}

/**
 * 0.99986 → `99.986 %`: as many digits as needed for two after the last leading 9, at least two (0.999 → `99.90 %`).
 * Never rounds up to 100 what is less. Source: "Outputs" in the description of the file formats.
 */
export function formatPercent(ratio: number): string {
  const percent = shift(ratio, 2);
  if (!Number.isFinite(percent)) return `${percent} %`;
  const nines = /^99\.(9*)/.exec(percent.toFixed(MAX_DECIMALS))?.[1]?.length ?? 0;
  const decimals = Math.min(nines + 2, MAX_DECIMALS);
  const rounded = percent.toFixed(decimals);
  const honest = percent < 100 && Number(rounded) >= 100 ? `99.${'9'.repeat(decimals)}` : rounded;
  return `${honest.replace(/(\.\d\d\d*?)0+$/, '$1')} %`;
}

/** The same, with as many digits as it takes to differ from a limit that it lies below: 0.99497 under 0.995 → `99.497 %`. */
export function formatPercentBelow(ratio: number, limit: number): string {
  const [percent, other] = [shift(ratio, 2), formatPercent(limit)];
  let shown = formatPercent(ratio);
  for (let decimals = 3; ratio < limit && shown === other && decimals <= MAX_DECIMALS; decimals++)
    shown = `${percent.toFixed(decimals)} %`;
  return shown;
}

/** 0.9995 → `99.95%`: the form for files, in full precision; `parsePercent` reads it back to the same number. */
export function writePercent(ratio: number): string {
  const percent = shift(ratio, 2);
  const text = String(percent);
  return `${text.includes('e') ? percent.toFixed(20).replace(/\.?0+$/, '') : text}%`;
}

/** Moves the decimal point without the noise of a multiplication. */
function shift(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
