// Days as our files write them: `2027-01-31`.

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/;
const MS_OF_A_DAY = 86_400_000;

/** The day of an ISO date (`2027-01-31`, a time behind it is cut off); `undefined` for a text that is no date of the calendar. */
export function parseDay(text: string): string | undefined {
  const [, year, month, day] = DAY.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const written = `${year}-${month}-${day}`;
  return at.toISOString().slice(0, 10) === written ? written : undefined;
}

/** The day `days` after another one. Takes a day as `parseDay` gives it. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS_OF_A_DAY).toISOString().slice(0, 10);
}

/** Whole days from one day to another, negative where the other is earlier. Takes days as `parseDay` gives them. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_OF_A_DAY);
}
