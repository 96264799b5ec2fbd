// The objects of a workspace by their kind: looked up, for each service asks for a few of thousands.
import type { Artifacts } from '../../artifacts/artifacts';
import { grouped } from '../../artifacts/grouped';
import type { KubernetesObject } from '../../artifacts/kubernetes/object';

const known = new WeakMap<readonly KubernetesObject[], ReadonlyMap<string, readonly KubernetesObject[]>>();
const NONE: readonly KubernetesObject[] = [];

/** Those of these kinds, kind by kind, in the order of the files. */
export function ofKinds({ objects }: Pick<Artifacts, 'objects'>, kinds: Iterable<string>): readonly KubernetesObject[] {
  const byKind = known.get(objects) ?? grouped(objects, ({ kind }) => kind);
  known.set(objects, byKind);
  return [...kinds].flatMap((kind) => byKind.get(kind) ?? NONE);
}
