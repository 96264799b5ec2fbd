// DAT-04: when the machine or the zone of a store is gone, another one takes over.
import type { Check } from './check';
import { overStores } from './judging/over-stores';

export const dat04: Check = {
  id: 'DAT-04',
  group: 'DAT',
  title: 'Primary store is highly available (multi-AZ/replica) on core',
  why: 'A store on one machine makes every service above it as available as that machine.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Run a second one that takes over, in another zone (multi_az, REGIONAL, instances: 2 or more).',
  level: 'partly',
  verify: (context) =>
    overStores(context, ({ available }) => available, {
      no: 'has no second one that takes over',
      yes: 'has a second one that takes over',
      asked: 'has a second one that takes over',
    }),
};
