// Words that several rules use: numbers, paths and steps.
import { minutesSentence, missingSloSentence } from '../../impact/sentence';
import { callShareSentence } from '../../impact/service-words';
import { type Call, callLabel, endLabel, shortened } from '../../model/call';
import type { Related } from '../../model/finding';
import type { Place } from '../../model/place';
import type { RuleContext } from '../rule';

/** Where a call is shown: its best evidence. */
export function placeOf(call: Call): Place | undefined {
  return call.evidence[0]?.place;
}

/** `Expected error budget use: 453.4 of 21.6 min/30 d.` (of all that the change adds to the caller), or what is missing for it; nothing where the call costs nothing. */
export function costOf(context: RuleContext, call: Call): { readonly cost?: string } {
  const impact = context.impacts.get(call.key);
  if (impact === undefined) return {};
  // Nothing in an audit is new: a call is told what its callee may use, not what all dependencies of the caller take together.
  const share = context.audit === true ? callShareSentence(call, impact) : undefined;
  if (share !== undefined) return { cost: share };
  const minutes = minutesSentence(impact);
  const added = impact.budget.dependencies.filter(({ isNew }) => isNew).length;
  const together = added > 1 ? ` with ${added} new dependencies` : '';
  const label = impact.expectedMinutes === undefined ? 'Error budget use' : `Expected error budget use${together}`;
  if (minutes !== undefined) return { cost: `${label}: ${minutes}.` };
  const missing = impact.expectedMinutes === undefined ? missingSloSentence(impact) : undefined;
  return missing === undefined ? {} : { cost: missing };
}

/** `orders#createOrder → payments#confirm → notifications-sms#sendMessage`: calls that follow one another. */
export function pathLabel(path: readonly Call[]): string {
  return shortened(path, endLabel).join(' → ');
}

/** `New: payments can now reach sms`: an address, of which nobody has said whether it is waited for. */
export function canReach({ audit }: RuleContext, { from, to }: Call): string {
  const ends = [endLabel(from), endLabel(to)];
  return audit ? ends.join(' can reach ') : `New: ${ends.join(' can now reach ')}`;
}

/** Steps of a path that are told before a call, and after it (ours). */
const MOST_STEPS = 10;

/** The steps of a path other than the call that the finding stands at, with their places. */
export function stepsOf(path: readonly Call[], at: Call): readonly Related[] {
  // Of a long way the steps next to the call: that is where something can be done.
  const index = Math.max(
    0,
    path.findIndex((step) => step.key === at.key),
  );
  const near = path.slice(Math.max(0, index - MOST_STEPS), index + MOST_STEPS);
  return near.flatMap((step) => {
    const place = placeOf(step);
    return step.key === at.key || place === undefined ? [] : [{ message: callLabel(step), place }];
  });
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
