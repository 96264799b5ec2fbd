// What runs a service on Kubernetes: the workload with all objects that speak of it.
import type { Located } from '../../model/place';
import { grouped } from '../../catalog/grouped';
import { at, itemsAt, numberAt, textAt, textsAt, type Traced } from '../traced';
import type { KubernetesObject } from './object';
import { selectedByPolicy, selectedPlainly } from './selected';

export interface Workload {
  readonly object: KubernetesObject;
  /** `Deployment`, `StatefulSet` … */
  readonly kind: string;
  /** The template of its pods: metadata and spec. */
  readonly pod: Traced;
  /** Main containers and side-cars that are init containers with `restartPolicy: Always` are not among them. */
  readonly containers: readonly Traced[];
  readonly labels: ReadonlyMap<string, string>;
  /** `spec.replicas`; absent = not said. */
  readonly replicas?: Located<number>;
  readonly autoscaler?: KubernetesObject;
  /** PodDisruptionBudgets whose selector holds its pods. */
  readonly budgets: readonly KubernetesObject[];
  /** Services whose selector holds its pods. */
  readonly services: readonly KubernetesObject[];
}

const TEMPLATES = new Map<string, readonly string[]>([
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['Rollout', ['spec', 'template']],
  ['DeploymentConfig', ['spec', 'template']],
]);

/** Kinds that end by themselves: availability is no matter of theirs. */
const ENDS = new Set(['Job', 'CronJob']);

/** True for what goes on running. */
export function goesOn({ kind }: Workload): boolean {
  return !ENDS.has(kind);
}

/** Takes the objects of one environment and all that are applied there; gives its workloads, each with what selects or scales it. */
export function workloadsOf(
  objects: readonly KubernetesObject[],
  applied: readonly KubernetesObject[],
): readonly Workload[] {
  const byKind = (kind: string) => applied.filter((object) => object.kind === kind);
  const autoscalers = grouped(byKind('HorizontalPodAutoscaler'), targetOf);
  const budgets = selectedByPolicy(byKind('PodDisruptionBudget'));
  const services = selectedPlainly(byKind('Service'));
  return objects.flatMap((object) => {
    const path = TEMPLATES.get(object.kind);
    const pod = path && at(object.value, ...path);
    if (pod === undefined) return [];
    const labels = textsAt(pod, 'metadata', 'labels');
    const isNear = (other: KubernetesObject) => sameNamespace(object, other);
    const autoscaler = autoscalers.get(object.name)?.find((one) => isNear(one) && scales(one, object));
    return [
      {
        object,
        kind: object.kind,
        pod,
        containers: itemsAt(pod, 'spec', 'containers'),
        labels,
        ...replicasOf(object),
        ...(autoscaler === undefined ? {} : { autoscaler }),
        budgets: budgets(labels).filter(isNear),
        services: services(labels).filter(isNear),
      },
    ];
  });
}

function replicasOf({ value }: KubernetesObject): { readonly replicas?: Located<number> } {
  const replicas = numberAt(value, 'spec', 'replicas');
  const written = at(value, 'spec', 'replicas');
  if (replicas === undefined || written === undefined || !Number.isInteger(replicas) || replicas < 0) return {};
  return { replicas: { value: replicas, place: written.place } };
}

/** Where only one of two says its namespace, it is given when both are applied. */
function sameNamespace(a: KubernetesObject, b: KubernetesObject): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

function targetOf({ value }: KubernetesObject): string {
  return textAt(value, 'spec', 'scaleTargetRef', 'name') ?? '';
}

function scales({ value }: KubernetesObject, { kind }: KubernetesObject): boolean {
  return (textAt(value, 'spec', 'scaleTargetRef', 'kind') ?? kind) === kind;
}
