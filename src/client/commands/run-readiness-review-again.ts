// Runs the last production readiness review of a folder again.
import type { ClientCommand } from '../context';
import { folderAsked } from './folder-asked';

export const runReadinessReviewAgain: ClientCommand = {
  id: 'sreLens.runReadinessReviewAgain',
  run: async (client, thing) => {
    const folder = await folderAsked(thing, 'Review the services of which folder?');
    const last = folder === undefined ? undefined : client.readiness.of(folder);
    if (last !== undefined) await client.readiness.run(last.params);
  },
};
