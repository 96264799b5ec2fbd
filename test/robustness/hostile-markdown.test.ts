// Hostile texts in all Markdown: no command link, image or HTML comes of them. A hundred thousand is goal R12.
import assert from 'node:assert/strict';
import { seeded } from './exercise';
import { tryHostileTexts } from './hostile-markdown';
import { SEED } from '../seed';

const TEXTS = 800;

describe('Markdown of hostile texts', function () {
  this.timeout(60_000);

  it(`of ${TEXTS} texts none becomes a command link, an argument, an image or HTML`, async () => {
    const { hits, pages } = await tryHostileTexts(TEXTS, seeded(SEED));
    assert.deepEqual(hits.slice(0, 5), [], `seed ${SEED}`);
    assert.ok(pages > 0);
  });
});
