// Two states of the objectives of one thing, compared.
import type { Slo } from '../../model/slo';

export interface WeakenedSlo {
  readonly before: Slo;
  /** Absent: the objective is gone. */
  readonly head?: Slo;
}

/**
 * The objectives that promise less than before: a lower target, a longer window (more may be down in one go), a higher
 * threshold, or gone. An objective is known again by type and id, else as the only other one of its type.
 */
export function weakenedSlos(before: readonly Slo[], head: readonly Slo[]): readonly WeakenedSlo[] {
  return before.flatMap((old) => {
    const now = head.find((one) => isSame(one, old)) ?? renamed(old, before, head);
    if (now === undefined) return [{ before: old }];
    return promisesLess(now, old) ? [{ before: old, head: now }] : [];
  });
}

/** `availability`, or with the id where that says more. */
export function sloName({ type, id }: Slo): string {
  return id === type ? type : `${type} (${id})`;
}

function promisesLess(now: Slo, old: Slo): boolean {
  if (now.target < old.target || now.windowDays > old.windowDays) return true;
  return old.thresholdMs !== undefined && (now.thresholdMs ?? Number.POSITIVE_INFINITY) > old.thresholdMs;
}

function renamed(old: Slo, before: readonly Slo[], head: readonly Slo[]): Slo | undefined {
  const gone = before.filter((one) => one.type === old.type && !head.some((other) => isSame(one, other)));
  const [come, ...more] = head.filter((one) => one.type === old.type && !before.some((other) => isSame(one, other)));
  return gone.length === 1 && more.length === 0 ? come : undefined;
}

function isSame(a: Slo, b: Slo): boolean {
  return a.type === b.type && a.id === b.id;
}
