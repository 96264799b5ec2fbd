// The objects of a workspace by their kind: looked up, for each service asks for a few of thousands.
import type { Artifacts } from '../../artifacts/artifacts';
import { grouped } from '../../catalog/grouped';
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import { rememberEach } from '../../catalog/remember';

type Objects = Pick<Artifacts, 'objects'>;

const NONE: readonly KubernetesObject[] = [];
const byKind = rememberEach((objects: Artifacts['objects']) => grouped(objects, ({ kind }) => kind));
const byName = rememberEach((objects: Artifacts['objects']) => grouped(objects, ({ kind, name }) => `${kind}/${name}`));
const groups = rememberEach(
  (objects: Artifacts['objects']) => new Set(objects.map(({ apiVersion }) => apiVersion.split('/', 1)[0])),
);

/** Those of these kinds, kind by kind, in the order of the files. */
export function ofKinds({ objects }: Objects, kinds: Iterable<string>): readonly KubernetesObject[] {
  return [...kinds].flatMap((kind) => byKind(objects).get(kind) ?? NONE);
}

/** Those of this kind and name, of all environments. */
export function called({ objects }: Objects, kind: string, name: string): readonly KubernetesObject[] {
  return byName(objects).get(`${kind}/${name}`) ?? NONE;
}

/** True where an object of this API group (`networking.istio.io`) is there: what serves it is installed. */
export function hasGroup({ objects }: Objects, group: string): boolean {
  return groups(objects).has(group);
}
