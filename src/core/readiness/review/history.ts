// What has changed since the review that was stored last: what got better, what got worse.
import { itemsAt, textAt } from '../../artifacts/traced';
import type { CheckResult, Since } from '../../model/review';
import type { CheckContext } from '../check';
import type { Profile } from './demand';

/** Extensions of an item of `history`: without the ids a count that stays the same could hide that all else changed. */
export const FAILED = 'x-failed';
export const PROFILE = 'x-profile';

/** How a profile is written in a record. */
export function profileName(profile: Profile): string {
  return typeof profile === 'string' ? profile : [...profile].sort().join(' ');
}

/** Compared with the last item of the record that tells its failures and was of the same profile; undefined where none is. */
export function sinceOf(
  results: readonly CheckResult[],
  { records }: Pick<CheckContext, 'records'>,
  profile: Profile,
): Since | undefined {
  const stored = records
    .flatMap(({ value }) => itemsAt(value, 'history'))
    .filter((item) => textAt(item, PROFILE) === profileName(profile))
    .map((item) => ({ on: textAt(item, 'on'), failed: textAt(item, FAILED) }));
  const last = stored.at(-1);
  if (last?.on === undefined || last.failed === undefined) return undefined;
  const before = new Set(last.failed.split(/[\s,]+/).filter((id) => id !== '' && id !== NONE));
  return {
    on: last.on,
    better: results.filter(({ id, state }) => before.has(id) && isMended(state)).map(({ id }) => id),
    worse: results.filter(({ id, state }) => state === 'fail' && !before.has(id)).map(({ id }) => id),
  };
}

/** An empty text would be no value. */
export const NONE = 'none';

/** What is only switched off, or of which nobody knows any more, is not better. */
function isMended(state: CheckResult['state']): boolean {
  return state === 'pass' || state === 'waived';
}
