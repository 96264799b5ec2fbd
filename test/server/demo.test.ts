// The demo's branch through the server: diagnostics, lenses, hover, new calls, services, Explain.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeLens, Hover } from 'vscode-languageserver/node';
import { makeDemo } from '../../scripts/demo.mjs';
import { EXPLAIN, NEW_CALLS, OPEN_CHECKLIST, SERVICES } from '../../src/protocol/messages';
import type { ExplainResult, NewCallView, ServiceRow } from '../../src/protocol/views';
import { startTestServer, type TestServer } from './harness';

const PAYMENTS = 'services/payments/openapi.yaml';
const LOYALTY = 'services/loyalty/sre.yaml';

describe('the demo in the editor', () => {
  let dir: string;
  let server: TestServer;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'sre-lens-demo-'));
    const demo = await makeDemo(dir);
    server = await startTestServer(demo.dir);
    await server.judged(() => undefined);
  });
  after(async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const lenses = (file: string) =>
    server.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: server.uri(file) } });
  const hover = async (file: string, line: number, character: number) => {
    const found = await server.ask<Hover | null>('textDocument/hover', {
      textDocument: { uri: server.uri(file) },
      position: { line: line - 1, character },
    });
    const text =
      found !== null && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
    return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  };

  it('has one diagnostic a call, at its line and no further', () => {
    const found = [...server.allDiagnostics()].flatMap(([file, list]) =>
      list.map(
        ({ code, severity, range: { start, end } }) =>
          `${file}:${start.line + 1}-${end.line + 1}:${end.character} ${code} ${severity}`,
      ),
    );
    assert.deepEqual(found.sort(), [`${LOYALTY}:29-30:0 new-call-to-core 2`, `${PAYMENTS}:93-94:0 slo-infeasible 1`]);
  });

  it('says in the lens what the call reaches, costs and leaves open', async () => {
    const [lens, ...others] = await lenses(PAYMENTS);
    assert.equal(
      lens?.command?.title,
      'new · promotes notifications-sms to core · budget 453.4 of 21.6 min/30 d · 3 questions open',
    );
    assert.equal(lens?.command?.command, OPEN_CHECKLIST);
    assert.equal(lens?.range.start.line, 92);
    assert.deepEqual(others, []);
  });

  it('explains the promotion on hover, with path and lines', async () => {
    const text = await hover(PAYMENTS, 93, 14);
    assert.match(text, /notifications-sms: core, declared supplementary/);
    assert.match(text, /checkout waits for it/);
    assert.match(text, /services\/payments\/openapi\.yaml:93/);
    assert.match(text, /99\.00 % over 30 d: 432\.0 min of error budget/);
  });

  it('tells on hover who calls an operation and a service, and what an objective means', async () => {
    const { text } = await sourceOf(PAYMENTS);
    const operation = text.findIndex((line) => line.includes('/charges/{chargeId}/confirm:')) + 4;
    assert.match(await hover(PAYMENTS, operation, 5), /payments#confirmCharge[^]*1 caller: orders/);
    const config = await sourceOf('.sre/config.yaml');
    const core = config.text.findIndex((line) => line.includes('core:'));
    assert.match(
      await hover('.sre/config.yaml', core + 1, (config.text[core] ?? '').indexOf('payments') + 2),
      /\*\*payments\*\* core/,
    );
    const sre = await sourceOf('services/payments/sre.yaml');
    const slo = sre.text.findIndex((line) => line.includes('99.95%'));
    assert.match(await hover('services/payments/sre.yaml', slo + 1, 20), /21\.6 min in 30 days, 4\.4 h in a year/);
  });

  it('gives each new call its numbers, ways out and questions', async () => {
    const calls = await server.ask<NewCallView[]>(NEW_CALLS);
    assert.deepEqual(
      calls.map((call) => `${call.label} ${call.severity}`),
      [
        'collection#getCase → inventory#listReservations none',
        'loyalty#redeemPoints → payments#chargeAccount warning',
        'payments#confirmCharge → notifications-sms#sendMessage error',
      ],
    );
    const promotion = calls[2];
    assert.deepEqual(promotion?.numbers, [
      { label: 'expected availability', before: '99.95 %', after: '98.95 %', target: '99.95 %' },
      { label: 'minutes / 30 d', before: '21.6', after: '453.4', target: '21.6' },
      { label: 'ceiling', before: '99.99 %', after: '98.99 %', target: '99.95 %' },
      { label: 'ceiling, minutes / 30 d', before: '4.3', after: '436.3', target: '21.6' },
      { label: 'budget share of notifications-sms', before: '0 %', after: '2000 %', target: '' },
    ]);
    assert.deepEqual(
      promotion?.waysOut.map(
        ({ title, gives, applicable }) => `${title}: ${gives}${applicable ? '' : ' (not by an edit)'}`,
      ),
      [
        'Do not wait: notifications-sms stays supplementary, 99.95 %, 0 min added',
        'Soft with a fallback (queue): notifications-sms stays supplementary, 99.95 %, 0 min added',
        'An objective of 98.90 %: 475.2 min/30 d, 38.9 of them left for own faults',
      ],
    );
    const gates = promotion?.questions.filter((question) => question.gate && question.state === 'open') ?? [];
    assert.deepEqual(
      gates.map((question) => question.id),
      ['TS-03', 'TS-04', 'TS-11'],
    );
    assert.ok(gates.some((question) => question.ready.length > 0));
    assert.equal(promotion?.path.at(-1)?.uri, server.uri(PAYMENTS));
    assert.deepEqual(
      calls.map(({ begins }) => begins && [begins.label, begins.uri]),
      [
        undefined,
        ['payments, a core service', server.uri('services/payments/sre.yaml')],
        ['checkout, a core flow', server.uri('services/orders/sre.yaml')],
      ],
    );
  });

  it('lists the services: where a flow begins, then the most called first', async () => {
    const rows = await server.ask<ServiceRow[]>(SERVICES);
    assert.deepEqual(
      rows.map(({ name, callers }) => `${name} ${callers}`),
      [
        'orders 1',
        'notifications-sms 5',
        'identity 4',
        'inventory 4',
        'catalog 3',
        'payments 3',
        'loyalty 2',
        'collection 1',
        'shipping 1',
        'web 0',
      ],
    );
    const sms = rows.find((row) => row.name === 'notifications-sms');
    assert.deepEqual([sms?.declared, sms?.effective, sms?.callers], ['supplementary', 'core', 5]);
  });

  it('explains a tier, a rule and a question', async () => {
    const tier = await server.ask<ExplainResult>(EXPLAIN, { id: 'notifications-sms' });
    assert.match(tier.title, /core, declared supplementary/);
    assert.ok(tier.links.some((link) => link.uri === server.uri(PAYMENTS) && link.range.start.line === 92));
    const shipping = await server.ask<ExplainResult>(EXPLAIN, { id: 'shipping' });
    assert.equal(shipping.links[0]?.uri, server.uri('.sre/config.yaml'));
    assert.match((await server.ask<ExplainResult>(EXPLAIN, { id: 'F-03' })).title, /tier-promotion/);
    assert.match((await server.ask<ExplainResult>(EXPLAIN, { id: 'TS-04' })).title, /down or slow/);
    assert.equal(await server.ask(EXPLAIN, { id: '__proto__' }), null);
  });

  it('shows tier and callers of each operation if the setting asks for it, nothing if it is off', async () => {
    const all = await startTestServer(server.root, { settings: { codeLens: 'all' } });
    await all.judged(() => undefined);
    const of = (one: TestServer) =>
      one.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: one.uri(PAYMENTS) } });
    const titles = (await of(all)).map((lens) => lens.command?.title);
    assert.ok(titles.includes('core · 1 caller'), titles.join('\n'));
    assert.equal(titles.length, 7);
    await all.stop();
    const off = await startTestServer(server.root, { settings: { codeLens: 'off' } });
    await off.judged(() => undefined);
    assert.deepEqual(await of(off), []);
    await off.stop();
  });

  async function sourceOf(file: string): Promise<{ readonly text: readonly string[] }> {
    await server.open(file);
    return { text: server.text(file).split('\n') };
  }
});
