// What runs a service on Kubernetes: the workload with all objects that speak of it.
import type { Located } from '../../model/place';
import { at, itemsAt, numberAt, textAt, textsAt, type Traced } from '../traced';
import type { KubernetesObject } from './object';

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
  const [autoscalers, budgets, services] = [
    byKind('HorizontalPodAutoscaler'),
    byKind('PodDisruptionBudget'),
    byKind('Service'),
  ];
  return objects.flatMap((object) => {
    const path = TEMPLATES.get(object.kind);
    const pod = path && at(object.value, ...path);
    if (pod === undefined) return [];
    const labels = textsAt(pod, 'metadata', 'labels');
    const isNear = (other: KubernetesObject) => sameNamespace(object, other);
    const autoscaler = autoscalers.find((one) => isNear(one) && scales(one, object));
    return [
      {
        object,
        kind: object.kind,
        pod,
        containers: itemsAt(pod, 'spec', 'containers'),
        labels,
        ...replicasOf(object),
        ...(autoscaler === undefined ? {} : { autoscaler }),
        budgets: budgets.filter((one) => isNear(one) && selects(at(one.value, 'spec', 'selector'), labels)),
        services: services.filter(
          (one) => isNear(one) && selectsPlainly(textsAt(one.value, 'spec', 'selector'), labels),
        ),
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

function scales(autoscaler: KubernetesObject, { kind, name }: KubernetesObject): boolean {
  const target = at(autoscaler.value, 'spec', 'scaleTargetRef');
  const targetKind = textAt(target, 'kind');
  return textAt(target, 'name') === name && (targetKind === undefined || targetKind === kind);
}

/** A label selector of a policy: `matchLabels` and `matchExpressions`, all of which must hold; an empty one holds everything. */
export function selects(selector: Traced | undefined, labels: ReadonlyMap<string, string>): boolean {
  if (selector?.kind !== 'map') return false;
  const isMatch = [...textsAt(selector, 'matchLabels')].every(([key, value]) => labels.get(key) === value);
  return isMatch && itemsAt(selector, 'matchExpressions').every((expression) => holds(expression, labels));
}

function holds(expression: Traced, labels: ReadonlyMap<string, string>): boolean {
  const label = labels.get(textAt(expression, 'key') ?? '');
  const values = itemsAt(expression, 'values').map((value) => textAt(value));
  switch (textAt(expression, 'operator')) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return false;
  }
}

/** The selector of a Service; an empty one selects nothing. */
function selectsPlainly(selector: ReadonlyMap<string, string>, labels: ReadonlyMap<string, string>): boolean {
  return selector.size > 0 && [...selector].every(([key, value]) => labels.get(key) === value);
}
