// F-09: nobody says how long a call may take, or it may take longer than those wait who wait for it.
import { askedIn } from '../solution/checklist';
import { worstCaseOf } from '../impact/worst-case';
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Graph } from '../model/graph';
import { asExisting, isCore } from './judging/numbers';
import { waysOutFixes } from './judging/ways-out';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';
import { inverted, tooShort } from './timeout-missing-or-inverted-parts/claims';

export const timeoutMissingOrInverted: CallRule = {
  id: 'timeout-missing-or-inverted',
  code: 'F-09',
  title: 'A call has no timeout, or one that cannot hold',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

function check(context: RuleContext, change: Change<Call>): Verdict | undefined {
  const { it: call, before } = change;
  const place = placeOf(call);
  const worstCase = context.impacts.get(call.key)?.worstCase;
  if (place === undefined || call.mode !== 'sync') return undefined;
  const told = { place, about: call.key };
  const fixes = () => waysOutFixes(context, change, ['timeout']);
  if (worstCase === undefined) {
    const verdict = missing(context, call, before);
    return verdict && { ...verdict, ...told, fixes: fixes() };
  }
  const claim = inverted(call, worstCase) ?? tooShort(call, worstCase, context.head);
  if (claim === undefined) return undefined;
  const severity = touchesCore(context, call) ? 'error' : 'warning';
  return { ...claim, severity: asExisting(severity, wasSo(before, context.before)), ...told, fixes: fixes() };
}

function touchesCore(context: RuleContext, { from, to }: Call): boolean {
  return isCore(context, from.service) || isCore(context, to.service);
}

/** What nobody has said is a question, not a number: it warns until TS-06 is answered. */
function missing(
  context: RuleContext,
  call: Call,
  before: Call | undefined,
): Pick<Verdict, 'severity' | 'message' | 'next'> | undefined {
  const checklist = context.checklists.get(call.key);
  const question = checklist && askedIn(checklist, 'TS-06');
  if (call.grade !== 'declared' || context.head.services.get(call.to.service)?.known !== true) return undefined;
  if (question?.state !== 'open' && question?.state !== 'stale') return undefined;
  const severity = touchesCore(context, call) ? 'warning' : 'information';
  return {
    severity: asExisting(severity, before !== undefined && before.terms.timeoutMs === undefined),
    message: `${callLabel(call)} has no timeout: while ${call.to.service} hangs, every request of ${call.from.service} that calls it does.`,
    next: 'Say how long one attempt may take (timeout), or answer TS-06.',
  };
}

function wasSo(call: Call | undefined, graph: Graph): boolean {
  const worstCase = call && worstCaseOf(call, graph);
  if (call === undefined || worstCase === undefined) return false;
  return inverted(call, worstCase) !== undefined || tooShort(call, worstCase, graph) !== undefined;
}
