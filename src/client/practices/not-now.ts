// What a decision against a practice needs: why, and when it is looked at again.
import type { PracticeRow } from '../../protocol/views';
import { chooseDay } from '../planning/choose-day';
import { type Answered, BACK, type } from '../planning/quick-input';

export interface NotNow {
  readonly reason: string;
  /** ISO date. */
  readonly review: string;
}

const MONTHS: readonly (readonly [label: string, months: number])[] = [
  ['In a month', 1],
  ['In three months', 3],
  ['In half a year', 6],
  ['In a year', 12],
];

/** Asks for both, with the way back; `undefined` if they cancel. `title` says which practice. */
export async function askNotNow(
  title: string,
  { reason: before, review }: PracticeRow,
  today: string,
  canGoBack: boolean,
): Promise<Answered<NotNow>> {
  let written = before ?? '';
  for (;;) {
    const reason = await type(
      { title, placeHolder: 'Why not now? One sentence; it stands in every report.', canGoBack },
      written,
      async () => undefined,
      'Say why: a decision without a reason switches nothing off.',
    );
    if (reason === undefined || reason === BACK) return reason;
    written = reason;
    const step = { title, placeHolder: 'When is it looked at again?', canGoBack: true };
    const day = await chooseDay(step, MONTHS, review, today);
    if (day === BACK) continue;
    return day === undefined ? undefined : { reason, review: day };
  }
}
