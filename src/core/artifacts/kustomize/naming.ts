// `namespace:`, `namePrefix:` and `nameSuffix:` of a kustomization, and the names by which objects refer to one another.
import { at, textAt, type Traced } from '../traced';
import { changedAt, type Step, written } from '../traced-edit';
import { type Item, kindOf, nameOf, withValue } from './item';
import { PODS } from './pods';

const OF_THE_CLUSTER = new Set([
  'APIService',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
]);

/** They keep their names. */
const NEVER_RENAMED = new Set(['APIService', 'CustomResourceDefinition', 'Namespace']);

/** Every object of a namespace is put into that of the kustomization. */
export function withNamespace(items: readonly Item[], kustomization: Traced): readonly Item[] {
  const namespace = at(kustomization, 'namespace');
  if (namespace === undefined || textAt(namespace) === undefined) return items;
  return items.map((item) => {
    if (OF_THE_CLUSTER.has(kindOf(item))) return item;
    return withValue(
      item,
      changedAt(item.value, ['metadata', 'namespace'], () => namespace, namespace.place),
    );
  });
}

/** Every object gets the prefix and the suffix, and whatever of these objects refers to it follows. A name keeps its place. */
export function withAffixes(items: readonly Item[], kustomization: Traced): readonly Item[] {
  const [prefix = '', suffix = ''] = [textAt(kustomization, 'namePrefix'), textAt(kustomization, 'nameSuffix')];
  if (prefix === '' && suffix === '') return items;
  const renamed = new Set(items.filter((item) => !NEVER_RENAMED.has(kindOf(item))).map(keyOf));
  const affixed = (found: Traced | undefined) => {
    const name = textAt(found);
    return name === undefined || found === undefined ? undefined : written(`${prefix}${name}${suffix}`, found.place);
  };
  const follow = (value: Traced, path: readonly Step[], kind: string): Traced =>
    changedAt(value, path, (found) => (renamed.has(`${kind} ${textAt(found) ?? ''}`) ? affixed(found) : undefined));
  return items.map((item) => {
    const own = renamed.has(keyOf(item)) ? changedAt(item.value, ['metadata', 'name'], affixed) : item.value;
    const references = [...(REFERENCES.get(kindOf(item)) ?? OF_PODS)].map(
      ([path, kind]) =>
        [path, kind === 'any' ? (textAt(item.value, ...path.slice(0, -1), 'kind') ?? '') : kind] as const,
    );
    return withValue(
      item,
      references.reduce((value, [path, kind]) => follow(value, path, kind), own),
    );
  });
}

function keyOf(item: Item): string {
  return `${kindOf(item)} ${nameOf(item)}`;
}

type Reference = readonly [path: readonly Step[], kind: string];

const IN_CONTAINERS: readonly Reference[] = ['containers', 'initContainers'].flatMap((list): Reference[] => [
  [[list, '*', 'env', '*', 'valueFrom', 'configMapKeyRef', 'name'], 'ConfigMap'],
  [[list, '*', 'env', '*', 'valueFrom', 'secretKeyRef', 'name'], 'Secret'],
  [[list, '*', 'envFrom', '*', 'configMapRef', 'name'], 'ConfigMap'],
  [[list, '*', 'envFrom', '*', 'secretRef', 'name'], 'Secret'],
]);

const OF_PODS: readonly Reference[] = PODS.flatMap((pod) =>
  [
    ...IN_CONTAINERS,
    [['volumes', '*', 'configMap', 'name'], 'ConfigMap'] as const,
    [['volumes', '*', 'secret', 'secretName'], 'Secret'] as const,
    [['volumes', '*', 'persistentVolumeClaim', 'claimName'], 'PersistentVolumeClaim'] as const,
    [['serviceAccountName'], 'ServiceAccount'] as const,
  ].map(([path, kind]): Reference => [[...pod, ...path], kind]),
);

const REFERENCES = new Map<string, readonly Reference[]>([
  ['StatefulSet', [...OF_PODS, [['spec', 'serviceName'], 'Service']]],
  ['HorizontalPodAutoscaler', [[['spec', 'scaleTargetRef', 'name'], 'any']]],
  ['ScaledObject', [[['spec', 'scaleTargetRef', 'name'], 'Deployment']]],
  [
    'Ingress',
    [
      [['spec', 'rules', '*', 'http', 'paths', '*', 'backend', 'service', 'name'], 'Service'],
      [['spec', 'defaultBackend', 'service', 'name'], 'Service'],
    ],
  ],
]);
