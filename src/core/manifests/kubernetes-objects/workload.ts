// Workloads of Kubernetes: where their pods are described, and what the service that they run is called.
import type { SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { mapAt, textAt } from '../facts/nodes';

/** A workload object, the template of its pods (metadata and spec) and its own name. */
export interface Workload {
  readonly object: SyntaxNode;
  readonly pod: SyntaxNode;
  readonly name: string;
  readonly nameNode: SyntaxNode;
  /** The label `app.kubernetes.io/name`. */
  readonly label?: string;
  readonly component?: string;
  /** The service of which this is a second copy, for a release in steps: its pods say so, and its name. */
  readonly copyOf?: string;
  /** True for a copy that takes a share of the load for a while, as a canary does. */
  readonly isTrial?: boolean;
  /** False for what runs to its end: a Job, a CronJob; and for a bare Pod. */
  readonly goesOn: boolean;
}

const TEMPLATES = new Map<string, readonly string[]>([
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['ReplicationController', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['Rollout', ['spec', 'template']],
  ['DeploymentConfig', ['spec', 'template']],
  ['Pod', []],
]);

const ENDS = new Set(['Job', 'CronJob', 'Pod']);

const NAME_LABEL = 'app.kubernetes.io/name';
const COMPONENT_LABEL = 'app.kubernetes.io/component';
/** Labels that name what a pod belongs to. */
const SERVICE_LABELS = [NAME_LABEL, 'app', 'k8s-app'];
/** What the copies of a workload are called that are released in steps. */
const COPY = /^(.+)-(?:canary|stable|primary|preview|blue|green)$/;
const TRIAL = /-(?:canary|preview)$/;

/** Takes an object; gives its workload, or `undefined` where it is none or has no name. */
export function workloadOf(object: SyntaxNode): Workload | undefined {
  const path = TEMPLATES.get(textAt(object, 'kind') ?? '');
  const name = textAt(object, 'metadata', 'name');
  const nameNode = nodeAt(object, 'metadata', 'name');
  if (path === undefined || name === undefined || nameNode === undefined) return undefined;
  const pod = nodeAt(object, ...path) ?? object;
  const label = labelOf(object, pod, NAME_LABEL);
  const component = labelOf(object, pod, COMPONENT_LABEL);
  const copyOf = COPY.exec(name)?.[1];
  const isCopy = copyOf !== undefined && SERVICE_LABELS.some((key) => labelOf(object, pod, key) === copyOf);
  return {
    object,
    pod,
    name,
    nameNode,
    goesOn: !ENDS.has(textAt(object, 'kind') ?? ''),
    ...(label === undefined ? {} : { label }),
    ...(component === undefined ? {} : { component }),
    ...(isCopy ? { copyOf, isTrial: TRIAL.test(name) } : {}),
  };
}

function labelOf(object: SyntaxNode, pod: SyntaxNode, key: string): string | undefined {
  return textAt(mapAt(object, 'metadata', 'labels'), key) ?? textAt(mapAt(pod, 'metadata', 'labels'), key);
}

/**
 * Names the services of the workloads of one document: the label `app.kubernetes.io/name`, else the workload's name.
 * The workload's name also wins where the label names an application of several parts: it is the label of another
 * workload here too, or the name continues it (`orders-db`) or ends in its component (`shop-redis`, component `redis`).
 * A second copy of a workload (`orders-canary`, whose pods are labelled `orders`) is no service of its own.
 */
export function nameWorkloads(
  workloads: readonly Workload[],
): readonly { readonly workload: Workload; readonly name: string }[] {
  const holders = new Map<string, Set<string>>();
  for (const { label, name, copyOf } of workloads) {
    if (label !== undefined && copyOf === undefined)
      holders.set(label, (holders.get(label) ?? new Set<string>()).add(name));
  }
  return workloads.map((workload) => {
    const { label, name, component, copyOf } = workload;
    if (copyOf !== undefined) return { workload, name: copyOf };
    const shared = label !== undefined && (holders.get(label)?.size ?? 0) > 1;
    const part = component !== undefined && component !== label && name.endsWith(`-${component}`);
    const own = label === undefined || shared || part || name.startsWith(`${label}-`);
    return { workload, name: own ? name : label };
  });
}
