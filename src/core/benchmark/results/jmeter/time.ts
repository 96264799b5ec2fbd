// Times and numbers as a JTL writes them.

const WRITTEN = /^(\d{4})[-/](\d{2})[-/](\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/;

/** Ms since 1970; a date without a zone is taken for UTC. */
export function timeOf(text: string | undefined): number | undefined {
  const [, year, month, day, time] = WRITTEN.exec(text ?? '') ?? [];
  if (year === undefined) return numeric(text);
  const at = Date.parse(`${year}-${month}-${day}T${time}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** Digits only; undefined for `NaN`, a sign, an empty field. */
export function numeric(text: string | undefined): number | undefined {
  return /^\d{1,15}(\.\d{1,6})?$/.test(text ?? '') ? Number(text) : undefined;
}
