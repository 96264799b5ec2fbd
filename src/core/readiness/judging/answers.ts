// The technical solution of any call, whether the branch adds it or not.
import type { Call } from '../../model/call';
import type { Answer, Checklist } from '../../model/solution';
import { askedIn, checklistOf } from '../../solution/checklist';
import type { CheckContext } from '../check';

/** The checklist of a call: that of the report where the branch changes it, else one as if it were new. */
export function checklistFor({ report }: CheckContext, call: Call): Checklist {
  const { checklists, head, solutions } = report;
  return checklists.get(call.key) ?? checklistOf({ change: { kind: 'added', it: call }, head, solutions });
}

/** The answer of a person that still stands. */
export function answerTo(context: CheckContext, call: Call, question: string): Answer | undefined {
  const found = askedIn(checklistFor(context, call), question);
  return found?.state === 'answered' ? found.answer : undefined;
}
