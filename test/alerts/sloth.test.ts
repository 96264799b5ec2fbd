// What Sloth generates passes the checks that know burn rates, and lacks only what its example lacks: a runbook.
import assert from 'node:assert/strict';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];
const ID = 'sloth_id="checkout-requests-availability", sloth_service="checkout", sloth_slo="requests-availability"';
const BUDGET = '0.0009999999999999432';

/** The recording rules and the two alerts of one objective, in the form of Sloth's generated example. */
function generated(wrapped: boolean): string {
  const records = WINDOWS.map(
    (window) => `  - record: slo:sli_error:ratio_rate${window}
    expr: |
      (sum(rate(http_request_duration_seconds_count{job="checkout",code=~"(5..|429)"}[${window}])))
      /
      (sum(rate(http_request_duration_seconds_count{job="checkout"}[${window}])))
    labels:
      owner: shop
      sloth_id: checkout-requests-availability
      sloth_service: checkout
      sloth_slo: requests-availability
      sloth_window: ${window}
`,
  );
  const condition = (window: string, burn: number) => {
    const compared = `slo:sli_error:ratio_rate${window}{${ID}} > (${burn} * ${BUDGET})`;
    return wrapped ? `max(${compared}) without (sloth_window)` : `(${compared})`;
  };
  const and = wrapped ? 'and' : 'and ignoring (sloth_window)';
  const or = wrapped ? 'or' : 'or ignoring (sloth_window)';
  const alert = (severity: string, own: string, fast: string, slow: string) => `  - alert: CheckoutAvailability
    expr: |
      (
          ${fast}
      )
      ${or}
      (
          ${slow}
      )
    labels:
      category: availability
      severity: ${severity}
      sloth_severity: ${own}
    annotations:
      summary: High error rate on 'checkout' requests responses
      title: (${own}) {{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget
        burn rate is too fast.
`;
  const pair = (short: string, long: string, burn: number) =>
    `${condition(short, burn)}\n          ${and}\n          ${condition(long, burn)}`;
  return `---
# Code generated.
groups:
- name: sloth-slo-sli-recordings-checkout-requests-availability
  rules:
${records.join('')}  - record: slo:sli_error:ratio_rate30d
    expr: |
      sum_over_time(slo:sli_error:ratio_rate5m{${ID}}[30d])
      / ignoring (sloth_window)
      count_over_time(slo:sli_error:ratio_rate5m{${ID}}[30d])
    labels:
      sloth_window: 30d
- name: sloth-slo-meta-recordings-checkout-requests-availability
  rules:
  - record: slo:error_budget:ratio
    expr: vector(1-0.9990000000000001)
- name: sloth-slo-alerts-checkout-requests-availability
  rules:
${alert('pageteam', 'page', pair('5m', '1h', 14.4), pair('30m', '6h', 6))}${alert('slack', 'ticket', pair('2h', '1d', 3), pair('6h', '3d', 1))}`;
}

const CHECKOUT = `sre: "1.0"
service: checkout
tier: core
onboarded: 2026-09-01
owner: shop
onCall: https://oncall.example/shop
slos: [{ id: requests-availability, type: availability, target: 99.9%, window: 30d }]
`;

function files(texts: Readonly<Record<string, string>>): FileSet {
  return new Map(
    Object.entries(texts).map(([file, text]): [string, SourceFile] => [file, { file, id: text, text: () => text }]),
  );
}

describe('the output of Sloth', () => {
  for (const wrapped of [false, true])
    it(`lacks a runbook and nothing else (${wrapped ? 'aggregated' : 'matched'} windows)`, () => {
      const head = files({ 'checkout/sre.yaml': CHECKOUT, 'slos/checkout.yml': generated(wrapped) });
      const { findings, problems } = createSession().judge({
        head,
        baseline: { kind: 'empty' },
        today: '2026-11-28',
        branch: 'feature',
      });
      assert.deepEqual(
        findings.map(({ code, service, message }) => [code, service, message]),
        [['AH-01', 'checkout', 'CheckoutAvailability pages, but no runbook_url says what to do.']],
      );
      assert.deepEqual(problems, []);
    });

  it('has another budget than an objective that was changed since', () => {
    const head = files({
      'checkout/sre.yaml': CHECKOUT.replace('99.9%', '99.95%'),
      'slos/checkout.yml': generated(false),
    });
    const { findings } = createSession().judge({
      head,
      baseline: { kind: 'empty' },
      today: '2026-11-28',
      branch: 'feature',
    });
    const wrong = findings.filter(({ code }) => code === 'AH-16');
    assert.equal(wrong.length, 2);
    const { place, next } = wrong[0] ?? {};
    assert.equal(next, 'Write 0.0005.');
    const line = generated(false).split('\n')[(place?.line ?? 0) - 1] ?? '';
    assert.equal(line.slice((place?.column ?? 0) - 1, (place?.endColumn ?? 0) - 1), BUDGET);
  });
});
