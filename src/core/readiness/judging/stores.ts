// Where a service keeps data, as its descriptors say.
import { itemsAt, type Traced } from '../../artifacts/traced';
import type { CheckContext } from '../check';
import { listedAt, saidAt } from './descriptors';

export const NO_STORES = 'The descriptor says that the service keeps no data.';

/** The items of `dataStores`; `none` where an empty list says that there are none. */
export function storesOf(context: CheckContext): readonly Traced[] | 'none' {
  const stores = listedAt(context, 'dataStores');
  const said = saidAt(context, 'dataStores').filter(({ kind }) => kind === 'list');
  return stores.length === 0 && said.length > 0 && said.every((list) => itemsAt(list).length === 0) ? 'none' : stores;
}
