// What all workloads of an environment ask of its nodes at their most.
import type { Artifacts } from '../../artifacts/artifacts';
import type { Workload } from '../../artifacts/kubernetes/workload';
import { itemsAt, textAt, type Traced } from '../../artifacts/traced';
import type { Graph } from '../../model/graph';
import { parseQuantity } from '../../units/quantity';
import { mostReplicas } from './replicas';
import { nameOf } from './workloads';

export interface Requested {
  /** Cores and bytes, all replicas together. */
  readonly cpu: number;
  readonly memory: number;
  readonly workloads: number;
  /** Workloads with a container that requests nothing. */
  readonly open: readonly string[];
}

const known = new WeakMap<Artifacts, Requested>();

/** Over all services; what runs on every node grows with the nodes and is not counted. */
export function requestedByAll(artifacts: Artifacts, { services }: Pick<Graph, 'services'>): Requested {
  const already = known.get(artifacts);
  if (already !== undefined) return already;
  const all = [...services.keys()]
    .flatMap((name) => artifacts.workloads(name))
    .filter(({ kind }) => kind !== 'DaemonSet');
  const asked = all.map((workload) => ({ workload, each: requestOf(workload), times: mostReplicas(workload).value }));
  const sum = (of: 'cpu' | 'memory') => asked.reduce((total, { each, times }) => total + times * (each?.[of] ?? 0), 0);
  const result = {
    cpu: sum('cpu'),
    memory: sum('memory'),
    workloads: all.length,
    open: asked.flatMap(({ workload, each }) => (each === undefined ? [nameOf(workload)] : [])),
  };
  known.set(artifacts, result);
  return result;
}

/** What one pod requests; undefined where a container does not say both. */
function requestOf({ containers, pod }: Workload): { readonly cpu: number; readonly memory: number } | undefined {
  const sidecars = itemsAt(pod, 'spec', 'initContainers').filter((one) => textAt(one, 'restartPolicy') === 'Always');
  const all = [...containers, ...sidecars].map((container) => ({
    cpu: quantity(container, 'cpu'),
    memory: quantity(container, 'memory'),
  }));
  let [cpu, memory] = [0, 0];
  for (const one of all) {
    if (one.cpu === undefined || one.memory === undefined) return undefined;
    cpu += one.cpu;
    memory += one.memory;
  }
  return { cpu, memory };
}

/** Where only a limit is written, Kubernetes requests as much. */
function quantity(container: Traced, of: 'cpu' | 'memory'): number | undefined {
  const text = textAt(container, 'resources', 'requests', of) ?? textAt(container, 'resources', 'limits', of);
  return text === undefined ? undefined : parseQuantity(text);
}
