// A step that asks for a day to come: some months from now, or one that a person types.
import { isDayAfter, monthsLater } from './days';
import { type Answered, BACK, choose, type Step, type } from './quick-input';

const OTHER = 'other';
const WRONG = 'A day after today, such as 2027-01-31.';

/** An ISO date. `months` are offered with their labels, the first one first; `before` is proposed where it is still to come. */
export async function chooseDay(
  step: Step,
  months: readonly (readonly [label: string, months: number])[],
  before: string | undefined,
  today: string,
): Promise<Answered<string>> {
  for (;;) {
    const items = months.map(([label, count]) => {
      const day = monthsLater(today, count);
      return { label, description: day, value: day };
    });
    const picked = await choose<string>(step, [...items, { label: 'Another day…', value: OTHER }]);
    if (picked !== OTHER) return picked;
    const typed = await type(
      { title: step.title, placeHolder: 'The day, such as 2027-01-31', canGoBack: true },
      before !== undefined && before > today ? before : '',
      async (text) => (isDayAfter(text, today) ? undefined : WRONG),
      WRONG,
    );
    if (typed !== BACK) return typed;
  }
}
