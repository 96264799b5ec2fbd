// What the views ask for: the services and what is below one, the page of the new calls, reports as text; of one or two folders.
import assert from 'node:assert/strict';
import {
  EXPLAIN,
  type ExplainAnswer,
  PICK_CORE,
  REPORT,
  REPORT_FORMATS,
  type ReportFormatsResult,
  type ReportResult,
  REVIEW,
  type ReviewResult,
  SERVICE,
  type ServiceResult,
  SERVICES,
  type ServicesResult,
  type WriteResult,
} from '../../src/protocol/messages';
import { startTestServer, type TestServer } from './harness';
import { CONFIG, LOYALTY, LOYALTY_WITH_CALL, makeShop, type Shop } from './small-shop';

describe('services, review and reports', () => {
  let shop: Shop;
  let server: TestServer;
  let folder: string;

  before(async () => {
    shop = await makeShop();
    await shop.write(LOYALTY, LOYALTY_WITH_CALL);
    server = await startTestServer(shop.root);
    folder = server.uriOf(shop.root);
  });
  after(async () => {
    await server.stop();
    await shop.remove();
  });

  it('list each service with its folder, tiers and whether its descriptor is missing', async () => {
    const rows = await server.ask<ServicesResult>(SERVICES);
    const seen = rows.map((row) => [row.name, row.effective, row.callers, row.descriptor, row.folder === folder]);
    assert.deepEqual(
      seen.sort(([a], [b]) => String(a).localeCompare(String(b))),
      [
        ['loyalty', 'normal', 0, false, true],
        ['orders', 'core', 0, false, true],
        ['payments', 'core', 2, false, true],
        ['sms', 'supplementary', 0, true, true],
      ],
    );
    assert.match(
      rows.find((row) => row.name === 'loyalty')?.perhaps ?? '',
      /^may be core: does \S+ wait for its call of/,
    );
  });

  it('unfold a service: new callers first, each with the line that says so', async () => {
    const view = await server.ask<ServiceResult>(SERVICE, { folder, name: 'payments' });
    assert.deepEqual(
      view?.callers.map(({ service, isNew, terms, operations }) => [service, isNew, terms, operations]),
      [
        ['loyalty', true, 'sync, hard (assumed), declared', 'redeem → createCharge'],
        ['orders', false, 'sync, hard (assumed), declared', 'createOrder → createCharge'],
      ],
    );
    assert.equal(view?.callers[0]?.links[0]?.label, `${LOYALTY}:9`);
    assert.deepEqual(view?.callees, []);
    assert.ok((view?.evidence ?? []).some(({ format }) => format === 'openapi'));
    assert.equal(await server.ask<ServiceResult>(SERVICE, { folder, name: 'nobody' }), null);
    assert.equal(await server.ask<ServiceResult>(SERVICE, { folder: 'file:///elsewhere', name: 'payments' }), null);
  });

  it('make the page of the new calls', async () => {
    const review = await server.ask<ReviewResult>(REVIEW, { folder });
    assert.equal(review?.folder, folder);
    assert.equal(review?.page.title.map(({ text }) => text).join(''), 'loyalty now calls the core service payments');
    const places = JSON.stringify(review?.page);
    assert.match(places, /"file":"loyalty\/openapi.yaml","line":9/);
    assert.equal(await server.ask<ReviewResult>(REVIEW, { folder: 'file:///elsewhere' }), null);
  });

  it('write a report in each format; links are relative to the file that is saved', async () => {
    const formats = await server.ask<ReportFormatsResult>(REPORT_FORMATS);
    assert.equal(formats[0]?.id, 'review');
    for (const { id } of formats) {
      const text = await server.ask<ReportResult>(REPORT, { folder, format: id });
      assert.match(text ?? '', /loyalty/, id);
    }
    const target = server.uri('docs/reviews/new.md');
    const text = await server.ask<ReportResult>(REPORT, { folder, format: 'review', target });
    assert.match(text ?? '', /\(<\.\.\/\.\.\/loyalty\/openapi\.yaml#L9>\)/);
    const outside = await server.ask<ReportResult>(REPORT, { folder, format: 'review', target: 'file:///tmp/x.md' });
    assert.doesNotMatch(outside ?? '', /\]\(/);
    assert.equal(await server.ask<ReportResult>(REPORT, { folder, format: 'nothing' }), null);
  });
});

describe('two folders', () => {
  let shops: readonly Shop[];
  let server: TestServer;

  before(async () => {
    shops = [
      await makeShop(),
      await makeShop({
        [CONFIG]: 'sre-config: "1.0"\ntiers: { core: [orders] }\n',
        'sre.yaml': 'sre: "1.0"\nservice: orders\n',
      }),
    ];
    const [first, second] = shops;
    assert.ok(first !== undefined && second !== undefined);
    server = await startTestServer(first.root, { folders: [first.root, second.root] });
  });
  after(async () => {
    await server.stop();
    for (const shop of shops) await shop.remove();
  });

  it('keep services of one name apart', async () => {
    const rows = await server.ask<ServicesResult>(SERVICES);
    const orders = rows.filter(({ name }) => name === 'orders');
    assert.deepEqual(orders.map((row) => row.folder).sort(), shops.map(({ root }) => server.uriOf(root)).sort());
    for (const { folder } of orders) {
      const answer = await server.ask<ExplainAnswer>(EXPLAIN, { id: 'orders', folder });
      assert.ok(answer?.links.every(({ uri }) => uri.startsWith(folder)));
    }
  });

  it('pick core services in one of them and leave the other alone', async () => {
    const folder = server.uriOf(shops[0]?.root ?? '');
    const result = await server.ask<WriteResult>(PICK_CORE, { core: ['payments'], folder });
    assert.equal(result.ok && result.uri, server.uri(CONFIG));
    await server.until(() => server.status()?.state === 'ready');
    const rows = await server.ask<ServicesResult>(SERVICES);
    const core = rows
      .filter(({ declared }) => declared === 'core')
      .map((row) => `${row.name} ${row.folder === folder}`);
    assert.deepEqual(core.sort(), ['orders false', 'payments true']);
  });
});

describe('a window without a folder', () => {
  it('is told that there is nothing to wait for', async () => {
    const shop = await makeShop({}, { commit: false });
    const server = await startTestServer(shop.root, { folders: [] });
    assert.equal(server.status()?.services, 0);
    assert.deepEqual(await server.ask<ServicesResult>(SERVICES), []);
    await server.stop();
    await shop.remove();
  });
});
