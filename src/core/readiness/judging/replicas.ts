// How many replicas a workload runs: at least, and at most.
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, numberAt } from '../../artifacts/traced';
import type { Located } from '../../model/place';

/** What Kubernetes runs where neither workload nor autoscaler says a number. */
const DEFAULT_REPLICAS = 1;

/** The autoscaler's minimum, else the workload's own number; one where neither says it. */
export function leastReplicas({ object, replicas, autoscaler }: Workload): Located<number> {
  if (autoscaler === undefined) return replicas ?? { value: DEFAULT_REPLICAS, place: object.place };
  const written = at(autoscaler.value, 'spec', 'minReplicas');
  const value = numberAt(written);
  return written === undefined || value === undefined
    ? { value: DEFAULT_REPLICAS, place: autoscaler.place }
    : { value, place: written.place };
}

/** The autoscaler's maximum, else the workload's own number; one where neither says it. */
export function mostReplicas(workload: Workload): Located<number> {
  const { autoscaler } = workload;
  const written = autoscaler && at(autoscaler.value, 'spec', 'maxReplicas');
  const value = numberAt(written);
  return written === undefined || value === undefined ? leastReplicas(workload) : { value, place: written.place };
}
