// CAP-07: one host or one zone does not take all replicas with it.
import type { Check } from './check';
import { judgeSpread } from './judging/spread';
import { overWorkloads } from './judging/workloads';

export const cap07: Check = {
  id: 'CAP-07',
  group: 'CAP',
  title: 'Replicas spread over hosts, zones and capacity types',
  why: 'Three replicas on one node are one replica: its failure takes all of them.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Add topologySpreadConstraints (or podAntiAffinity) over kubernetes.io/hostname and topology.kubernetes.io/zone.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judgeSpread(context, workload)),
};
