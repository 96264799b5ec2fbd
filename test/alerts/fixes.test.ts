// Quick fixes of alerts: what they write, and that comments and the rest of the text stay.
import assert from 'node:assert/strict';
import { resolveFix } from '../../src/core/fixes/resolve';
import type { SourceFile } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import { withFix } from '../fixes/with-fix';

const SERVICE = `sre: "1.0"
service: payments
tier: core
onboarded: 2026-09-01
owner: team-pay
onCall: https://oncall.example/pay
slos: [{ type: availability, target: 99.95%, window: 30d }]
`;
const FILE = 'alerts/payments.yaml';

/** The text of the rules after the fix of the finding with the code has been made. */
function mended(
  code: string,
  rules: string,
  title: RegExp,
): { readonly text: string; readonly left: readonly string[] } {
  const head = new Map(
    Object.entries({ 'payments/sre.yaml': SERVICE, [FILE]: rules }).map(([file, text]): [string, SourceFile] => [
      file,
      { file, id: text, text: () => text },
    ]),
  );
  const snapshot = { head, baseline: { kind: 'empty' }, today: '2026-11-28', branch: 'x' } as const;
  const session = createSession();
  const report = session.judge(snapshot);
  const fix = report.findings
    .filter((one) => one.code === code)
    .flatMap(({ fixes }) => fixes)
    .find((one) => title.test(one.title));
  assert.ok(
    fix,
    report.findings.map((one) => `${one.code} ${one.fixes.map((two) => two.title).join(', ')}`).join('\n'),
  );
  const resolved = resolveFix({ head: report.head, syntax: session.syntax }, fix);
  assert.ok(resolved);
  const after = withFix(head, resolved);
  const text = after.get(FILE)?.text();
  assert.ok(typeof text === 'string');
  const again = createSession().judge({ ...snapshot, head: after });
  return { text, left: again.findings.map((one) => `${one.code} ${one.message}`) };
}

describe('quick fixes of alerts', () => {
  it('write the budget of the objective into every window, and nothing else', () => {
    const rules = `groups:
  - name: payments # ours
    rules:
      # copied from orders
      - alert: PaymentsBudget
        expr: |
          errors:ratio_rate1h{service="payments"} > (14.4 * 0.001)   # an hour
          and
          errors:ratio_rate5m{service="payments"} > (14.4 * 0.001)
        labels: { severity: page, team: pay }
        annotations: { summary: Payments fail, runbook_url: "https://runbooks.example/PaymentsBudget" }
`;
    const { text, left } = mended('AH-16', rules, /budget of payments/);
    assert.equal(text, rules.replaceAll('0.001', '0.0005'));
    assert.deepEqual(left, []);
  });

  it('take the runbooks of the other alerts for a pattern', () => {
    const alert = (name: string, runbook: string) => `      - alert: ${name}
        expr: queue_length{service="payments",queue="${name}"} > 100 # much
        for: 5m
        labels: { severity: page, team: pay }
        annotations:
          summary: The queue is long
${runbook}`;
    const url = (name: string) => `          runbook_url: https://runbooks.example/alerts/${name}\n`;
    const rules = `groups:\n  - name: payments\n    rules:\n${['Ins', 'Outs'].map((name) => alert(name, url(name))).join('')}${alert('Retries', '')}`;
    const { text, left } = mended('AH-01', rules, /runbooks\.example/);
    assert.equal(text, `${rules}${url('Retries')}`);
    assert.deepEqual(left, []);
  });

  it('leave a placeholder where nobody knows the runbook, and that is told', () => {
    const rules = `groups:
  - name: payments
    rules:
      - alert: PaymentsQueue
        expr: queue_length{service="payments"} > 100
        for: 5m
        labels: { severity: page, team: pay }
        annotations:
          summary: The queue is long
`;
    const { text, left } = mended('AH-01', rules, /to be filled in/);
    assert.equal(text, `${rules}          runbook_url: <address of the first steps>\n`);
    assert.deepEqual(left, ['AH-01 PaymentsQueue pages, and its runbook is only a placeholder.']);
  });

  it('waive above the rule, not inside of its expression', () => {
    const rules = `groups:
  - name: payments
    rules:
      - alert: PaymentsQueue
        expr: |
          topk(5,
            queue_length{service="payments"}) > 100
        for: 5m
        labels: { severity: page, team: pay }
        annotations: { summary: The queue is long, runbook_url: "https://runbooks.example/queue" }
`;
    const { text } = mended('AH-12', rules, /^Waive/);
    assert.deepEqual(text.split('\n').slice(2, 4), [
      '    rules:',
      '      # sre-lens-waive topk-in-alert until 2027-02-26 by <approver>: <reason>',
    ]);
    const agreed = text.replace('<approver>', 'team-sre').replace('<reason>', 'rewritten in January');
    const session = createSession();
    const head = new Map<string, SourceFile>(
      Object.entries({ 'payments/sre.yaml': SERVICE, [FILE]: agreed }).map(([file, one]) => [
        file,
        { file, id: one, text: () => one },
      ]),
    );
    const { findings } = session.judge({ head, baseline: { kind: 'empty' }, today: '2026-11-28', branch: 'x' });
    assert.deepEqual(
      findings.map(({ code, waived }) => [code, waived?.approver]),
      [['AH-12', 'team-sre']],
    );
  });
});
