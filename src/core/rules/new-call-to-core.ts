// F-01: a call that the baseline does not have reaches a core service.
import { type Call, callLabel, endLabel } from '../model/call';
import type { Change } from '../model/change';
import { reachesCore } from './judging/core';
import { openChecklist, waitFixes } from './judging/fixes';
import { gatedSeverity, nextAnswer } from './judging/gate';
import { canReach, costOf, placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const newCallToCore: CallRule = {
  id: 'new-call-to-core',
  code: 'F-01',
  title: 'New call to a core service',
  severity: 'warning',
  evenNotOnboarded: true,
  on: ['added-call'],
  check,
};

/** A callee that is core only by this very call is not told here: that is a promotion. */
function check(context: RuleContext, { it: call }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  if (place === undefined || !reachesCore(context, call)) return undefined;
  const asks = call.criticality === 'unknown';
  return {
    severity: gatedSeverity(context, call),
    message: asks
      ? question(context, call)
      : `${context.audit ? 'Call' : 'New call'} to core: ${callLabel(call)}${reason(context, call)}.`,
    ...costOf(context, call),
    ...nextAnswer(context, call),
    place,
    about: call.key,
    fixes: [...(asks ? waitFixes(call) : []), openChecklist(call)],
  };
}

function question(context: RuleContext, call: Call): string {
  return `${canReach(context, call)} (core). Does ${endLabel(call.from)} wait for it?`;
}

/** Why a callee is core that does not declare so. */
function reason({ head }: RuleContext, call: Call): string {
  const because = head.tiers.get(call.to.service)?.because;
  return because === undefined ? '' : ` (${call.to.service} is core because ${because.flow} waits for it)`;
}
