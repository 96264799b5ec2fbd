// PRO-02: what is accepted for a time is accepted by somebody, for a reason, until a day.
import { itemsAt, type Traced, textAt } from '../artifacts/traced';
import { splitCall } from '../config/waivers';
import { CONFIG_FILE } from '../model/config';
import type { Evidence } from '../model/place';
import { isNamed } from '../model/service';
import { daysBetween, parseDay } from '../units/day';
import type { Check, CheckContext, Verdict } from './check';
import { inRecord } from './judging/records';
import { doesNotApply, fails, passes } from './judging/verdict';

export const pro02: Check = {
  id: 'PRO-02',
  group: 'PRO',
  title: 'Waivers have reason, approver and expiry',
  why: 'A waiver without an end is a rule that nobody keeps any more, and nobody remembers why.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'any',
  remedy: 'Mend what was waived, or renew the waiver: reason, approver, and a day that is not far away.',
  level: 'auto',
  verify,
};

const REQUIRED = ['reason', 'approver', 'expires'] as const;

interface Waived {
  readonly item: Traced;
  readonly evidence: readonly Evidence[];
}

function verify(context: CheckContext): Verdict {
  const waivers = waiversOf(context);
  const { name } = context.service;
  if (waivers.length === 0) return doesNotApply(`Nothing of ${name} is waived.`);
  const troubles = waivers.flatMap(({ item, evidence }) => {
    const words = troubleOf(context, item);
    return words === undefined ? [] : [{ words, evidence }];
  });
  if (troubles.length > 0)
    return fails(
      troubles.map(({ words }) => words).join(' '),
      troubles.flatMap(({ evidence }) => evidence),
    );
  return passes(
    'Every waiver has a reason, an approver, and a day on which it ends.',
    waivers.flatMap(({ evidence }) => evidence),
  );
}

function troubleOf({ today, tier, thresholds }: CheckContext, item: Traced): string | undefined {
  const rule = textAt(item, 'rule') ?? textAt(item, 'check');
  const what = rule === undefined ? 'A waiver' : `The waiver of ${rule}`;
  const missing = REQUIRED.filter((field) => textAt(item, field) === undefined);
  if (missing.length > 0) return `${what} has no ${missing.join(' and no ')}.`;
  const expires = parseDay(textAt(item, 'expires') ?? '');
  if (expires === undefined) return `${what} does not end on a day of the calendar.`;
  if (expires < today) return `${what} ended on ${expires}.`;
  const days = daysBetween(today, expires);
  const most = thresholds.waiverDaysCore;
  return tier === 'core' && days > most ? `${what} ends in ${days} days; core services get ${most}.` : undefined;
}

/** Those of the config and of the record that are about this service, its calls, or everything. */
function waiversOf({ artifacts, config, records, service, report }: CheckContext): readonly Waived[] {
  const isOwn = (item: Traced) => {
    const [named, call] = [textAt(item, 'service'), textAt(item, 'call')];
    const caller = splitCall(call ?? '')
      ?.from.split('#')[0]
      ?.trim();
    if (named === undefined && call === undefined) return true;
    return [named, caller].some((one) => one !== undefined && isNamed(report.head.services, service.name, one));
  };
  const inConfig = artifacts.documentsAt(config.file ?? CONFIG_FILE).flatMap((root) => itemsAt(root, 'waivers'));
  return [
    ...inConfig.filter(isOwn).map((item) => ({ item, evidence: [{ place: item.place, format: 'config' }] })),
    ...records
      .flatMap(({ value }) => itemsAt(value, 'waivers'))
      .map((item) => ({ item, evidence: inRecord(item.place) })),
  ];
}
