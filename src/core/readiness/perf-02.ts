// PERF-02: no call hangs for as long as its callee does.
import { latencySlo } from '../impact/objectives';
import { worstCaseOf } from '../impact/worst-case';
import { type Call, callLabel } from '../model/call';
import type { Fix } from '../model/edit';
import { recordsOf } from '../solution/match';
import { showDuration } from '../units/duration';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, noCalls } from './judging/calls';
import { askWhetherItWaits, isWaitedFor } from './judging/waiting';
import { worstOf } from './judging/workloads';

export const perf02: Check = {
  id: 'PERF-02',
  group: 'PERF',
  title: 'Every outgoing synchronous call has an explicit timeout',
  why: 'While a callee hangs, every request that calls it does; the threads are gone in seconds, and the caller is down with it.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy: 'Say how long one attempt may take: no less than the callee promises, no more than those wait who call you.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const calls = callsOf(context).filter(({ mode }) => mode !== 'async');
  if (callsOf(context).length === 0) return noCalls(context);
  const waited = callsOf(context).filter(isWaitedFor);
  const open = calls.filter(({ mode }) => mode === 'unknown');
  const timed = waited.filter((call) => worstCaseOf(call, context.report.head) !== undefined);
  const answered = waited.filter((call) => !timed.includes(call) && answerOf(context, call) !== undefined);
  const missing = waited.filter((call) => !timed.includes(call) && !answered.includes(call));
  const verdicts: Verdict[] = [];
  if (missing.length > 0)
    verdicts.push({
      state: 'fail',
      message: `No timeout is known of ${missing.map(callLabel).join(', ')}.`,
      evidence: atCalls(missing),
      fixes: missing.map((call) => timeout(context, call)),
    });
  if (open.length > 0) verdicts.push(askWhetherItWaits(open));
  if (verdicts.length > 0) return worstOf(verdicts);
  if (waited.length === 0)
    return { state: 'not-applicable', message: 'It waits for no call.', evidence: atCalls(callsOf(context)) };
  return {
    state: 'pass',
    message: `Each call that it waits for has a timeout (${waited.length}).`,
    evidence: [
      ...atCalls(timed),
      ...answered.flatMap((call) => {
        const place = answerOf(context, call)?.place;
        return place === undefined ? [] : [{ place, format: 'sre-solution' }];
      }),
    ],
  };
}

/** What a story says to TS-06 of the call. */
function answerOf({ report: { head, solutions } }: CheckContext, call: Call) {
  const answers = recordsOf(call, head, solutions).map(({ record, solution }) =>
    [record, solution].map(({ answers: given }) => given.get('TS-06')).find((one) => one !== undefined),
  );
  return answers.find((answer) => answer?.text !== undefined || answer?.notApplicable !== undefined);
}

const DEFAULT_TIMEOUT_MS = 1000;

function timeout({ report: { head } }: CheckContext, call: Call): Fix {
  const callee = head.services.get(call.to.service);
  const promised = callee && latencySlo(callee)?.thresholdMs;
  const timeoutMs = promised ?? DEFAULT_TIMEOUT_MS;
  const why = promised === undefined ? 'a default' : `what ${call.to.service} promises`;
  return {
    title: `Give ${callLabel(call)} ${showDuration(timeoutMs)} (${why})`,
    intent: { kind: 'set-terms', call: call.key, terms: { timeoutMs } },
  };
}
