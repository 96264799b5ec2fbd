// DAT-02: data is kept twice without anybody having to think of it.
import type { Check } from './check';
import { overStores } from './judging/over-stores';

export const dat02: Check = {
  id: 'DAT-02',
  group: 'DAT',
  title: 'Automatic backups',
  why: 'A bad release or a wrong command deletes data in every replica at once; only a backup has it still.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Set a retention for backups where the store is built (backup_retention_period, point_in_time_recovery …).',
  level: 'partly',
  verify: (context) =>
    overStores(context, ({ backup }) => backup, {
      no: 'has no automatic backup',
      yes: 'is backed up by itself',
      asked: 'is backed up',
    }),
};
