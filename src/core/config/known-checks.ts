// Settings and waivers of checks that nobody has written: known only once all files of the config are read.
import type { Config } from '../model/config';
import type { Problem } from '../model/problem';
import { isOwnCheckId } from './rule-names';

/** A problem for each id of an own check that no `checks:` defines (`unknown-rule`). */
export function unknownChecks({ rules, waivers, checks }: Config): readonly Problem[] {
  const known = new Set(checks.map(({ id }) => id));
  const isUnknown = (id: string) => isOwnCheckId(id) && !known.has(id);
  const settings = [...rules].flatMap(([id, { place }]) =>
    place !== undefined && isUnknown(id) ? [{ id, place }] : [],
  );
  const waived = waivers.flatMap(({ rule: id, place }) => (isUnknown(id) ? [{ id, place }] : []));
  return [...settings, ...waived].map(({ id, place }) => ({
    code: 'unknown-rule',
    message: `No check is called ${id}, so this has no effect.`,
    place,
    severity: 'warning',
  }));
}
