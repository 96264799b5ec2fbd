// Sets a practice to adopted.
import type { ClientCommand } from '../context';
import { decide } from '../practices/store';
import { practiceAsked } from './practice-asked';

export const adoptPractice: ClientCommand = {
  id: 'sreLens.adoptPractice',
  run: async (client, thing) => {
    const asked = await practiceAsked(client, thing, 'Adopt a practice', ({ state }) => state !== 'adopted');
    if (asked !== undefined) await decide(client.connection, asked.row, { state: 'adopted' });
  },
};
