// Sets a practice to undecided: nothing is switched, and it comes up again in a month.
import type { ClientCommand } from '../context';
import { decide } from '../practices/store';
import { practiceAsked } from './practice-asked';

export const undecidePractice: ClientCommand = {
  id: 'sreLens.undecidePractice',
  run: async (client, thing) => {
    const asked = await practiceAsked(client, thing, 'Undecide a practice', ({ state }) => state !== 'undecided');
    if (asked !== undefined) await decide(client.connection, asked.row, { state: 'undecided' });
  },
};
