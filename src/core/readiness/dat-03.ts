// DAT-03: a backup is what has been restored from.
import { type Traced, textAt } from '../artifacts/traced';
import { parseDuration } from '../units/duration';
import type { Check, CheckContext, Verdict } from './check';
import { latest } from './judging/dated';
import { atDescriptors, inDescriptor } from './judging/descriptors';
import { NO_STORES, storesOf } from './judging/stores';
import { doesNotApply, notKnown, passes, fails } from './judging/verdict';

export const dat03: Check = {
  id: 'DAT-03',
  group: 'DAT',
  title: 'Restore tested in the last 6 months within RTO',
  why: 'Backups that nobody has restored are found to be empty, or to take a day, when the data is gone.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Restore each store, and note the day and how long it took: restored: { on, took }.',
  level: 'attest',
  verify,
};

function verify(context: CheckContext): Verdict {
  const stores = storesOf(context);
  if (stores === 'none') return doesNotApply(NO_STORES, atDescriptors(context));
  if (stores.length === 0) return notKnown('No file says where the service keeps data.', atDescriptors(context));
  const tests = stores.map((store) => ({ store, ...testOf(context, store) }));
  const slow = tests.filter(({ state }) => state === 'slow');
  const open = tests.filter(({ state }) => state === 'open');
  const told = slow.length > 0 ? slow : open.length > 0 ? open : tests;
  const message = told.map(({ words }) => words).join(' ');
  const evidence = inDescriptor(...told.map(({ store }) => store.place));
  if (slow.length > 0) return fails(message, evidence);
  return open.length > 0 ? notKnown(message, evidence) : passes(message, evidence);
}

function testOf(
  { thresholds, today }: CheckContext,
  store: Traced,
): { readonly state: 'good' | 'slow' | 'open'; readonly words: string } {
  const name = textAt(store, 'name') ?? 'A store';
  const restored = store.kind === 'map' ? store.entries.get('restored') : undefined;
  const last = restored === undefined ? undefined : latest([restored], 'on', today);
  if (last === undefined) return { state: 'open', words: `No file tells when ${name} was restored.` };
  const [took, rto] = [textAt(last.item, 'took'), textAt(store, 'rto')];
  const [ms, limit] = [parseDuration(took ?? ''), parseDuration(rto ?? '')];
  if (last.daysAgo > thresholds.restoreDays)
    return { state: 'open', words: `${name} was restored on ${last.on}, ${last.daysAgo} days ago.` };
  if (ms === undefined || limit === undefined)
    return {
      state: 'open',
      words: `${name} was restored on ${last.on}; no file says in what time, or what is allowed (rto).`,
    };
  if (ms > limit) return { state: 'slow', words: `Restoring ${name} took ${took}, and ${rto} is promised.` };
  return { state: 'good', words: `${name} was restored on ${last.on} in ${took}; ${rto} is promised.` };
}
