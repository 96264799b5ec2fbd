// F-09: nobody says how long a call may take, or it may take longer than those wait who wait for it.
import { latencySlo } from '../impact/objectives';
import { worstCaseOf } from '../impact/worst-case';
import { type Call, callLabel, endLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Related } from '../model/finding';
import type { Graph } from '../model/graph';
import type { WorstCase } from '../model/impact';
import { showDuration } from '../units/duration';
import { formatPercent } from '../units/percent';
import { asExisting, isCore } from './judging/numbers';
import { waysOutFixes } from './judging/ways-out';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

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
  const fixes = waysOutFixes(context, change, ['timeout']);
  if (worstCase === undefined) return missing(context, call, before, { place, about: call.key, fixes });
  const claim = inverted(call, worstCase) ?? tooShort(call, worstCase, context.head);
  if (claim === undefined) return undefined;
  const severity = touchesCore(context, call) ? 'error' : 'warning';
  return { ...claim, severity: asExisting(severity, wasSo(before, context.before)), place, about: call.key, fixes };
}

function touchesCore(context: RuleContext, { from, to }: Call): boolean {
  return isCore(context, from.service) || isCore(context, to.service);
}

/** What nobody has said is a question, not a number: it warns until TS-06 is answered. */
function missing(
  context: RuleContext,
  call: Call,
  before: Call | undefined,
  verdict: Pick<Verdict, 'place' | 'about' | 'fixes'>,
): Verdict | undefined {
  const question = context.checklists.get(call.key)?.questions.find(({ id }) => id === 'TS-06');
  if (call.grade !== 'declared' || context.head.services.get(call.to.service)?.known !== true) return undefined;
  if (question?.state !== 'open' && question?.state !== 'stale') return undefined;
  const severity = touchesCore(context, call) ? 'warning' : 'information';
  return {
    ...verdict,
    severity: asExisting(severity, before !== undefined && before.terms.timeoutMs === undefined),
    message: `${callLabel(call)} has no timeout: while ${call.to.service} hangs, every request of ${call.from.service} that calls it does.`,
    next: 'Say how long one attempt may take (timeout), or answer TS-06.',
  };
}

type Claim = Pick<Verdict, 'message' | 'next' | 'related'>;

function inverted(call: Call, { ms, tries, attemptMs, waits, fits }: WorstCase): Claim | undefined {
  const [first] = waits;
  if (fits !== false || first === undefined) return undefined;
  const how =
    tries !== undefined && tries > 1 && attemptMs !== undefined ? ` (${tries} × ${showDuration(attemptMs)})` : '';
  const related: Related[] = waits.flatMap(({ by, ms: limit, place }) =>
    place === undefined ? [] : [{ message: `${by} waits ${showDuration(limit)}`, place }],
  );
  return {
    message: `${callLabel(call)} may take ${showDuration(ms)}${how}, and ${first.by} gives up after ${showDuration(first.ms)}: the work goes on for nobody.`,
    next: `Let the whole call end before ${showDuration(first.ms)}: a shorter timeout, fewer tries, or a deadline.`,
    related,
  };
}

/** A timeout below what the callee promises makes calls fail that the callee answers as it said. */
function tooShort({ to, ...call }: Call, { attemptMs }: WorstCase, head: Graph): Claim | undefined {
  const callee = head.services.get(to.service);
  const slo = callee && latencySlo(callee);
  if (attemptMs === undefined || slo === undefined || attemptMs >= slo.thresholdMs) return undefined;
  const place = callee?.slos.find(({ type }) => type === 'latency')?.evidence.place;
  return {
    message: `${endLabel(call.from)} gives ${to.service} ${showDuration(attemptMs)}, and ${to.service} promises ${formatPercent(slo.target)} only within ${showDuration(slo.thresholdMs)}: calls fail that it answers in time.`,
    next: `Wait ${showDuration(slo.thresholdMs)}, or agree on less with the team of ${to.service}.`,
    related: place === undefined ? [] : [{ message: `${to.service} promises ${showDuration(slo.thresholdMs)}`, place }],
  };
}

function wasSo(call: Call | undefined, graph: Graph): boolean {
  const worstCase = call && worstCaseOf(call, graph);
  if (call === undefined || worstCase === undefined) return false;
  return inverted(call, worstCase) !== undefined || tooShort(call, worstCase, graph) !== undefined;
}
