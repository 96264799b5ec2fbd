// One verdict over all stores of a service: what is missing comes before what is not known.
import type { CheckContext, Verdict } from '../check';
import { type Answer, type BuiltStore, builtStoresOf } from './built-stores';
import { atDescriptors } from './descriptors';
import { NO_STORES, storesOf } from './stores';
import { doesNotApply, fails, notKnown, passes } from './verdict';

export interface StoreWords {
  /** `has no backup`. */
  readonly no: string;
  /** `is backed up`. */
  readonly yes: string;
  /** `is backed up` after `whether`. */
  readonly asked: string;
}

export function overStores(
  context: CheckContext,
  of: (store: BuiltStore) => Answer,
  { no, yes, asked }: StoreWords,
): Verdict {
  if (storesOf(context) === 'none') return doesNotApply(NO_STORES, atDescriptors(context));
  const { stores, unseen } = builtStoresOf(context);
  const named = (list: readonly BuiltStore[]) => list.map(({ name }) => name).join(', ');
  const at = (list: readonly BuiltStore[]) => list.flatMap(({ evidence }) => evidence);
  const without = stores.filter((store) => of(store) === 'no');
  if (without.length > 0) return fails(`${named(without)} ${no}.`, at(without));
  const unread = stores.filter((store) => of(store) === 'unread');
  if (unread.length > 0) return notKnown(`No file says plainly whether ${named(unread)} ${asked}.`, at(unread));
  if (unseen.length > 0)
    return notKnown(
      `Nothing here builds ${unseen.join(', ')}, so nobody knows whether it ${asked}.`,
      atDescriptors(context),
    );
  if (stores.length === 0) return notKnown('No file says where the service keeps data, or builds a store for it.');
  return passes(`${named(stores)} ${yes}.`, at(stores));
}
