// A new call is shown where the branch wrote it: its evidence in changed files comes before the rest.
import type { Call } from '../model/call';
import type { Change, Changes } from '../model/change';

/**
 * Takes the changes and which files differ from the baseline; gives the same changes with the evidence of new and modified
 * calls put in order. A variable that was there before and is now taken by another service has its new line at the taker.
 */
export function changedEvidenceFirst(changes: Changes, isChanged: (file: string) => boolean): Changes {
  return {
    ...changes,
    calls: changes.calls.map((change) => (change.kind === 'removed' ? change : ordered(change, isChanged))),
  };
}

function ordered(change: Change<Call>, isChanged: (file: string) => boolean): Change<Call> {
  const { evidence } = change.it;
  const changed = evidence.filter(({ place }) => isChanged(place.file));
  if (changed.length === 0 || changed.length === evidence.length) return change;
  const rest = evidence.filter(({ place }) => !isChanged(place.file));
  return { ...change, it: { ...change.it, evidence: [...changed, ...rest] } };
}
