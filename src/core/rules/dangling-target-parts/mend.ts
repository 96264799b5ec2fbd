// The quick fix that writes the name that is meant.
import type { Fix } from '../../model/edit';
import type { Place } from '../../model/place';

/** What stands in YAML and JSON as it is, inside of braces too. */
const PLAIN = /^[\w.~/# -]+$/;

/** None where the name would have to be quoted: then it is only told. */
export function mendFix(place: Place, text: string, by: string): readonly Fix[] {
  return PLAIN.test(by) ? [{ title: `Write ${by}`, intent: { kind: 'replace-text', place, text, by } }] : [];
}
