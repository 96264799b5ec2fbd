// Opens the page of a branch's new calls.
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';

export const reviewNewCalls: ClientCommand = {
  id: 'sreLens.reviewNewCalls',
  run: async (client) => {
    const folder = await pickFolder('Review the new calls of which folder?');
    if (folder !== undefined) await client.review.open(folder);
  },
};
