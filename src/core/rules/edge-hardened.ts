// F-21: a call that was there before now hurts its caller more than it did.
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Severity } from '../model/finding';
import { promotionsBy } from '../solution/asked-call';
import { showDuration } from '../units/duration';
import { reachesCore } from './judging/core';
import { openChecklist } from './judging/fixes';
import { gatedSeverity, nextAnswer } from './judging/gate';
import { costOf, placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const edgeHardened: CallRule = {
  id: 'edge-hardened',
  code: 'F-21',
  title: 'An existing call was hardened',
  severity: 'warning',
  on: ['modified-call'],
  check,
};

function check(context: RuleContext, { it: call, before }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  if (place === undefined || before === undefined) return undefined;
  const changes = hardenings(before, call);
  if (changes.length === 0) return undefined;
  return {
    severity: severityOf(context, call),
    message: `${callLabel(call)} was hardened: ${changes.join(', ')}.`,
    ...costOf(context, call),
    ...nextAnswer(context, call),
    place,
    about: call.key,
    fixes: [openChecklist(call)],
  };
}

/** Old and new of everything that makes the caller depend on the callee more. */
function hardenings(before: Call, now: Call): readonly string[] {
  const { terms: old } = before;
  const { terms } = now;
  const changes: string[] = [];
  if (before.criticality === 'soft' && now.criticality === 'hard') changes.push('soft → hard');
  if (before.mode === 'async' && now.mode === 'sync') changes.push('async → sync');
  if (old.blocks !== true && terms.blocks === true) changes.push('the flow now waits for it');
  if (old.fallback !== undefined && terms.fallback === undefined) changes.push(`fallback ${old.fallback.kind} → none`);
  if (old.timeoutMs !== undefined && terms.timeoutMs === undefined) {
    changes.push(`timeout ${showDuration(old.timeoutMs)} → none`);
  }
  return changes;
}

/** As serious as a new call with the same effect. */
function severityOf(context: RuleContext, call: Call): Severity {
  const asked = { call, head: context.head, before: context.before };
  const promotes = promotionsBy(asked).some(({ certainty, to }) => certainty === 'claimed' && to === 'core');
  return promotes || reachesCore(context, call) ? gatedSeverity(context, call) : 'information';
}
