// CAP-03: the peak still fits when a zone is gone.
import { replicasAgainstZoneLoss, utilisationWithout } from '../impact/formulas/zone-loss';
import { wholePercent } from '../impact/service-words';
import type { Fix } from '../model/edit';
import { showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { asks, knownNumbers, mostRunning, QUESTIONS } from './judging/known-numbers';

export const cap03: Check = {
  id: 'CAP-03',
  group: 'CAP',
  title: 'Headroom remains after loss of the largest failure domain',
  why: 'A zone fails once in a while, and at peak as often as at night; what is left has to carry everything at once.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Run as many replicas that those of all zones but one carry the peak.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const limit = context.thresholds.zoneLossUtilisation;
  const known = knownNumbers(context, ['peakRps', 'rpsPerReplica', 'zones']);
  const running = mostRunning(context);
  if ('missing' in known || running === undefined) {
    const questions = 'missing' in known ? known.missing.map((field) => QUESTIONS[field]) : [];
    return asks([...questions, ...(running === undefined ? ['how many replicas run'] : [])], known.evidence);
  }
  const { peakRps, rpsPerReplica, zones } = known.values;
  const evidence = [...known.evidence, ...running.evidence];
  const runs = `${running.value} ${running.value === 1 ? 'replica' : 'replicas'} in ${zones} ${zones === 1 ? 'zone' : 'zones'}`;
  if (zones <= 1) return { state: 'fail', message: `${runs}: without that zone nothing is left.`, evidence };
  const used = utilisationWithout(1, { replicas: running.value, zones, rpsPerReplica }, peakRps);
  if (used === undefined) return { state: 'fail', message: `${runs} carry nothing at all.`, evidence };
  const left = `${runs}: without one zone the peak of ${showRate(peakRps)} takes ${wholePercent(used)} of the rest`;
  if (used <= limit) return { state: 'pass', message: `${left}.`, evidence };
  const wanted = replicasAgainstZoneLoss(peakRps, { zones, rpsPerReplica }, limit);
  return {
    state: 'fail',
    message: `${left}; at most ${wholePercent(limit)} should.${wanted === undefined ? '' : ` ${wanted} replicas would do.`}`,
    evidence,
    fixes: wanted === undefined ? [] : raise(context, wanted),
  };
}

/** Only where one workload decides the number. */
function raise({ workloads: [workload, ...others] }: CheckContext, wanted: number): readonly Fix[] {
  if (workload === undefined || others.length > 0) return [];
  const { autoscaler, object } = workload;
  const path = autoscaler === undefined ? ['spec', 'replicas'] : ['spec', 'maxReplicas'];
  return [
    {
      title: `${autoscaler === undefined ? 'Run' : 'Let it run'} ${wanted} replicas`,
      intent: { kind: 'set-entry', place: (autoscaler ?? object).value.place, path, value: String(wanted) },
    },
  ];
}
