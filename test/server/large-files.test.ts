// A document of 12 MB is opened, edited and broken, and nothing else waits for it.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVICES, type ServicesResult } from '../../src/protocol/messages';
import { SYSTEM_CLOCK } from '../../src/server/clock';
import { createLargeFiles } from '../../src/server/large-files';
import { createReadingPool, type ReadingPool } from '../../src/workspace/reading-apart/pool';
import { buildReadingWorker } from '../cli/build';
import { messageOf, startTestServer, startUnready, type TestServer } from './harness';
import { api, BASELINE, LOYALTY, LOYALTY_WITH_CALL, makeShop, type Shop } from './small-shop';

const BILLING = 'billing/openapi.yaml';
const CALL = '      x-sre-calls: [{ to: payments#createCharge, mode: sync }]\n';
/** A document of as many characters, most of them in schemas. */
function large(characters: number, words = 4000): string {
  const begin = `${api('billing', ['bill', 'remind'])}components:\n  schemas:\n`;
  const line = `      description: ${'words '.repeat(words).trim()}\n`;
  const schemas: string[] = [];
  for (let length = begin.length; length < characters; length += line.length + 60)
    schemas.push(`    Schema${String(schemas.length).padStart(6, '0')}:\n      type: object\n${line}`);
  return begin + schemas.join('');
}

/** A pool whose readings begin when `open` is called. */
function gated(pool: ReadingPool): ReadingPool & { readonly open: () => void; readonly asked: () => number } {
  let asked = 0;
  let open = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    read: async (source, files, signal) => {
      asked += 1;
      const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      await Promise.race([isOpen, stopped]);
      return pool.read(source, files, signal);
    },
    close: pool.close,
    open,
    asked: () => asked,
  };
}

describe('what is read in threads of its own', () => {
  const never = () => Promise.resolve(undefined);
  const pool = { read: never, close: () => undefined };
  const { isTooMuch } = createLargeFiles({ pool, clock: SYSTEM_CLOCK, learn: () => undefined });
  const long = 'x: y\n'.repeat(5000);
  const cases: readonly (readonly [what: string, file: string, text: string, isTooMuch: boolean])[] = [
    ['a long text', 'a.yaml', 'x: y\n'.repeat(30_000), true],
    ['one that is not so long', 'a.yaml', long, false],
    ['the same with aliases', 'a.yaml', `a: &n 1\n${long}b: *n\n`, true],
    ['the same with globs and queries', 'a.yaml', `a: "x*&y=*"\nb: [a & b, 2 * 3]\n${long}`, false],
    ['a short text with aliases', 'a.yaml', 'a: &n 1\nb: *n\n', false],
    ['JSON of half a megabyte and more', 'a.json', `[${'1,'.repeat(260_000)}1]`, true],
    ['JSON of less', 'a.json', `[${'1,'.repeat(240_000)}1]`, false],
  ];
  for (const [what, file, text, expected] of cases)
    it(`${what}: ${expected ? 'is' : 'is not'}`, () =>
      assert.equal(isTooMuch({ file, id: what, text: () => text }), expected));
});

