// The calls that a service has made since it was last reviewed.
import { itemsAt, type Traced, textAt } from '../../artifacts/traced';
import type { Call } from '../../model/call';
import { splitCall } from '../../config/waivers';
import { parseDay } from '../../units/day';
import { isReference } from '../../solution/match';
import type { CheckContext } from '../check';
import { callsOf } from './calls';

/**
 * All calls but those that the last entry of the record's history lists (`calls`); all, where no history lists any. An entry
 * names a call as a waiver does: `orders -> payments#createCharge`.
 */
export function callsSinceReview(context: CheckContext): readonly Call[] {
  const { report, records } = context;
  const reviewed = lastReview(records.flatMap(({ value }) => itemsAt(value, 'history')));
  const pairs = reviewed.flatMap((text) => splitCall(text) ?? []);
  return callsOf(context).filter(
    (call) =>
      !pairs.some(({ from, to }) => isReference(from, call.from, report.head) && isReference(to, call.to, report.head)),
  );
}

function lastReview(history: readonly Traced[]): readonly string[] {
  const entries = history.flatMap((entry) => {
    const on = parseDay(textAt(entry, 'on') ?? '');
    return on === undefined ? [] : [{ on, calls: itemsAt(entry, 'calls').flatMap((item) => textAt(item) ?? []) }];
  });
  return entries.sort((a, b) => (a.on < b.on ? 1 : -1))[0]?.calls ?? [];
}
