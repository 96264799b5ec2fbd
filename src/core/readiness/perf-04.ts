// PERF-04: retries help a callee that stumbles, and do not knock over one that is down.
import { layerText } from '../impact/retry-layers';
import { triesOf } from '../impact/tries';
import { type Call, callLabel } from '../model/call';
import type { Fix } from '../model/edit';
import type { RetryLayer } from '../model/impact';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, noCalls } from './judging/calls';
import { worstOf } from './judging/workloads';

export const perf04: Check = {
  id: 'PERF-04',
  group: 'PERF',
  title: 'Retries bounded, jittered, budgeted, and on one layer',
  why: 'When a callee is slow, retries are the load that keeps it down: each layer that tries again multiplies all the others.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'development',
  remedy: 'Try at most three times, in one layer only, with exponential backoff and jitter.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const calls = callsOf(context).filter(({ mode }) => mode !== 'async');
  return calls.length === 0 ? noCalls(context) : worstOf(calls.map((call) => judge(context, call)));
}

function judge({ report, thresholds }: CheckContext, call: Call): Verdict {
  const { layers, isKnown } = triesOf(report.head, call);
  const label = callLabel(call);
  const retrying = layers.filter(({ tries }) => tries > 1);
  const declared = retrying.filter(({ assumed }) => assumed !== true);
  const many = declared.filter(({ tries }) => tries > thresholds.mostTries);
  if (many.length > 0)
    return {
      state: 'fail',
      message: `${label}: ${many.map(layerText).join(', ')}; at most ${thresholds.mostTries} should.`,
      evidence: placesOf(call, many),
      fixes: many.some(({ by }) => by === call.from.service) ? [set(call, { tries: thresholds.mostTries })] : [],
    };
  if (declared.length > 1)
    return {
      state: 'fail',
      message: `${label}: several layers try again: ${declared.map(layerText).join(', ')}.`,
      evidence: placesOf(call, declared),
      fixes: declared.some(({ by }) => by === call.from.service) ? [set(call, { tries: 1 })] : [],
    };
  if (!isKnown)
    return {
      state: 'unknown',
      message: `${label}: not known: how often is it tried (tries, the first attempt included)?`,
      evidence: atCalls([call]),
    };
  const own = retrying.find(({ by }) => by === call.from.service);
  if (own !== undefined && !/jitter/i.test(call.terms.backoff ?? '')) {
    const how = call.terms.backoff;
    const verdict = { evidence: atCalls([call]), fixes: [set(call, { backoff: 'exponential-jitter' })] };
    return how === undefined
      ? {
          ...verdict,
          state: 'unknown',
          message: `${label}: not known: how long does it pause between its ${own.tries} tries (backoff)?`,
        }
      : {
          ...verdict,
          state: 'fail',
          message: `${label}: the pauses between its ${own.tries} tries are ${how}: without jitter all clients come back at once.`,
        };
  }
  const assumed = retrying.find((layer) => layer.assumed === true);
  const mesh = assumed === undefined ? '' : ` (${layerText(assumed)} besides)`;
  return {
    state: 'pass',
    message:
      own === undefined
        ? `${label} is tried once by its client${mesh}.`
        : `${label} is tried ${own.tries} times with ${call.terms.backoff}${mesh}.`,
    evidence: placesOf(call, layers),
  };
}

function placesOf(call: Call, layers: readonly RetryLayer[]): readonly Evidence[] {
  const [own] = call.evidence;
  return layers.flatMap(({ place }) => (place === undefined ? [] : [{ place, format: own?.format ?? 'call' }]));
}

function set(call: Call, terms: { readonly tries: number } | { readonly backoff: string }): Fix {
  const title =
    'tries' in terms
      ? `Try ${callLabel(call)} ${terms.tries === 1 ? 'once' : `${terms.tries} times`}`
      : `Pause with exponential backoff and jitter between the tries of ${callLabel(call)}`;
  return { title, intent: { kind: 'set-terms', call: call.key, terms } };
}
