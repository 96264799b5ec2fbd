// Burn-rate alerts over the protocol: asked for where there are several objectives, text that the checks accept.
import assert from 'node:assert/strict';
import { GENERATE_ALERTS, type GenerateAlertsParams, type GenerateAlertsResult } from '../../src/protocol/messages';
import { startTestServer, type TestServer } from './harness';
import { BASELINE, makeShop, type Shop } from './small-shop';

const ORDERS = `sre: "1.0"
service: billing
tier: core
onboarded: 2026-09-01
owner: team-billing
onCall: https://oncall.example/billing
slos:
  - { id: availability, type: availability, target: 99.9%, window: 30d }
  - { id: latency, type: latency, target: 99%, threshold: 300ms, window: 30d }
`;

describe('generating burn-rate alerts', () => {
  let shop: Shop;
  let server: TestServer;
  before(async () => {
    shop = await makeShop({ ...BASELINE, 'billing/sre.yaml': ORDERS });
    server = await startTestServer(shop.root);
  });
  after(async () => {
    await server.stop();
    await shop.remove();
  });

  const ask = (params: Partial<GenerateAlertsParams>) =>
    server.ask<GenerateAlertsResult>(GENERATE_ALERTS, {
      service: 'billing',
      folder: server.uriOf(shop.root),
      format: 'prometheus',
      ...params,
    });

  it('asks which objective is meant', async () => {
    const result = await ask({});
    assert.deepEqual(result.kind === 'choose' ? result.objectives.map(({ id }) => id) : result, [
      'availability',
      'latency',
    ]);
  });

  it('gives the rules, a test that names their file, a place beside the descriptor, and what to look at', async () => {
    const result = await ask({ slo: 'availability', rulesFile: 'billing.rules.yaml' });
    assert.ok(result.kind === 'generated', JSON.stringify(result));
    assert.match(result.rules, /- alert: BillingAvailabilityBudgetBurn/);
    assert.match(result.unitTest ?? '', /^rule_files: \[billing\.rules\.yaml\]$/m);
    assert.equal(result.proposed, server.uri('billing/billing-availability.rules.yaml'));
    assert.match(result.toCheck.join(' '), /is a guess by the usual names.*Fill in runbook_url/);
  });

  it('gives a PrometheusRule without a test', async () => {
    const result = await ask({ slo: 'latency', format: 'operator', rulesFile: 'a.yaml' });
    assert.ok(result.kind === 'generated');
    assert.match(result.rules, /^kind: PrometheusRule$/m);
    assert.equal(result.unitTest, undefined);
  });

  it('says why there are none', async () => {
    assert.deepEqual(await ask({ service: 'nobody' }), { kind: 'refused', reason: 'There is no service nobody.' });
    assert.deepEqual(await ask({ slo: 'speed' }), {
      kind: 'refused',
      reason: 'billing has no objective speed. It has availability, latency.',
    });
  });
});
