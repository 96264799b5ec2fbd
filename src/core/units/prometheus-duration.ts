// Durations as Prometheus writes them: `5m`, `1h30m`, `1y`.

const WRITTEN = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const UNITS_MS = [31_536_000_000, 604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1] as const;
const MAX_LENGTH = 60;

/**
 * `1h30m` → 5400000 (ms). Whole numbers with the units y w d h m s ms in descending order, each at most once; a year is
 * 365 days, and `0` needs no unit. Undefined for everything else.
 */
export function parsePrometheusDuration(text: string): number | undefined {
  const source = text.trim();
  if (source === '0') return 0;
  const parts = source === '' || source.length > MAX_LENGTH ? null : WRITTEN.exec(source);
  if (parts === null) return undefined;
  return UNITS_MS.reduce((total, ms, unit) => total + ms * Number(parts[unit + 1] ?? 0), 0);
}
