// How far the gate questions of a call are answered, and what that makes of a warning.
import type { Call } from '../../model/call';
import type { Severity } from '../../model/finding';
import type { RuleContext } from '../rule';

/** The number of gate questions of a call that nobody has answered, or whose answer no longer holds. Undefined if nobody asked. */
export function openGates(context: RuleContext, call: Call): number | undefined {
  const checklist = context.checklists.get(call.key);
  return checklist?.questions.filter(({ gate, state }) => gate && (state === 'open' || state === 'stale')).length;
}

/** A warning until all gate questions of the call are answered, then information. */
export function gatedSeverity(context: RuleContext, call: Call): Severity {
  return openGates(context, call) === 0 ? 'information' : 'warning';
}

/** What to do next about the open gate questions; nothing where none is open. */
export function nextAnswer(context: RuleContext, call: Call): { readonly next?: string } {
  const open = openGates(context, call) ?? 0;
  if (open === 0) return {};
  return { next: `Answer ${open} open ${open === 1 ? 'question' : 'questions'} of the technical solution.` };
}
