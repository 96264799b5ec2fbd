// Cancelled requests are answered, and nothing stale stays. The long run is R11 of `npm run robustness`.
import assert from 'node:assert/strict';
import { cancelStorm } from './cancel-storm';
import { killServerProcesses } from './server-process';

describe('a storm of cancels and edits', () => {
  afterEach(killServerProcesses);

  it('leaves every request answered, and the last text judged', async function () {
    this.timeout(60_000);
    const { answered, failed, shown, expected } = await cancelStorm(300, 75);
    assert.deepEqual({ answered, failed }, { answered: 300, failed: 0 });
    assert.equal(shown, expected);
    assert.notEqual(shown, '[]');
  });
});
