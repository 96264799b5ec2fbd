// CAP-12: what all callers send together is not more than the service carries.
import { callerRates } from '../impact/caller-rates';
import { sustainableOf } from '../impact/load-on';
import { sideOf } from '../impact/side';
import { callLabel } from '../model/call';
import type { Evidence } from '../model/place';
import { showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { whereDescribed } from './judging/descriptors';
import { saidBy } from './judging/known-numbers';

export const cap12: Check = {
  id: 'CAP-12',
  group: 'CAP',
  title: "Sum of callers' declared load ≤ sustainable load",
  why: 'Each caller asks for a little; nobody but the callee sees the sum, and it sees it at peak.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy:
    'Agree with the largest callers on less (a cache, a batch), or carry more: capacity.sustainableRps, replicas.',
  level: 'auto',
  verify,
};

/** The largest callers that are named. */
const MOST_NAMED = 3;

function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const rates = callerRates(service.name, sideOf(report.head, report.head));
  if (rates.length === 0)
    return { state: 'not-applicable', message: 'Nobody is known to call it.', evidence: whereDescribed(context) };
  const known = rates.flatMap(({ call, rps, worstRps }) => (rps === undefined ? [] : [{ call, rps, worstRps }]));
  const open = rates.filter(({ rps }) => rps === undefined).map(({ call }) => callLabel(call));
  const evidence: readonly Evidence[] = known.flatMap(({ call }) => call.evidence.slice(0, 1));
  const sustainable = sustainableOf(service);
  const total = known.reduce((sum, { rps }) => sum + rps, 0);
  const largest = [...known].sort((a, b) => b.rps - a.rps).slice(0, MOST_NAMED);
  const callers = largest.map(({ call, rps }) => `${callLabel(call)} ${showRate(rps)}`).join(', ');
  if (sustainable === undefined)
    return {
      state: 'unknown',
      message: 'Not known: how much can it sustain (capacity.sustainableRps, or rpsPerReplica and replicas)?',
      evidence,
    };
  const { sustainableRps, maxReplicas, replicas, rpsPerReplica } = service.capacity ?? {};
  const where = sustainableRps ?? maxReplicas ?? replicas ?? rpsPerReplica;
  const all = where === undefined ? evidence : [...evidence, ...saidBy(service, [where])];
  if (total > sustainable)
    return {
      state: 'fail',
      message: `Its callers send ${showRate(total)} at peak, and it sustains ${showRate(sustainable)}: ${callers}.`,
      evidence: all,
    };
  if (open.length > 0)
    return {
      state: 'unknown',
      message: `It sustains ${showRate(sustainable)}; nobody says how much these send (expectedRps, or share and the peak of the caller): ${open.join(', ')}.`,
      evidence: rates.flatMap(({ call, rps }) => (rps === undefined ? call.evidence.slice(0, 1) : [])),
    };
  const worst = known.reduce<number | undefined>(
    (sum, { worstRps }) => (sum === undefined || worstRps === undefined ? undefined : sum + worstRps),
    0,
  );
  const retried =
    worst === undefined || worst <= sustainable
      ? ''
      : ` If all of them try again as often as they may, it is ${showRate(worst)}.`;
  return {
    state: 'pass',
    message: `Its callers send ${showRate(total)} at peak, and it sustains ${showRate(sustainable)}.${retried}`,
    evidence: all,
  };
}
