// Windows of objectives as the SLO formats write them: `30d`, `4w`, `1M`, `1Q`, `1Y`. Case matters: `m` is a minute.

const WRITTEN = /^(\d{1,6})(ms|[smhdwyMQY])$/;
const DAYS = new Map([
  ['ms', 1 / 86_400_000],
  ['s', 1 / 86_400],
  ['m', 1 / 1440],
  ['h', 1 / 24],
  ['d', 1],
  ['w', 7],
  ['M', 30],
  ['Q', 90],
  ['Y', 365],
  ['y', 365],
]);

/**
 * `4w` → 28 (days). A month counts as 30 days, a quarter as 90, a year as 365, as the budgets of 30 days that teams compare.
 * `y` is how Prometheus writes a year. Undefined for bare numbers, unknown units, nothing and compounds.
 */
export function parseWindowDays(text: string): number | undefined {
  const [, count, unit] = WRITTEN.exec(text.trim()) ?? [];
  const days = DAYS.get(unit ?? '');
  const length = days === undefined ? 0 : Number(count) * days;
  return length > 0 ? length : undefined;
}

const NAMES = new Map([
  ['second', 's'],
  ['minute', 'm'],
  ['hour', 'h'],
  ['day', 'd'],
  ['week', 'w'],
  ['month', 'M'],
  ['quarter', 'Q'],
  ['year', 'Y'],
]);

/** A count and a unit in words (`28`, `Day`) as days; undefined for other words and for a count that is none. */
export function windowDaysOf(count: number, unit: string): number | undefined {
  const letter = NAMES.get(unit.trim().toLowerCase().replace(/s$/, ''));
  return letter === undefined ? undefined : parseWindowDays(`${count}${letter}`);
}
