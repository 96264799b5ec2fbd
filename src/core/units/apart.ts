// Quantities as the screen shows them.

/** `800ms` → `800 ms`, `200rps` → `200 rps`: a single unit stands apart from its number; `1m30s` stays. */
export function apart(quantity: string): string {
  return quantity.replace(/^([\d.]+)([a-z]+)$/, '$1 $2');
}
