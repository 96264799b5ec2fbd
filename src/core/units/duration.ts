// Durations as our files write them: `300ms`, `2s`, `1m30s`, `30d`.
import { apart } from './apart';

const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const WRITTEN = UNITS.filter(([unit]) => unit !== 'w' && unit !== 's' && unit !== 'ms');
const PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/y;
const MAX_LENGTH = 60;
/** Nanoseconds are the finest that is kept. */
const PER_MS = 1e6;

/**
 * `1m30s` → 90000 (ms). Units w d h m s ms in descending order, each at most once, decimals allowed.
 * Undefined for everything else: bare numbers, unknown units, signs, percents.
 */
export function parseDuration(text: string): number | undefined {
  const source = text.trim();
  if (source === '' || source.length > MAX_LENGTH) return undefined;
  let total = 0;
  let rank = -1;
  PART.lastIndex = 0;
  for (let at = 0; at < source.length; at = PART.lastIndex) {
    const part = PART.exec(source);
    const next = UNITS.findIndex(([unit]) => unit === part?.[2]);
    const ms = UNITS[next]?.[1];
    if (part === null || ms === undefined || next <= rank) return undefined;
    total += Number(part[1]) * ms;
    rank = next;
  }
  return tidy(total);
}

/** 90000 (ms) → `1m30s`, 1500 → `1.5s`, 0 → `0s`: the form that `parseDuration` reads back to the same number. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return String(ms);
  if (ms < 0) return `-${formatDuration(-ms)}`;
  let rest = tidy(ms);
  if (rest === 0) return '0s';
  if (rest < 1000) return `${plain(rest)}ms`;
  let written = '';
  for (const [unit, size] of WRITTEN) {
    const count = Math.floor(rest / size);
    if (count > 0) written += `${count}${unit}`;
    rest = tidy(rest - count * size);
  }
  return rest === 0 ? written : `${written}${plain(rest / 1000)}s`;
}

function tidy(ms: number): number {
  return ms > Number.MAX_SAFE_INTEGER / PER_MS ? Math.round(ms) : Math.round(ms * PER_MS) / PER_MS;
}

/** Decimals without an exponent and without trailing zeros. */
function plain(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, '');
}

/** The form on screen: 800 (ms) → `800 ms`, 90000 → `1m30s`. */
export function showDuration(ms: number): string {
  return apart(formatDuration(ms));
}
