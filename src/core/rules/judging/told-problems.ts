// Problems that a finding tells already.
import type { Finding } from '../../model/finding';
import { comparePlaces } from '../../model/place';
import type { Problem } from '../../model/problem';

const OF_DANGLING = new Set(['unknown-flow-step', 'missing-document', 'unknown-api']);

/**
 * True for a reference that leads nowhere and that the branch made: dangling-target tells it at the same place. Older ones stay
 * problems of every reading, because what they leave out is not judged.
 */
export function isToldByFinding({ code, place }: Problem, findings: readonly Finding[]): boolean {
  if (place === undefined || !OF_DANGLING.has(code)) return false;
  return findings.some((one) => one.rule === 'dangling-target' && comparePlaces(one.place, place) === 0);
}
