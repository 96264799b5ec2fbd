// What is said of a call as the fields of `x-sre-calls` and of `dependencies`.
import type { CallTerms } from '../model/call';
import type { Fields } from '../syntax/edit-style';
import { formatDuration } from '../units/duration';

/** Fields and their texts, in the order of the format's manual; what is not said is left out. Durations as text (`300ms`). */
export function termFields(terms: CallTerms): Fields {
  const fields: readonly (readonly [string, string | number | boolean | undefined])[] = [
    ['mode', terms.mode],
    ['criticality', terms.criticality],
    ['blocks', terms.blocks],
    ['timeout', terms.timeoutMs === undefined ? undefined : formatDuration(terms.timeoutMs)],
    ['deadline', terms.deadlineMs === undefined ? undefined : formatDuration(terms.deadlineMs)],
    ['tries', terms.tries],
    ['backoff', terms.backoff],
    ['idempotent', terms.idempotent],
    ['planned', terms.planned],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
}
