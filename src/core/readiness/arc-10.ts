// ARC-10: of each new call people have answered what has to be answered before it is made.
import { callLabel } from '../model/call';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import type { Checklist } from '../model/solution';
import { openChecklist } from '../rules/judging/fixes';
import { SOLUTION_FORMAT } from '../solution/planned';
import type { Check, CheckContext, Verdict } from './check';
import { checklistFor } from './judging/answers';
import { atCalls, noCalls } from './judging/calls';
import { callsSinceReview } from './judging/recent-calls';
import { doesNotApply, fails, passes } from './judging/verdict';

export const arc10: Check = {
  id: 'ARC-10',
  group: 'ARC',
  title: 'Technical solution complete for every call added since the last review',
  why: 'Timeouts, fallbacks and load that nobody thought of before the call are thought of in its first incident.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'design',
  remedy: 'Answer the open questions in .sre/solutions, the owner of the callee among them (TS-12).',
  level: 'auto',
  verify,
};

/** How many open questions a message names; the checklist has them all. */
const NAMED = 6;
/** How many calls. */
const CALLS = 3;

function verify(context: CheckContext): Verdict {
  const calls = callsSinceReview(context);
  const none = noCalls(context);
  if (calls.length === 0)
    return context.records.length === 0
      ? none
      : doesNotApply('No call was added since the last review.', none.evidence);
  const open = calls.flatMap((call) => {
    const ids = openIds(checklistFor(context, call));
    return ids.length === 0 ? [] : [{ call, ids }];
  });
  const records = calls.flatMap((call) => answersOf(checklistFor(context, call)));
  if (open.length === 0) return passes('Every question of every call is answered.', [...atCalls(calls), ...records]);
  const words = open.slice(0, CALLS).map(({ call, ids }) => {
    const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
    return `${callLabel(call)}: ${ids.slice(0, NAMED).join(', ')}${more} open.`;
  });
  if (open.length > CALLS) words.push(`${open.length - CALLS} more calls have open questions.`);
  const fixes: readonly Fix[] = open.flatMap(({ call }) =>
    context.report.checklists.has(call.key) ? [openChecklist(call)] : [],
  );
  return fails(words.join(' '), atCalls(open.map(({ call }) => call)), fixes);
}

function openIds({ questions }: Checklist): readonly string[] {
  return questions.flatMap(({ id, state }) => (state === 'open' || state === 'stale' ? [id] : []));
}

function answersOf({ questions }: Checklist): readonly Evidence[] {
  return questions.flatMap(({ answer }) =>
    answer === undefined ? [] : [{ place: answer.place, format: SOLUTION_FORMAT }],
  );
}
