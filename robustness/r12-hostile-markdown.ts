// R12: a hundred thousand hostile texts in all Markdown that we write.
import { seeded } from '../test/robustness/exercise';
import { tryHostileTexts } from '../test/robustness/hostile-markdown';
import type { Goal } from './goal';

const TEXTS = 100_000;

export const hostileMarkdown: Goal = {
  id: 'R12',
  what: `${TEXTS} hostile texts through all Markdown: 0 foreign command links or arguments, 0 remote images`,
  run: async () => {
    const seed = Date.now() % 1_000_000;
    const { texts, pages, hits } = await tryHostileTexts(TEXTS, seeded(seed));
    for (const hit of hits.slice(0, 10)) console.error(`R12: ${hit}`);
    return {
      figure: `${hits.length} hits of ${texts} texts in each of our escapes and ${pages} × 4 whole pages`,
      met: hits.length === 0,
      note: `read back by markdown-it with HTML on; HTML counts as a hit too; seed ${seed}`,
    };
  },
};
