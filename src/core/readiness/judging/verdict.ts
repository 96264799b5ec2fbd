// The states of a check, in one line each.
import type { Fix } from '../../model/edit';
import type { Evidence } from '../../model/place';
import type { Verdict } from '../check';

/** A pass; the runner makes it unknown where nothing is written. */
export function passes(message: string, evidence: readonly Evidence[]): Verdict {
  return { state: 'pass', message, evidence };
}

export function fails(message: string, evidence: readonly Evidence[], fixes: readonly Fix[] = []): Verdict {
  return { state: 'fail', message, evidence, fixes };
}

/** No file says it; the evidence shows where it could be said. */
export function notKnown(message: string, evidence: readonly Evidence[] = [], fixes: readonly Fix[] = []): Verdict {
  return { state: 'unknown', message, evidence, fixes };
}

export function doesNotApply(message: string, evidence: readonly Evidence[] = []): Verdict {
  return { state: 'not-applicable', message, evidence };
}
