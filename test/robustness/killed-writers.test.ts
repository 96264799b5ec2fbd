// Writers side by side keep all lines, killed ones tear nothing. The long run is R10 of `npm run robustness`.
import assert from 'node:assert/strict';
import { deleteFolders, temporaryFolder } from '../workspace/shop';
import { killWriters, writeTogether } from './killed-writers';

const FILE = '.sre/solutions/PAY-1.yaml';

describe('writers of one file', function () {
  this.timeout(60_000);
  afterEach(deleteFolders);

  it('keep every line, four processes at once', async () => {
    assert.deepEqual(await writeTogether(temporaryFolder(), FILE, 4, 10), { kept: 40, left: [] });
  });

  it('tear nothing when they are killed', async () => {
    const { torn, lines } = await killWriters(temporaryFolder(), FILE, 4, Math.random);
    assert.equal(torn, 0);
    assert.ok(lines >= 4);
  });
});
