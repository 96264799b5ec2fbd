// The services of a graph that others run.
import { rememberEach } from '../catalog/remember';
import type { Catalog } from '../model/graph';

/** Their names: the same set as long as no service is another. */
export function externalServices({ services }: Pick<Catalog, 'services'>): ReadonlySet<string> {
  return externalIn(services);
}

const externalIn = rememberEach(
  (services: Catalog['services']): ReadonlySet<string> =>
    new Set([...services.values()].flatMap(({ name, external }) => (external === undefined ? [] : [name]))),
);
