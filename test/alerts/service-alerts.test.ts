// What is told of all alerts of one service, new or not: what reviews build upon.
import assert from 'node:assert/strict';
import { alertEstate } from '../../src/core/alerts/estate/estate';
import { alertsOf } from '../../src/core/alerts/judge';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import { config, facts, serviceFact } from '../facts';
import { readManifest } from '../manifests/read-text';

const RULES = `groups:
  - name: payments
    rules:
      - alert: PaymentsBudget
        expr: |
          errors:ratio_rate1h{service="payments"} > (14.4 * 0.001)
          and errors:ratio_rate5m{service="payments"} > (14.4 * 0.001)
        labels: { severity: critical, team: pay }
        annotations: { summary: Payments fail, runbook_url: "https://runbooks.example/payments" }
      - alert: PaymentsQueue
        expr: queue_length{service="payments"} > 100
        labels: { severity: sev3 }
      - alert: OrdersQueue
        expr: queue_length{service="orders"} > 100
`;

describe('the alerts of a service', () => {
  const graph = buildGraph(
    link(
      [facts('a.yaml', { services: [serviceFact({ name: 'payments' }), serviceFact({ name: 'orders' })] })],
      config(),
    ),
  );
  const service = graph.services.get('payments');
  const estate = alertEstate({ graph, config: config(), rules: readManifest(RULES).alertRules });

  it('have severity, burn rates, runbook, team and the results of the checks', () => {
    assert.ok(service);
    const { alerts, results } = alertsOf(estate, service);
    assert.deepEqual(
      alerts.map((alert) => ({
        name: alert.rule.name.value,
        severity: alert.severity,
        windows: alert.burnRate?.pairs.map(({ long, short }) => [
          long.windowMs,
          short?.windowMs,
          long.burn,
          long.budget,
        ]),
        runbook: alert.runbook?.value,
        team: alert.team?.value,
        results: alert.results.map(({ check }) => check.code),
      })),
      [
        {
          name: 'PaymentsBudget',
          severity: 'page',
          windows: [[3_600_000, 300_000, 14.4, 0.001]],
          runbook: 'https://runbooks.example/payments',
          team: 'pay',
          results: [],
        },
        {
          name: 'PaymentsQueue',
          severity: undefined,
          windows: undefined,
          runbook: undefined,
          team: undefined,
          results: ['AH-02', 'AH-03', 'AH-04', 'AH-08'],
        },
      ],
    );
    assert.deepEqual(results, []);
  });

  it('are those of its name only', () => {
    assert.deepEqual(
      estate.alertsOf('orders').map(({ rule }) => rule.name.value),
      ['OrdersQueue'],
    );
  });
});
