// `replicas:` of a kustomization: how many pods a workload runs.
import { at, itemsAt, textAt, type Traced } from '../traced';
import { changedAt } from '../traced-edit';
import { type Item, kindOf, withValue } from './item';

const SCALED = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

/** The items with the numbers of the kustomization, and what could not be found. */
export function withReplicas(
  items: readonly Item[],
  kustomization: Traced,
  tell: (at: Traced, message: string) => void,
): readonly Item[] {
  let result = items;
  for (const setting of itemsAt(kustomization, 'replicas')) {
    const [name, count] = [textAt(setting, 'name'), at(setting, 'count')];
    if (name === undefined || count === undefined) continue;
    const isMeant = (item: Item) => SCALED.has(kindOf(item)) && item.known.some((known) => known.name === name);
    if (!result.some(isMeant)) tell(setting, `replicas are set for ${name}, and no workload is called so`);
    result = result.map((item) =>
      isMeant(item)
        ? withValue(
            item,
            changedAt(item.value, ['spec', 'replicas'], () => count, count.place),
          )
        : item,
    );
  }
  return result;
}
