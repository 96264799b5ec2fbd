// Typing a call character by character: nothing flickers, and the finding comes when the line is left.
import assert from 'node:assert/strict';
import { messageOf, startTestServer, type TestServer } from './harness';
import { api, LOYALTY, makeShop, NEW_CALL, type Shop } from './small-shop';

const TARGET = 'useVoucher';
const OPERATIONS = ['redeem', TARGET, ...Array.from({ length: 40 }, (_, index) => `other${index}`)];
const PROSE = Array.from(
  { length: 900 },
  () => '  What is told of points: how they come, how they go, and when.\n',
).join('');
const ABOUT = `x-about: |\n${PROSE}`;
/** About 60 KB; `redeem` has a new call already, whose finding must not blink. */
const LONG = `${api('loyalty', OPERATIONS, NEW_CALL)}${ABOUT}`;
const DOCUMENT = api('loyalty', OPERATIONS.slice(0, 4), NEW_CALL);
const LINE = DOCUMENT.split('\n').findIndex((line) => line.includes(`operationId: ${TARGET}`)) + 1;

describe('typing a call', () => {
  let shop: Shop;
  let server: TestServer;

  before(async () => {
    shop = await makeShop();
    await shop.write(LOYALTY, DOCUMENT);
  });
  beforeEach(async () => {
    server = await startTestServer(shop.root);
    await server.until(() => server.diagnostics(LOYALTY).length > 0);
    await server.judged(() => server.open(LOYALTY, DOCUMENT));
  });
  afterEach(() => server.stop());
  after(() => shop.remove());

  /** Types text at the beginning of a line as an editor does: a line break brings the indentation along. */
  async function type(text: string, line: number, indent: string): Promise<number> {
    await server.judged(() => server.edit(LOYALTY, line, 0, line, 0, '\n'));
    let at = { line, character: 0 };
    for (const character of indent + text) {
      const typed = character === '\n' ? `\n${indent}` : character;
      const { line: row, character: column } = at;
      await server.judged(() => {
        server.edit(LOYALTY, row, column, row, column, typed);
        at = character === '\n' ? { line: row + 1, character: indent.length } : { line: row, character: column + 1 };
        server.cursor(LOYALTY, at.line);
      });
    }
    return at.line;
  }

  const messages = () => server.published().map(({ diagnostics }) => diagnostics.map((one) => one.code).join());

  it('shows nothing of the half-typed entry and takes nothing away', async function () {
    this.timeout(60_000);
    assert.ok(LONG.length > 55_000 && LONG.length < 75_000, `${LONG.length} characters`);
    const end = DOCUMENT.split('\n').length - 1;
    await server.judged(() => server.edit(LOYALTY, end, 0, end, 0, LONG.slice(DOCUMENT.length)));
    const before = server.published().length;
    const kept = server.diagnostics(LOYALTY)[0];
    const last = await type('x-sre-calls:\n  - to: payments#createCharge\n    mode: sync', LINE, '      ');

    assert.deepEqual(
      [...new Set(messages().slice(before))].filter((codes) => codes !== 'new-call-to-core'),
      [],
    );
    assert.deepEqual(server.diagnostics(LOYALTY)[0], kept);
    assert.deepEqual([...server.allDiagnostics().keys()], [LOYALTY]);

    server.cursor(LOYALTY, last + 1);
    await server.until(() => server.diagnostics(LOYALTY).length === 2);
    const added = server.diagnostics(LOYALTY)[1];
    assert.equal(added?.code, 'new-call-to-core');
    assert.match(messageOf(added), /loyalty#useVoucher → payments#createCharge/);
    assert.equal(added?.range.start.line, LINE + 1);
    assert.deepEqual(server.diagnostics(LOYALTY)[0], kept);
  });

  it('shows no lens of it either before the line is left, and does not count it', async () => {
    const lenses = () =>
      server.ask<readonly unknown[]>('textDocument/codeLens', { textDocument: { uri: server.uri(LOYALTY) } });
    const last = await type('x-sre-calls:\n  - to: payments#createCharge\n    mode: sync', LINE, '      ');
    assert.equal((await lenses()).length, 1);
    assert.equal(server.status()?.newCalls, 1);
    const refreshes = server.lensRefreshes();
    server.cursor(LOYALTY, last + 1);
    await server.until(() => server.lensRefreshes() > refreshes);
    assert.equal((await lenses()).length, 2);
    await server.until(() => server.status()?.newCalls === 2);
  });

  it('tells of a callee that does not exist after a pause, not before', async () => {
    const before = server.published().length;
    await type('x-sre-calls:\n  - to: paymints#createCharge', LINE, '      ');
    assert.deepEqual(
      [...new Set(messages().slice(before))].filter((codes) => codes !== 'new-call-to-core'),
      [],
    );
    server.clock.pass(1000);
    await server.until(() => server.diagnostics(LOYALTY).length === 2);
    assert.equal(server.diagnostics(LOYALTY)[1]?.code, 'unknown-callee');
  });

  it('tells it on saving as well', async () => {
    await type('x-sre-calls:\n  - to: paymints#createCharge', LINE, '      ');
    server.save(LOYALTY);
    await server.until(() => server.diagnostics(LOYALTY).length === 2);
    assert.equal(server.diagnostics(LOYALTY)[1]?.code, 'unknown-callee');
  });

  it('tells it when the next edit is elsewhere, for clients that do not tell of the cursor', async () => {
    const last = await type('x-sre-calls:\n  - to: paymints#createCharge', LINE, '      ');
    await server.judged(() => server.edit(LOYALTY, last + 9, 0, last + 9, 0, ' '));
    assert.equal(server.diagnostics(LOYALTY).length, 2);
  });

  it('moves what is shown below the typing along with it', async () => {
    const kept = server.diagnostics(LOYALTY)[0]?.range.start.line ?? 0;
    await server.judged(() => server.edit(LOYALTY, 2, 0, 2, 0, '\n'));
    await server.until(() => server.diagnostics(LOYALTY)[0]?.range.start.line === kept + 1);
    assert.equal(server.diagnostics(LOYALTY).length, 1);
  });

  it('takes a pasted entry as written', async () => {
    const entry = '      x-sre-calls:\n        - to: payments#createCharge\n          mode: sync\n';
    await server.judged(() => server.edit(LOYALTY, LINE, 0, LINE, 0, entry));
    assert.equal(server.diagnostics(LOYALTY).length, 2);
  });
});