describe('large files', function () {
  this.timeout(60_000);
  const text = large(12_000_000);
  let worker: string;
  let shop: Shop;
  let server: TestServer | undefined;

  before(async () => {
    worker = await buildReadingWorker();
  });
  beforeEach(async () => {
    shop = await makeShop();
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    await shop.remove();
  });
  const writeLarge = async (): Promise<void> => {
    await mkdir(join(shop.root, 'billing'));
    await shop.write(BILLING, text);
  };
  const names = async (of: TestServer): Promise<readonly string[]> => {
    const rows = await of.ask<ServicesResult>(SERVICES);
    return rows.map(({ name }) => name).sort();
  };
  const told = (of: TestServer, file: string): readonly string[] =>
    of.diagnostics(file).map((one) => `${one.range.start.line + 1} ${String(one.code)}`);

  it('requests and findings of other documents do not wait for one that is being read', async () => {
    const pool = gated(createReadingPool({ worker }));
    server = await startTestServer(shop.root, { pool });
    await server.open(BILLING, text);
    await server.judged(() => server?.open(LOYALTY, LOYALTY_WITH_CALL));
    assert.deepEqual(told(server, LOYALTY), ['9 new-call-to-core']);
    assert.deepEqual(told(server, BILLING), ['1 being-read']);
    assert.deepEqual(await names(server), ['loyalty', 'orders', 'payments', 'sms']);
    pool.open();
    const { diagnostics } = server;
    await server.until(() => !diagnostics(BILLING).some(({ code }) => code === 'being-read'));
    assert.deepEqual(await names(server), ['billing', 'loyalty', 'orders', 'payments', 'sms']);
    assert.equal(pool.asked(), 1);
  });

  it('a keystroke in one reads its lines; what breaks it is read apart, and mending it is a keystroke again', async () => {
    const pool = gated(createReadingPool({ worker }));
    pool.open();
    await shop.remove();
    shop = await makeShop({ ...BASELINE, [BILLING]: text });
    server = await startTestServer(shop.root, { pool });
    await server.open(BILLING, text);
    // Its nodes are read in steps: once they are there, an edit needs nobody else.
    assert.ok(
      (await server.ask<unknown[]>('textDocument/documentSymbol', { textDocument: { uri: server.uri(BILLING) } }))
        .length > 0,
    );
    const before = pool.asked();
    const { edit, judged, diagnostics, until, cursor } = server;
    await judged(() => edit(BILLING, 7, 0, 7, 0, CALL));
    assert.deepEqual(told(server, BILLING), ['8 new-call-to-core']);
    assert.equal(pool.asked(), before);

    await judged(() => edit(BILLING, 3, 0, 3, 0, '<<<<<<< ours\n'));
    assert.equal(pool.asked(), before + 1);
    assert.ok((await names(server)).includes('billing'), 'it says what it said before');
    cursor(LOYALTY, 0);
    await until(() => diagnostics(BILLING).some(({ code }) => code === 'merge-markers'));

    await judged(() => edit(BILLING, 3, 0, 4, 0, ''));
    assert.equal(pool.asked(), before + 1);
    cursor(BILLING, 20);
    assert.deepEqual(told(server, BILLING), ['8 new-call-to-core']);
  });

  it('one that needs too much memory, or time, is told at the file; everything else goes on', async () => {
    const many = large(12_000_000, 40);
    for (const [options, why] of [
      [{ heapMb: 24 }, 'it needs too much memory'],
      [{ longestMs: 1 }, 'it takes too long'],
    ] as const) {
      server = await startTestServer(shop.root, { pool: createReadingPool({ worker, ...options }) });
      const { diagnostics, until } = server;
      await server.open(BILLING, many);
      await until(() => diagnostics(BILLING).some(({ code }) => code === 'not-read'));
      assert.ok(messageOf(diagnostics(BILLING)[0]).includes(why), messageOf(diagnostics(BILLING)[0]));
      await server.judged(() => server?.open(LOYALTY, LOYALTY_WITH_CALL));
      assert.deepEqual(told(server, LOYALTY), ['9 new-call-to-core']);
      await server.stop();
    }
    server = undefined;
  });

  it('an index can be cancelled while one is being read', async () => {
    await writeLarge();
    const pool = gated(createReadingPool({ worker }));
    server = await startUnready(shop.root, {
      pool: {
        ...pool,
        read: (...args) => {
          server?.cancelProgress();
          return pool.read(...args);
        },
      },
    });
    const { status, until } = server;
    await until(() => status()?.state === 'cancelled');
    assert.equal(pool.asked(), 1);
  });

  it('what a document says of itself is told while the folder is still being read', async () => {
    await writeLarge();
    const pool = gated(createReadingPool({ worker }));
    server = await startUnready(shop.root, { pool });
    await server.open(LOYALTY, `${LOYALTY_WITH_CALL}info: {}\n`);
    const { diagnostics, until, status } = server;
    await until(() => diagnostics(LOYALTY).length > 0);
    assert.equal(diagnostics(LOYALTY)[0]?.code, 'duplicate-key');
    assert.equal(diagnostics(LOYALTY).length, 1);
    assert.notEqual(status()?.state, 'ready');
    pool.open();
    await until(() => diagnostics(LOYALTY).length > 1);
    assert.deepEqual([...told(server, LOYALTY)].sort(), ['18 duplicate-key', '9 new-call-to-core']);
  });

  it('nothing is said of the folder before it has been read', async () => {
    await writeLarge();
    const pool = gated(createReadingPool({ worker }));
    server = await startUnready(shop.root, { pool });
    await server.open(LOYALTY, LOYALTY_WITH_CALL);
    assert.deepEqual(await names(server), []);
    assert.notEqual(server.status()?.state, 'ready');
    pool.open();
    const { status, until } = server;
    await until(() => status()?.state === 'ready');
    assert.deepEqual(
      await names(server),
      [
        'billing',
        ...Object.keys(BASELINE)
          .filter((file) => !file.startsWith('.'))
          .map((file) => file.split('/')[0] ?? ''),
      ].sort(),
    );
  });
});
