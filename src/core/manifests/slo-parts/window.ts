// The window of an objective.
import { type FieldContext, isEmpty, tell } from '../../config/fields';
import type { Slo } from '../../model/slo';
import type { Entry } from '../../syntax/node';
import { parseWindowDays } from '../../units/window';

/** Where no window is given: rolling 30 days, what most teams and SLO tools use. */
export const DEFAULT_WINDOW_DAYS = 30;

/** Days of `4w`, `1M`, `30d`; 30 where nothing is written. Another notation is told, and 30 days are assumed. */
export function readWindowDays(context: FieldContext, entry: Entry | undefined): number {
  if (entry === undefined || isEmpty(entry.value)) return DEFAULT_WINDOW_DAYS;
  const days = entry.value.kind === 'scalar' ? parseWindowDays(entry.value.text) : undefined;
  if (days === undefined)
    tell(
      context,
      'bad-unit',
      entry.value.span,
      `"${entry.key}" needs its unit: 30d, 4w or 1M. It was read as 30 days.`,
    );
  return days ?? DEFAULT_WINDOW_DAYS;
}

const BUDGETING = new Map<string, NonNullable<Slo['budgeting']>>([
  ['occurrences', 'requests'],
  ['timeslices', 'time-slices'],
  ['ratiotimeslices', 'time-slices'],
]);

/** What `budgetingMethod` of OpenSLO and Nobl9 means. */
export function budgetingOf(word: string | undefined): Pick<Slo, 'budgeting'> {
  const budgeting = BUDGETING.get((word ?? '').toLowerCase());
  return budgeting === undefined ? {} : { budgeting };
}
