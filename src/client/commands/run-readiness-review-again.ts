// Runs the last production readiness review of a folder again, and shows it.
import type { ClientCommand } from '../context';
import { folderAsked } from './folder-asked';
import { runReadinessReview } from './run-readiness-review';

export const runReadinessReviewAgain: ClientCommand = {
  id: 'sreLens.runReadinessReviewAgain',
  run: async (client, thing) => {
    const folder = await folderAsked(thing, 'Review the services of which folder?');
    if (folder === undefined) return;
    const last = client.readiness.of(folder);
    if (last === undefined) await runReadinessReview.run(client, folder);
    else if ((await client.readiness.run(last.params)) !== undefined) await client.readinessPage.open(folder);
  },
};
