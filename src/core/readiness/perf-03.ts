// PERF-03: whoever waits for the service waits longer than it takes, with all its calls at their worst.
import { endKey } from '../graph/adjacency';
import { worstCaseOf } from '../impact/worst-case';
import { callsOf as callersOf } from '../impact/incoming';
import { type Call, callLabel, endLabel } from '../model/call';
import type { WorstCase } from '../model/impact';
import { showDuration } from '../units/duration';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, noCalls } from './judging/calls';
import { doesNotApply } from './judging/verdict';
import { askWhetherItWaits, isWaitedFor } from './judging/waiting';
import { whereDescribed } from './judging/descriptors';
import { worstOf } from './judging/workloads';

export const perf03: Check = {
  id: 'PERF-03',
  group: 'PERF',
  title: 'Timeouts are ordered down the stack; deadline is propagated',
  why: 'Where a caller gives up before its callee does, the work goes on for nobody, and the caller tries again on top of it.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy:
    'Let all calls of an operation, tries included, end before those give up who wait for it: shorter timeouts, fewer tries, a deadline.',
  level: 'auto',
  verify,
};

interface Waiting {
  readonly call: Call;
  readonly worst: WorstCase | undefined;
}

function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const calls = callsOf(context);
  const waited = calls.filter(isWaitedFor);
  const open = calls.filter(({ mode }) => mode === 'unknown');
  if (calls.length === 0) return noCalls(context);
  if (open.length > 0) return askWhetherItWaits(open);
  if (waited.length === 0) return doesNotApply('It waits for no call.', atCalls(calls));
  const callers = callersOf(report.head, { service: service.name }).filter(
    ({ from, mode }) => from.service !== service.name && mode !== 'async',
  );
  const byOperation = new Map<string, readonly Waiting[]>();
  for (const call of waited) {
    const key = endKey(call.from);
    byOperation.set(key, [...(byOperation.get(key) ?? []), { call, worst: worstCaseOf(call, report.head) }]);
  }
  const hasWait = [...byOperation.values()].flat().some(({ worst }) => (worst?.waits.length ?? 0) > 0);
  if (callers.length === 0 && !hasWait)
    return {
      state: 'not-applicable',
      message: 'No caller that waits for it is known.',
      evidence: whereDescribed(context),
    };
  return worstOf([...byOperation.values()].map(judge));
}

/** The calls of one operation, one after the other; those of a parallel group at the same time. */
function judge(calls: readonly Waiting[]): Verdict {
  const [first] = calls;
  const evidence = atCalls(calls.map(({ call }) => call));
  const operation = first === undefined ? '' : endLabel(first.call.from);
  const limit = calls.flatMap(({ worst }) => worst?.waits ?? []).sort((a, b) => a.ms - b.ms)[0];
  const open = calls.filter(({ worst }) => worst === undefined).map(({ call }) => callLabel(call));
  if (limit === undefined) {
    const asks =
      open.length > 0
        ? `how long may these take (timeout): ${open.join(', ')}`
        : `how long do those wait who call ${operation} (timeout of their calls)`;
    return { state: 'unknown', message: `Not known: ${asks}?`, evidence };
  }
  const total = together(calls);
  const all = limit.place === undefined ? evidence : [...evidence, { place: limit.place, format: 'call' }];
  const says = `${operation} may wait ${showDuration(total)} for ${calls.map(({ call }) => call.to.service).join(', ')}, and ${limit.by} waits ${showDuration(limit.ms)}`;
  if (total >= limit.ms) return { state: 'fail', message: `${says}: it gives up first.`, evidence: all };
  if (open.length > 0)
    return {
      state: 'unknown',
      message: `${says}; not known: how long may these take (timeout): ${open.join(', ')}?`,
      evidence: all,
    };
  const vague = calls
    .filter(({ worst }) => worst?.isExact === false && worst.deadlineMs === undefined)
    .map(({ call }) => callLabel(call));
  if (vague.length > 0)
    return {
      state: 'unknown',
      message: `${says}, tries and the pauses between them not counted; a deadline of the whole call would bound them: ${vague.join(', ')}.`,
      evidence: all,
    };
  return { state: 'pass', message: `${says}.`, evidence: all };
}

/** The deadline holds where the pauses between tries are not known. */
function boundOf(worst: WorstCase | undefined): number {
  if (worst === undefined) return 0;
  return worst.isExact ? worst.ms : (worst.deadlineMs ?? worst.ms);
}

function together(calls: readonly Waiting[]): number {
  const groups = new Map<string, number>();
  let alone = 0;
  for (const { call, worst } of calls) {
    const ms = boundOf(worst) * Math.max(1, call.terms.callsPerRequest ?? 1);
    const { parallel } = call.terms;
    if (parallel === undefined) alone += ms;
    else groups.set(parallel, Math.max(groups.get(parallel) ?? 0, ms));
  }
  return [...groups.values()].reduce((sum, ms) => sum + ms, alone);
}
