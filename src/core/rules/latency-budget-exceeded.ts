// F-08: what an operation waits for may take longer than it promises to answer.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Fix } from '../model/edit';
import type { Related } from '../model/finding';
import type { LatencyImpact, LatencyUse } from '../model/impact';
import { showDuration } from '../units/duration';
import { formatPercent } from '../units/percent';
import { asExisting, isCore } from './judging/numbers';
import { placeOf } from './judging/words';
import { tooLong, tooOften } from './latency-budget-exceeded-parts/claims';
import type { CallRule, RuleContext, Verdict } from './rule';

export const latencyBudgetExceeded: CallRule = {
  id: 'latency-budget-exceeded',
  code: 'F-08',
  title: 'The calls of an operation may take longer than it promises',
  severity: 'error',
  on: ['added-call', 'modified-call'],
  check,
};

/** Objectives of callees that are not known only add to it: what is known may be enough to exceed, never to fit. */
function check(context: RuleContext, change: Change<Call>): Verdict | undefined {
  const { it: call } = change;
  const latency = context.impacts.get(call.key)?.latency;
  const place = placeOf(call);
  const own = latency?.after.hops.find(({ service }) => service === call.to.service);
  if (latency?.threshold === undefined || place === undefined || own === undefined || call.mode !== 'sync')
    return undefined;
  const late = tooLong(call, latency, own);
  const message = late ?? tooOften(call, latency, own);
  if (message === undefined) return undefined;
  const worst = isCore(context, call.from.service) ? 'error' : 'warning';
  // Late answers within the caller's time: whether they make it slow only its team can say.
  const severity = late === undefined ? 'information' : worst;
  return {
    severity: asExisting(severity, isNoWorse(latency)),
    message,
    next: 'Make calls at the same time, wait less long, or do not wait.',
    place,
    about: call.key,
    related: hops(context, call, latency.after),
    fixes: [notWaiting(call)],
  };
}

function isNoWorse({ before, after, threshold }: LatencyImpact): boolean {
  if (threshold === undefined || before.hops.length === 0) return false;
  const wasOver = before.ms > threshold.ms || before.bad > 1 - threshold.target;
  return wasOver && after.ms <= before.ms && after.bad <= before.bad;
}

/** A soft call is waited for, too. */
function notWaiting({ key, terms }: Call): Fix {
  const soft = terms.criticality === 'hard' ? { criticality: 'soft' as const } : {};
  return {
    title: 'Send a message and go on',
    intent: { kind: 'set-terms', call: key, terms: { ...soft, mode: 'async', blocks: false } },
  };
}

/** The objectives that were added up, each at its line. */
function hops({ head }: RuleContext, { from }: Call, { hops: all }: LatencyUse): readonly Related[] {
  const promises = [{ service: from.service, text: 'promises' }, ...all.map((hop) => ({ ...hop, text: 'may take' }))];
  return promises.flatMap(({ service, text }) => {
    const slo = head.services.get(service)?.slos.find(({ type, thresholdMs }) => type === 'latency' && thresholdMs);
    if (slo?.thresholdMs === undefined) return [];
    const message = `${service} ${text} ${showDuration(slo.thresholdMs)} for ${formatPercent(slo.target)}`;
    return [{ message, place: slo.evidence.place }];
  });
}
