// PERF-05: one request does not become many calls of a core service when that is weakest.
import { amplificationOf } from '../impact/amplification';
import { layersUpTo, layersText } from '../impact/retry-layers';
import { triesOf } from '../impact/tries';
import { type Call, callLabel } from '../model/call';
import type { Amplification, RetryStep } from '../model/impact';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, noCalls } from './judging/calls';
import { worstOf } from './judging/workloads';

export const perf05: Check = {
  id: 'PERF-05',
  group: 'PERF',
  title: 'Worst-case retry amplification to any core callee ≤ 4×',
  why: 'Tries of several layers multiply: a core service that is slow gets many times its load, and stays down.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Try again in one layer only, the one nearest to the failure.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const calls = callsOf(context).filter(({ mode }) => mode !== 'async');
  return calls.length === 0 ? noCalls(context) : worstOf(calls.map((call) => judge(context, call)));
}

function judge({ report: { head }, thresholds }: CheckContext, call: Call): Verdict {
  const limit = thresholds.retryAmplificationCore;
  const amplification = amplificationOf(call, head);
  const isCore = (service: string) => head.tiers.get(service)?.tier === 'core';
  const worst = amplification && worstStep(call, amplification, isCore);
  const label = callLabel(call);
  if (amplification !== undefined && worst !== undefined && worst.product > limit) {
    const layers = layersUpTo(worst, amplification);
    return {
      state: 'fail',
      message: `One request may become ${worst.product} calls of ${worst.callee} when it fails: ${layersText(layers)}. At most ${limit} should.`,
      evidence: layers.flatMap(({ place }) =>
        place === undefined ? [] : [{ place, format: call.evidence[0]?.format ?? 'call' }],
      ),
    };
  }
  if ((amplification?.unknownTries ?? 0) > 0 || !triesOf(head, call).isKnown)
    return {
      state: 'unknown',
      message: `Not known: how often do the clients try on the path through ${label} (tries)?`,
      evidence: atCalls([call]),
    };
  if (worst === undefined)
    return {
      state: 'pass',
      message: `${label}: no core service is called more than once a try.`,
      evidence: atCalls([call]),
    };
  return {
    state: 'pass',
    message: `${label}: at worst ${worst.product} calls of ${worst.callee} for one request.`,
    evidence: atCalls([call]),
  };
}

/** From the call on, the core service that may be called most often. */
function worstStep(call: Call, { path }: Amplification, isCore: (service: string) => boolean): RetryStep | undefined {
  const from = Math.max(
    0,
    path.findIndex((step) => step.call === callLabel(call)),
  );
  const core = path.slice(from).filter(({ callee }) => isCore(callee));
  return core.reduce<RetryStep | undefined>(
    (most, step) => (most === undefined || step.product > most.product ? step : most),
    undefined,
  );
}
