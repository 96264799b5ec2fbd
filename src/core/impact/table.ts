// What stands beside the numbers of a call: what is missing for them.
import type { Impact } from '../model/impact';
import { availabilityUnknown, missingSloSentence } from './sentence';

/** What numbers need and do not have, as one sentence or questions. */
export function missingNumbers(impact: Impact): readonly string[] {
  if (impact.counts === 'no') return [];
  const sentence = missingSloSentence(impact);
  return sentence === undefined ? availabilityUnknown(impact).map(({ question }) => question) : [sentence];
}
