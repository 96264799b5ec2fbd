// Sets a practice to not now, with the reason and the day on which it is looked at again.
import type { ClientCommand } from '../context';
import { BACK } from '../planning/quick-input';
import { askNotNow } from '../practices/not-now';
import { decide } from '../practices/store';
import { practiceAsked } from './practice-asked';

export const postponePractice: ClientCommand = {
  id: 'sreLens.postponePractice',
  run: async (client, thing) => {
    const asked = await practiceAsked(client, thing, 'Not now: which practice?', () => true);
    if (asked === undefined) return;
    const { row, today } = asked;
    const said = await askNotNow(`Not now: ${row.title}`, row, today, false);
    if (said !== undefined && said !== BACK) await decide(client.connection, row, { state: 'not-now', ...said });
  },
};
