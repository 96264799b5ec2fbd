// Where the runbooks of a workspace lie, so far as its alerts agree about it.
import type { AlertEstate } from './estate';
import { saysNothing } from './placeholder';

/** Alerts that are looked at; they agree soon, or not at all. */
const MOST = 500;
/** So many have to say the same before it is a pattern. */
const FEWEST = 2;

/** The address of an alert's runbook where those of all others end with the name of their alert; else undefined. */
export function runbookOf(estate: AlertEstate, alert: string): string | undefined {
  const bases = new Set<string>();
  let seen = 0;
  for (const { rule } of estate.rules.slice(0, MOST)) {
    const url = rule.annotations.get('runbook_url')?.value ?? '';
    const name = rule.name.value;
    if (rule.kind !== 'alert' || name === alert || saysNothing(url) || url.includes('{{')) continue;
    const form = [name, name.toLowerCase()].findIndex((one) => url.endsWith(one));
    bases.add(form < 0 ? url : `${form}${url.slice(0, url.length - name.length)}`);
    seen += 1;
    if (form < 0 || bases.size > 1) return undefined;
  }
  const [base] = bases;
  if (base === undefined || seen < FEWEST) return undefined;
  return `${base.slice(1)}${base.startsWith('0') ? alert : alert.toLowerCase()}`;
}
