// Rates as our files write them: `120rps`, `3000/min`, `5/s`, `10/h`.
import { apart } from './apart';

const RATE = /^(\d{1,15}(?:\.\d{1,12})?) ?(rps|\/s|\/min|\/h)$/;
const SECONDS = new Map([
  ['rps', 1],
  ['/s', 1],
  ['/min', 60],
  ['/h', 3600],
]);
const TOLERANCE = 1e-9;

/** `3000/min` → 50 (requests per second). Undefined for bare numbers and unknown units. */
export function parseRate(text: string): number | undefined {
  const match = RATE.exec(text.trim());
  const seconds = SECONDS.get(match?.[2] ?? '');
  return match === null || seconds === undefined ? undefined : Number(match[1]) / seconds;
}

/** 120 (rps) → `120rps`; below whole requests a second per minute or hour where that is a whole number (`10/h`). */
export function formatRate(rps: number): string {
  for (const unit of ['rps', '/min', '/h']) {
    const count = rps * (SECONDS.get(unit) ?? 1);
    if (count === 0 || Math.abs(count - Math.round(count)) < TOLERANCE * Math.max(count, 1)) {
      if (Math.round(count) > 0 || rps === 0) return `${Math.round(count)}${unit}`;
    }
  }
  return `${rps.toFixed(9).replace(/\.?0+$/, '')}rps`;
}

/** The form on screen: 120 (rps) → `120 rps`, 200.0998 → `200.1 rps`; below one a second as in files. */
export function showRate(rps: number): string {
  return apart(rps < 1 ? formatRate(rps) : `${Number(rps.toFixed(rps < 10 ? 2 : 1))}rps`);
}
