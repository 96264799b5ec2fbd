// How far the gate questions of a call are answered, and what that makes of a warning.
import type { Call } from '../../model/call';
import type { Severity } from '../../model/finding';
import { openGates } from '../../solution/checklist';
import type { RuleContext } from '../rule';

/** `undefined` where nobody asked: that is not the same as none being open. */
function countOpen(context: RuleContext, call: Call): number | undefined {
  const checklist = context.checklists.get(call.key);
  return checklist && openGates(checklist).length;
}

/** A warning until all gate questions of the call are answered, then information. */
export function gatedSeverity(context: RuleContext, call: Call): Severity {
  return countOpen(context, call) === 0 ? 'information' : 'warning';
}

/** What to do next about the open gate questions; nothing where none is open. */
export function nextAnswer(context: RuleContext, call: Call): { readonly next?: string } {
  const open = countOpen(context, call) ?? 0;
  if (open === 0) return {};
  return { next: `Answer ${open} open ${open === 1 ? 'question' : 'questions'} of the technical solution.` };
}
