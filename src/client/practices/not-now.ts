// What a decision against a practice needs: why, and when it is looked at again.
import type { PracticeRow } from '../../protocol/views';
import { type Answered, BACK, choose, type } from '../planning/quick-input';
import { isDayAfter, monthsLater } from './days';

export interface NotNow {
  readonly reason: string;
  /** ISO date. */
  readonly review: string;
}

const OTHER = 'other';
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
    const day = await askReview(title, review, today);
    if (day === BACK) continue;
    return day === undefined ? undefined : { reason, review: day };
  }
}

async function askReview(title: string, before: string | undefined, today: string): Promise<Answered<string>> {
  for (;;) {
    const items = MONTHS.map(([label, months]) => {
      const day = monthsLater(today, months);
      return { label, description: day, value: day };
    });
    const picked = await choose<string>({ title, placeHolder: 'When is it looked at again?', canGoBack: true }, [
      ...items,
      { label: 'Another day…', value: OTHER },
    ]);
    if (picked !== OTHER) return picked;
    const typed = await type(
      { title, placeHolder: 'The day, such as 2027-01-31', canGoBack: true },
      before !== undefined && before > today ? before : '',
      async (text) => (isDayAfter(text, today) ? undefined : 'A day after today, such as 2027-01-31.'),
      'A day after today, such as 2027-01-31.',
    );
    if (typed !== BACK) return typed;
  }
}
