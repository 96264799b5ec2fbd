// The descriptor of a service, drafted by the editor: beside what describes it, and never over what is there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CREATE_DESCRIPTOR, type CreateDescriptorParams, type WriteResult } from '../../src/protocol/messages';
import { startTestServer, type TestServer } from './harness';
import { BASELINE, makeShop, type Shop } from './small-shop';

const DESCRIPTOR = 'loyalty/sre.yaml';
const FOREIGN = JSON.stringify({ sreGraph: 1, services: [{ name: 'refunds', tier: { declared: 'core' } }] });

describe('creating a service descriptor', () => {
  let shop: Shop;
  let server: TestServer;

  async function start(files: Readonly<Record<string, string>> = {}): Promise<void> {
    shop = await makeShop({ ...BASELINE, CODEOWNERS: '/loyalty/ @shop/team-loyalty\n', ...files });
    server = await startTestServer(shop.root);
  }
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const ask = (service: string, folder?: string) =>
    server.ask<WriteResult>(CREATE_DESCRIPTOR, {
      service,
      ...(folder === undefined ? {} : { folder }),
    } satisfies CreateDescriptorParams);
  const disk = (file: string) => readFile(join(shop.root, file), 'utf8');

  it('writes it beside the document, with the owner and without a tier', async () => {
    await start();
    const result = await ask('loyalty');
    assert.ok(result.ok, JSON.stringify(result));
    assert.equal(result.uri, server.uri(DESCRIPTOR));
    assert.deepEqual(result.range?.start, { line: 0, character: 0 });
    const text = await disk(DESCRIPTOR);
    assert.match(
      text,
      /^service: loyalty\n# tier: .*\nowner: team-loyalty {3}# CODEOWNERS.*\napis: \[openapi.yaml\]\n$/m,
    );
    assert.deepEqual(server.diagnostics(DESCRIPTOR), []);
  });

  it('shows the one that is there', async () => {
    await start();
    const result = await ask('sms');
    assert.ok(result.ok);
    assert.equal(result.uri, server.uri('sms/sre.yaml'));
    assert.equal(result.range?.start.line, 1);
    assert.equal(await disk('sms/sre.yaml'), BASELINE['sms/sre.yaml']);
    await ask('loyalty');
    const written = await disk(DESCRIPTOR);
    assert.ok((await ask('loyalty')).ok);
    assert.equal(await disk(DESCRIPTOR), written);
  });

  it('takes another name where the file is there for something else', async () => {
    await start({ [DESCRIPTOR]: '# mine\n' });
    const result = await ask('loyalty');
    assert.equal(result.ok && result.uri, server.uri('loyalty/loyalty.sre.yaml'));
    assert.equal(await disk(DESCRIPTOR), '# mine\n');
  });

  it('says why there is none: nobody knows it, or another repository describes it', async () => {
    await start({ 'all.sre-graph.json': FOREIGN });
    const refused = async (service: string) => {
      const result = await ask(service);
      return result.ok ? 'written' : result.reason;
    };
    assert.equal(await refused('nobody'), 'There is no service nobody.');
    assert.match(await refused('refunds'), /described by another repository \(all.sre-graph.json:1\)/);
    assert.deepEqual(await ask('loyalty', 'file:///elsewhere'), { ok: false, reason: 'There is no service loyalty.' });
  });
});
