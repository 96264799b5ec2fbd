// How much work it is to mend a check, in days of one person (ours): enough to see what fits into a sprint, no promise.
import type { CheckResult, Group } from '../../model/review';

/** What a quick fix writes is to be read, reviewed and rolled out. */
const QUICK_FIX = 0.5;

const BY_GROUP: Record<Group, number> = {
  BEN: 2,
  CAP: 1,
  PERF: 2,
  MON: 2,
  ALR: 1,
  ARC: 1,
  CHG: 2,
  EMR: 1,
  DAT: 2,
  PRO: 0.5,
  DEP: 1,
  OWN: 1,
};

/** What changes an architecture or a platform, not a file. */
const LARGE = new Map([
  ['ARC-07', 5],
  ['ARC-08', 5],
  ['ARC-09', 5],
  ['CHG-02', 5],
  ['CHG-03', 3],
  ['CAP-02', 3],
  ['DAT-04', 5],
  ['DAT-05', 5],
  ['EMR-05', 3],
  ['MON-06', 3],
  ['PERF-09', 3],
]);

/** Days of work for a failed check: half a day where a quick fix writes it. */
export function effortOf({ id, group, fixes }: Pick<CheckResult, 'id' | 'group' | 'fixes'>): number {
  return fixes.length > 0 ? QUICK_FIX : (LARGE.get(id) ?? BY_GROUP[group]);
}
