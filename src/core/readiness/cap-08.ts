// CAP-08: a drain of a node moves pods one by one, and is not blocked.
import type { Check } from './check';
import { judgeDisruption } from './judging/disruption';
import { overWorkloads } from './judging/workloads';

export const cap08: Check = {
  id: 'CAP-08',
  group: 'CAP',
  title: 'PodDisruptionBudget present and resolvable',
  why: 'Without a budget an upgrade of the nodes takes all replicas at once; with one that allows nothing the upgrade never ends, until somebody forces it.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'ga',
  remedy: 'Give the workload one PodDisruptionBudget with maxUnavailable: 1, and at least two replicas.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judgeDisruption(context, workload)),
};
