// What practices take out of a report, as sentences: whose choice it is, until when, and what it hides.
import type { PracticeOff } from '../../model/practice';
import { offText } from '../../practices/off';
import { count } from './headline';

/** `F-10, TS-07 off by practice bounded-retries: reason, until 2027-01-31; 2 findings not told`. */
export function practiceOffText({ ids, silenced, due, ...off }: PracticeOff): string {
  const hidden = silenced === 0 ? '' : `; ${count(silenced, 'finding')} not told`;
  return `${ids.join(', ')} ${offText(off)}${due ? ', which has come: to be decided anew' : ''}${hidden}`;
}
