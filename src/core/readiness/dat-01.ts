// DAT-01: of each store it is agreed how much may be lost, and how long it may be away.
import { type Traced, textAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import { parseDuration } from '../units/duration';
import type { Check, CheckContext, Verdict } from './check';
import { atDescriptors, inDescriptor } from './judging/descriptors';
import { NO_STORES, storesOf } from './judging/stores';
import { doesNotApply, fails, notKnown, passes } from './judging/verdict';

export const dat01: Check = {
  id: 'DAT-01',
  group: 'DAT',
  title: 'RPO and RTO declared for each store',
  why: 'How often to back up, and what to build for the day on which it is needed, follows from what users can bear to lose.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'design',
  remedy:
    'Agree on rpo (how much data may be lost) and rto (how long restoring may take), and write both beside the store.',
  level: 'auto',
  verify,
};

/** What the quick fix proposes; people change it to what they agree on. */
const PROPOSED = { rpo: '1h', rto: '4h' };

function verify(context: CheckContext): Verdict {
  const stores = storesOf(context);
  if (stores === 'none') return doesNotApply(NO_STORES, atDescriptors(context));
  if (stores.length === 0) return notKnown('No file says where the service keeps data.', atDescriptors(context));
  const open = stores.flatMap((store) => {
    const missing = (['rpo', 'rto'] as const).filter(
      (field) => parseDuration(textAt(store, field) ?? '') === undefined,
    );
    return missing.length === 0 ? [] : [{ store, missing }];
  });
  if (open.length === 0)
    return passes(
      `Declared: ${stores.map((store) => `${nameOf(store)} RPO ${textAt(store, 'rpo')}, RTO ${textAt(store, 'rto')}`).join('; ')}.`,
      inDescriptor(...stores.map((store) => store.place)),
    );
  return fails(
    open.map(({ store, missing }) => `${nameOf(store)} has no ${missing.join(' and no ')}.`).join(' '),
    inDescriptor(...open.map(({ store }) => store.place)),
    open.flatMap(({ store, missing }) => missing.map((field) => proposal(store, field))),
  );
}

function nameOf(store: Traced): string {
  return textAt(store, 'name') ?? 'A store';
}

function proposal(store: Traced, field: 'rpo' | 'rto'): Fix {
  const value = PROPOSED[field];
  return {
    title: `Write ${field}: ${value} for ${nameOf(store)}, a proposal to agree on`,
    intent: { kind: 'set-entry', place: store.place, path: [field], value },
  };
}
