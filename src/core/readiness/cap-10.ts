// CAP-10: there is room for the replicas that autoscalers may start.
import { decisive, environmentOf } from '../artifacts/environments';
import type { SourceFile } from '../model/snapshot';
import type { Check, CheckContext, Verdict } from './check';
import { type NodePool, nodeGroups, nodePools, placeholder } from './judging/node-pools';
import { requestedByAll } from './judging/requests';
import { inKubernetes, NO_WORKLOAD } from './judging/workloads';

export const cap10: Check = {
  id: 'CAP-10',
  group: 'CAP',
  title: 'Node group bounds can host the autoscaler maximum, with buffer',
  why: 'An autoscaler that finds no node starts nothing: on the day of the peak its pods stay pending.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Raise the limits of the NodePool (or the maximum of the node group) above what all workloads request at most; keep a placeholder of negative priority for core services.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const { artifacts, report, workloads, tier } = context;
  if (workloads.length === 0) return NO_WORKLOAD;
  const groups = nodeGroups(productionOf(artifacts.allFiles(/\.tf$/)));
  const stuck = groups.filter(({ min, max }) => min >= max);
  if (stuck.length > 0)
    return {
      state: 'fail',
      message: `A node group cannot grow: at least ${stuck[0]?.min} and at most ${stuck[0]?.max} nodes.`,
      evidence: stuck.map(({ place }) => ({ place, format: 'terraform' })),
    };
  const pools = nodePools(artifacts);
  if (pools.length === 0) return askFor(groups);
  const asked = requestedByAll(artifacts, report.head);
  const evidence = inKubernetes(...pools.map(({ place }) => place));
  const [cpu, memory] = [total(pools, 'cpu'), total(pools, 'memory')];
  const says = `At most, the workloads of all services (${asked.workloads}) request ${Math.round(asked.cpu * 10) / 10} cores and ${showBytes(asked.memory)}`;
  const limits = `the nodes may have ${cpu === undefined ? 'any number of' : cpu} cores and ${memory === undefined ? 'any amount' : showBytes(memory)} of memory`;
  if ((cpu !== undefined && asked.cpu > cpu) || (memory !== undefined && asked.memory > memory))
    return { state: 'fail', message: `${says}, and ${limits}.`, evidence };
  if (asked.open.length > 0)
    return {
      state: 'unknown',
      message: `${says}; not known: how much do these request (CAP-06): ${asked.open.slice(0, MOST_NAMED).join(', ')}${asked.open.length > MOST_NAMED ? ` and ${asked.open.length - MOST_NAMED} more` : ''}?`,
      evidence,
    };
  const buffer = placeholder(artifacts);
  if (tier === 'core' && buffer === undefined)
    return {
      state: 'fail',
      message: `${says}, and ${limits}; no workload of negative priority holds room for what has to start at once.`,
      evidence,
    };
  return {
    state: 'pass',
    message: `${says}, and ${limits}.`,
    evidence: [...evidence, ...inKubernetes(...(buffer === undefined ? [] : [buffer.place]))],
  };
}

/** A test environment may well have a fixed number of nodes. */
function productionOf(files: readonly SourceFile[]): readonly SourceFile[] {
  const placed = files.map((source) => {
    const environment = environmentOf(source.file);
    return { source, ...(environment === undefined ? {} : { environment }) };
  });
  return decisive(placed).map(({ source }) => source);
}

const MOST_NAMED = 3;
const GIB = 1024 ** 3;

/** In Gi, with one digit. */
function showBytes(bytes: number): string {
  return `${Math.round((bytes / GIB) * 10) / 10}Gi`;
}

/** Undefined where one of the pools has no limit. */
function total(pools: readonly NodePool[], of: 'cpu' | 'memory'): number | undefined {
  const limits = pools.map((pool) => pool[of]);
  return limits.every((limit) => limit !== undefined) ? limits.reduce((sum, limit) => sum + limit, 0) : undefined;
}

function askFor(groups: ReturnType<typeof nodeGroups>): Verdict {
  const [group] = groups;
  return group === undefined
    ? {
        state: 'unknown',
        message: 'Not known: how many nodes may there be (limits of a NodePool, min_size and max_size in Terraform)?',
        evidence: [],
      }
    : {
        state: 'unknown',
        message: `A node group may have ${group.min} to ${group.max} nodes; not known: how much of a node can pods use?`,
        evidence: groups.map(({ place }) => ({ place, format: 'terraform' })),
      };
}
