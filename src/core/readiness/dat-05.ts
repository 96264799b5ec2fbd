// DAT-05: a store has one service that writes it, and one that answers for it.
import { itemsAt, type Traced, textAt } from '../artifacts/traced';
import { isOurs } from '../model/service';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { atDescriptors, inDescriptor } from './judging/descriptors';
import { NO_STORES, storesOf } from './judging/stores';
import { doesNotApply, fails, notKnown, passes } from './judging/verdict';

export const dat05: Check = {
  id: 'DAT-05',
  group: 'DAT',
  title: 'Store is owned by one service',
  why: 'Two services on one store change its tables for each other, and are down together.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'design',
  remedy: 'Give each service a store of its own; until then name in every descriptor the one that owns it.',
  level: 'auto',
  verify,
};

interface Use {
  readonly service: string;
  readonly store: Traced;
  readonly owner?: string | undefined;
}

/** Stores are the same by their name. */
function verify(context: CheckContext): Verdict {
  const stores = storesOf(context);
  if (stores === 'none') return doesNotApply(NO_STORES, atDescriptors(context));
  if (stores.length === 0) return notKnown('No file says where the service keeps data.', atDescriptors(context));
  const names = [...new Set(stores.flatMap((store) => textAt(store, 'name') ?? []))];
  const all = usesOf(context);
  const shared = names.flatMap((name) => {
    const uses = all.filter(({ store }) => textAt(store, 'name') === name);
    const services = [...new Set(uses.map(({ service }) => service))];
    const owners = new Set(uses.map(({ owner }) => owner));
    const isAgreed = owners.size === 1 && !owners.has(undefined);
    return services.length < 2 || isAgreed ? [] : [{ name, uses, services }];
  });
  const evidence = inDescriptor(...stores.map(({ place }) => place));
  if (shared.length === 0) return passes(`${listed(names)}: no other service keeps data there unowned.`, evidence);
  return fails(
    shared
      .map(({ name, services }) => `${name} is a store of ${listed(services)}, and they name no one owner.`)
      .join(' '),
    inDescriptor(...shared.flatMap(({ uses }) => uses.map(({ store }) => store.place))),
    shared.flatMap(({ uses }) =>
      uses
        .filter(({ service, owner }) => service === context.service.name && owner === undefined)
        .flatMap(({ store }) => {
          const owner = uses.find((one) => one.owner !== undefined)?.owner;
          return owner === undefined
            ? []
            : [
                {
                  title: `${owner} owns it`,
                  intent: { kind: 'set-entry', place: store.place, path: ['owner'], value: owner } as const,
                },
              ];
        }),
    ),
  );
}

function usesOf({ report, artifacts }: CheckContext): readonly Use[] {
  return [...report.head.services.values()].filter(isOurs).flatMap(({ name }) =>
    artifacts
      .descriptors(name)
      .flatMap(({ value }) => itemsAt(value, 'dataStores'))
      .map((store) => ({ service: name, store, owner: textAt(store, 'owner') })),
  );
}
