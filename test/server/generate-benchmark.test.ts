// A load test of a service, drafted by the editor: beside the service, and never over what is there.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readScript } from '../../src/core/benchmark/read-script';
import { GENERATE_BENCHMARK, type WriteResult } from '../../src/protocol/messages';
import { startTestServer, type TestServer } from './harness';
import { BASELINE, makeShop, type Shop } from './small-shop';

const SCRIPT = 'loyalty/bench/loyalty.js';

describe('generating a benchmark', () => {
  let shop: Shop;
  let server: TestServer;

  beforeEach(async () => {
    shop = await makeShop({ ...BASELINE, 'reports/sre.yaml': 'sre: "1.0"\nservice: reports\n' });
    server = await startTestServer(shop.root);
  });
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const ask = (service: string) => server.ask<WriteResult>(GENERATE_BENCHMARK, { service });

  it('writes a script that calls every operation', async () => {
    const result = await ask('loyalty');
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.uri, server.uri(SCRIPT));
    const script = readScript(SCRIPT, await readFile(join(shop.root, SCRIPT), 'utf8'));
    assert.ok(script !== undefined && script.requests.length > 0 && script.problems.length === 0);
  });

  it('leaves the one that is there', async () => {
    await ask('loyalty');
    await writeFile(join(shop.root, SCRIPT), '// mine\n');
    const again = await ask('loyalty');
    assert.deepEqual(again, {
      ok: false,
      reason: `${SCRIPT} is there already; nothing was written.`,
      uri: server.uri(SCRIPT),
    });
    assert.equal(await readFile(join(shop.root, SCRIPT), 'utf8'), '// mine\n');
  });

  it('says why there is none', async () => {
    const refused = async (service: string) => {
      const result = await ask(service);
      return result.ok ? 'written' : result.reason;
    };
    assert.equal(await refused('nobody'), 'There is no service nobody.');
    assert.equal(await refused('reports'), 'Nobody says which operations reports has: there is no API document of it.');
  });
});
