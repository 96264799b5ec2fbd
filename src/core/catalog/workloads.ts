// The workloads that a selector asks for, by the labels of their pods.
import type { Facts, ServiceFact } from '../model/facts';
import type { Names } from './names';
import { compareText } from './order';

export interface Workloads {
  /** The services whose pods carry all labels: those of the namespace if there are any. Sorted; empty for no labels. */
  readonly find: (selector: ReadonlyMap<string, string>, namespace: string | undefined) => readonly string[];
}

/** Indexes workloads by label, so that a selector looks only at those with its rarest label. */
export function indexWorkloads(facts: readonly Facts[], names: Names): Workloads {
  const index = new Map<string, ServiceFact[]>();
  for (const { services } of facts) {
    for (const service of services) {
      for (const [key, value] of service.labels) {
        const label = `${key}=${value}`;
        const list = index.get(label);
        if (list === undefined) index.set(label, [service]);
        else list.push(service);
      }
    }
  }
  return {
    find: (selector, namespace) => {
      const labels = [...selector];
      const lists = labels.map(([key, value]) => index.get(`${key}=${value}`) ?? []);
      const shortest = lists.sort((a, b) => a.length - b.length)[0] ?? [];
      const matching = shortest.filter((one) => labels.every(([key, value]) => one.labels.get(key) === value));
      const near = matching.filter((one) => one.namespace === namespace);
      const services = (near.length > 0 ? near : matching).map(({ name }) => names.resolve(name) ?? name);
      return [...new Set(services)].sort(compareText);
    },
  };
}
