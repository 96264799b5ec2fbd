// CAP-04: enough replicas run that one can fail.
import type { Intent } from '../model/edit';
import type { Workload } from '../artifacts/kubernetes/workload';
import type { Check, CheckContext, Verdict } from './check';
import { leastReplicas } from './judging/replicas';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const cap04: Check = {
  id: 'CAP-04',
  group: 'CAP',
  title: 'Minimum replicas: core ≥ 3, normal ≥ 2',
  why: 'With one replica every restart, rollout and node failure is an outage that all callers see.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'ga',
  remedy: 'Raise minReplicas of the autoscaler, or replicas of the workload.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

function judge({ tier, thresholds }: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  if (workload.kind === 'DaemonSet')
    return {
      state: 'not-applicable',
      message: `${name} runs on every node.`,
      evidence: inKubernetes(workload.object.place),
    };
  const { value, place } = leastReplicas(workload);
  const evidence = inKubernetes(place);
  const isSaid = place !== (workload.autoscaler ?? workload.object).place;
  const runs = isSaid
    ? `${name} runs ${value} ${value === 1 ? 'replica' : 'replicas'} at least`
    : `${name} does not say how many replicas run at least, and Kubernetes takes ${value}`;
  const { minReplicasCore, minReplicasNormal, minReplicasSupplementary } = thresholds;
  if (tier === 'unknown')
    return value >= minReplicasCore
      ? { state: 'pass', message: `${runs}, enough for any tier.`, evidence }
      : {
          state: 'unknown',
          message: `${runs}; nobody says its tier, so nobody knows whether that is enough.`,
          evidence,
        };
  const wanted = { core: minReplicasCore, normal: minReplicasNormal, supplementary: minReplicasSupplementary }[tier];
  if (value >= wanted) return { state: 'pass', message: `${runs}; ${tier} needs ${wanted}.`, evidence };
  return {
    state: 'fail',
    message: `${runs}; ${tier} needs ${wanted}.`,
    evidence,
    fixes: [{ title: `Run ${wanted} replicas`, intent: intentOf(workload, wanted) }],
  };
}

/** Where the number is not written yet, it is added to what decides it. */
function intentOf({ object, autoscaler }: Workload, wanted: number): Intent {
  const path = autoscaler === undefined ? ['spec', 'replicas'] : ['spec', 'minReplicas'];
  return { kind: 'set-entry', place: (autoscaler ?? object).value.place, path, value: String(wanted) };
}
