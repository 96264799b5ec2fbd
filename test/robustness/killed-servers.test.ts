// A server that is killed in mid-edit loses no answer. The long run is R9 of `npm run robustness`.
import assert from 'node:assert/strict';
import { killServers } from './killed-servers';
import { killServerProcesses } from './server-process';

describe('a server that is killed in mid-edit', () => {
  afterEach(killServerProcesses);

  it('has lost no answer, and shows the same when it is back', async function () {
    this.timeout(60_000);
    const { acknowledged, lost, changed } = await killServers(4, Math.random);
    assert.deepEqual({ acknowledged, lost, changed }, { acknowledged: 4, lost: 0, changed: 0 });
  });
});
