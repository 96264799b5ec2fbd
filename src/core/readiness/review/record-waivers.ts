// Waivers in the records of reviews: they hold as those of the config do, once the baseline has them.
import type { OwnDocument } from '../../artifacts/read';
import { itemsAt, textAt } from '../../artifacts/traced';
import type { Waiver } from '../../model/waiver';
import { parseDay } from '../../units/day';
import { type JudgedWaiver, judgeWaivers } from '../../waivers/sides';

/** Takes the records of head and of the baseline (`undefined`: nothing is compared, head's hold) and the day. */
export function recordWaivers(
  head: readonly OwnDocument[],
  before: readonly OwnDocument[] | undefined,
  today: string,
): readonly JudgedWaiver[] {
  return judgeWaivers(sideOf(head), before && sideOf(before), today);
}

function sideOf(records: readonly OwnDocument[]): Parameters<typeof judgeWaivers>[0] {
  return { config: records.flatMap(waiversIn), lines: [], hasFile: () => true };
}

/** Complete ones only: what lacks a reason, an approver or an expiry does not hold, and is told where it is read. */
function waiversIn({ service, value }: OwnDocument): readonly Waiver[] {
  return itemsAt(value, 'waivers').flatMap((item) => {
    const [rule, reason, approver] = [textAt(item, 'check'), textAt(item, 'reason'), textAt(item, 'approver')];
    const expires = parseDay(textAt(item, 'expires') ?? '');
    if (rule === undefined || reason === undefined || approver === undefined || expires === undefined) return [];
    return [{ rule, service, reason, approver, expires, place: item.place }];
  });
}
