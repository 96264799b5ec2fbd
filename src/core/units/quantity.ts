// Quantities as Kubernetes writes them, bytes among them: `250m`, `1Gi`, `1.5`, `100k`, `12e6`.

const WRITTEN = /^(\d{1,18}(?:\.\d{1,9})?|\.\d{1,9})(?:(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)|[eE]([+-]?\d{1,2}))?$/;
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);

/**
 * `250m` → 0.25, `1Gi` → 1073741824: the plain number behind a quantity of Kubernetes (cores, bytes, requests).
 * Undefined for unknown suffixes (`1GB`, `1gi`, `10K`), signs, percents and blanks inside.
 */
export function parseQuantity(text: string): number | undefined {
  const [, digits, suffix, exponent] = WRITTEN.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const power = BINARY.indexOf(suffix ?? '') + 1;
  if (power > 0) return Number(digits) * 1024 ** power;
  return Number(`${digits}e${exponent ?? DECIMAL.get(suffix ?? '') ?? 0}`);
}

/** 1073741824 (bytes) → `1Gi`, 1500 → `1500`: the largest binary unit that gives a whole number. */
export function formatBytes(bytes: number): string {
  for (let power = BINARY.length; power > 0; power--) {
    const count = bytes / 1024 ** power;
    if (count >= 1 && Number.isInteger(count)) return `${count}${BINARY[power - 1] ?? ''}`;
  }
  return String(bytes);
}
