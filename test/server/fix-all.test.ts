// Fix all over the protocol: what has one answer is mended at once, what a person decides is left alone.
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import { startTestServer, type TestServer } from './harness';
import { BASELINE, makeShop, type Shop } from './small-shop';

const SERVICE = `sre: "1.0"
service: billing
tier: core
onboarded: 2026-09-01
owner: team-billing
onCall: https://oncall.example/billing
slos: [{ type: availability, target: 99.9%, window: 30d }]
`;
const FILE = 'alerts/billing.yaml';
const share = (window: string): string =>
  `(sum(rate(http_requests_total{service="billing",code=~"5.."}[${window}])) / sum(rate(http_requests_total{service="billing"}[${window}]))) > (14.4 * 0.001)`;
const alert = (name: string, annotations: string): string => `      - alert: ${name}
        expr: |
          ${share('1h')}
          and
          ${share('5m')}
        for: 15m
        labels: { severity: page, team: billing, service: billing }
        annotations: { ${annotations} }
`;
const RULES = `groups:
  - name: billing
    rules:
${alert('BillingErrors', 'summary: Billing fails, runbook_url: "https://runbooks.example/a"')}${alert('BillingBurns', 'summary: Billing burns')}`;

const SOURCES = ['source.fixAll.sreLens', 'source.fixAll', 'source'];
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe('fix all', () => {
  let shop: Shop;
  let server: TestServer;
  before(async () => {
    shop = await makeShop({ ...BASELINE, 'billing/sre.yaml': SERVICE, [FILE]: 'groups: []\n' });
    await shop.write(FILE, RULES);
    server = await startTestServer(shop.root);
    await server.judged(() => server.open(FILE));
  });
  after(async () => {
    await server.stop();
    await shop.remove();
  });

  const ask = (only?: readonly string[]) =>
    server.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: server.uri(FILE) },
      range: WHOLE,
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
  const kindsOf = (actions: readonly CodeAction[]) => [...new Set(actions.map(({ kind }) => kind))];

  it('is only offered to those who ask for it, by its kind or one above', async () => {
    for (const kind of SOURCES) assert.deepEqual(kindsOf(await ask([kind])), ['source.fixAll.sreLens'], kind);
    assert.deepEqual(kindsOf(await ask()), ['quickfix']);
    assert.deepEqual(kindsOf(await ask(['quickfix'])), ['quickfix']);
    for (const kind of ['source.organizeImports', 'source.fixAll.eslint', 'refactor'])
      assert.deepEqual(await ask([kind]), [], kind);
  });

  it('makes every fix that has one answer, and leaves what a person decides', async () => {
    const codes = () => server.diagnostics(FILE).map(({ code }) => code);
    assert.equal(codes().filter((code) => code === 'burn-rate-with-for').length, 2);
    const [action] = await ask(['source.fixAll.sreLens']);
    assert.ok(action?.edit !== undefined);
    const { edit } = action;
    await server.judged(() => server.apply(edit));
    assert.equal(server.text(FILE), RULES.replaceAll('        for: 15m\n', ''));
    assert.ok(!codes().includes('burn-rate-with-for'));
    assert.ok(codes().includes('page-without-runbook'), codes().join());
    assert.deepEqual(await ask(['source.fixAll']), []);
  });
});
