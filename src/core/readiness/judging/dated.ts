// Things that were done on a day, and must have been done not long ago.
import { type Traced, textAt } from '../../artifacts/traced';
import { daysBetween, parseDay } from '../../units/day';

export interface Dated {
  readonly item: Traced;
  readonly on: string;
  readonly daysAgo: number;
}

/** The latest of the items by the day in a field; days that are still to come have not been. */
export function latest(items: readonly Traced[], field: string, today: string): Dated | undefined {
  const dated = items.flatMap((item) => {
    const on = parseDay(textAt(item, field) ?? '');
    return on === undefined || on > today ? [] : [{ item, on, daysAgo: daysBetween(on, today) }];
  });
  return dated.sort((a, b) => a.daysAgo - b.daysAgo)[0];
}
