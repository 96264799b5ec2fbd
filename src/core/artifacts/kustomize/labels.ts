// Labels and annotations that a kustomization gives to all of its objects, and the selectors that follow them.
import { at, boolAt, entriesAt, itemsAt, textAt, type Traced, type TracedMap } from '../traced';
import { changedAt, mapWith, type Step, withEntry } from '../traced-edit';

interface Field {
  readonly path: readonly Step[];
  /** Added where it is not there. */
  readonly create: boolean;
}

const always = (...path: Step[]): Field => ({ path, create: true });
const ifThere = (...path: Step[]): Field => ({ path, create: false });

const TERM = ['labelSelector', 'matchLabels'];
const AFFINITIES = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
  ifThere(
    'spec',
    'template',
    'spec',
    'affinity',
    kind,
    'preferredDuringSchedulingIgnoredDuringExecution',
    '*',
    'podAffinityTerm',
    ...TERM,
  ),
  ifThere('spec', 'template', 'spec', 'affinity', kind, 'requiredDuringSchedulingIgnoredDuringExecution', '*', ...TERM),
]);
const OF_PODS = [
  always('spec', 'selector', 'matchLabels'),
  ...AFFINITIES,
  ifThere('spec', 'template', 'spec', 'topologySpreadConstraints', '*', ...TERM),
];

const SELECTORS = new Map<string, readonly Field[]>([
  ['Service', [always('spec', 'selector')]],
  ['ReplicationController', [always('spec', 'selector')]],
  ['Deployment', OF_PODS],
  ['StatefulSet', OF_PODS],
  ['DaemonSet', OF_PODS],
  ['ReplicaSet', OF_PODS],
  ['Job', [ifThere('spec', 'selector', 'matchLabels')]],
  ['CronJob', [ifThere('spec', 'jobTemplate', 'spec', 'selector', 'matchLabels')]],
  ['PodDisruptionBudget', [ifThere('spec', 'selector', 'matchLabels')]],
  [
    'NetworkPolicy',
    [
      ifThere('spec', 'podSelector', 'matchLabels'),
      ifThere('spec', 'ingress', '*', 'from', '*', 'podSelector', 'matchLabels'),
      ifThere('spec', 'egress', '*', 'to', '*', 'podSelector', 'matchLabels'),
    ],
  ],
]);

const TEMPLATE = [['spec', 'template']];
const TEMPLATES = new Map<string, readonly (readonly Step[])[]>([
  ['Deployment', TEMPLATE],
  ['DaemonSet', TEMPLATE],
  ['ReplicaSet', TEMPLATE],
  ['ReplicationController', TEMPLATE],
  ['Job', TEMPLATE],
  ['StatefulSet', [...TEMPLATE, ['spec', 'volumeClaimTemplates', '*']]],
  [
    'CronJob',
    [
      ['spec', 'jobTemplate'],
      ['spec', 'jobTemplate', 'spec', 'template'],
    ],
  ],
]);

/** The object with all that the kustomization adds to labels and annotations; each has the place where it says so. */
export function withLabels(value: Traced, kustomization: Traced): Traced {
  const kind = textAt(value, 'kind') ?? '';
  const own: readonly Field[] = [always('metadata', 'labels')];
  const templates = fieldsOf(kind, 'labels');
  const all = [...own, ...templates, ...(SELECTORS.get(kind) ?? [])];
  let result = added(value, all, at(kustomization, 'commonLabels'));
  for (const set of itemsAt(kustomization, 'labels')) {
    const isSelecting = boolAt(set, 'includeSelectors') === true;
    const fields = isSelecting ? all : boolAt(set, 'includeTemplates') === true ? [...own, ...templates] : own;
    result = added(result, fields, at(set, 'pairs'));
  }
  const annotations = [always('metadata', 'annotations'), ...fieldsOf(kind, 'annotations')];
  return added(result, annotations, at(kustomization, 'commonAnnotations'));
}

function fieldsOf(kind: string, what: 'labels' | 'annotations'): readonly Field[] {
  return (TEMPLATES.get(kind) ?? []).map((path) => always(...path, 'metadata', what));
}

function added(value: Traced, fields: readonly Field[], pairs: Traced | undefined): Traced {
  if (pairs === undefined || entriesAt(pairs).length === 0) return value;
  const merge = (found: Traced | undefined): Traced | undefined => {
    if (found !== undefined && found.kind !== 'map') return undefined;
    return entriesAt(pairs).reduce<TracedMap>(
      (map, [key, one]) => withEntry(map, key, one),
      found ?? mapWith([], pairs.place),
    );
  };
  return fields.reduce<Traced>(
    (all, { path, create }) => changedAt(all, path, merge, create ? pairs.place : undefined),
    value,
  );
}
