// Quick fixes around waivers and weakened objectives: what they write, and what is told afterwards.
import assert from 'node:assert/strict';
import { resolveFix } from '../../src/core/fixes/resolve';
import type { Finding } from '../../src/core/model/finding';
import type { Report } from '../../src/core/model/report';
import { readSyntax } from '../../src/core/syntax/read';
import { CALL, CONFIG, ESTATE, judged, orders, PAYMENTS, type Texts, TIERS, told } from './estate';

/** The texts after the named fix of a finding; the fix itself must be one that can be done. */
function fixed(head: Texts, report: Report, rule: string, title: RegExp): Texts {
  const finding = report.findings.find((one: Finding) => one.rule === rule);
  const fix = finding?.fixes.find((one) => title.test(one.title));
  assert.ok(fix !== undefined, `no fix ${title.source}`);
  const syntax = (file: string) => (head[file] === undefined ? undefined : readSyntax(file, head[file]));
  const edit = resolveFix({ head: report.head, syntax }, fix)?.edits[0];
  assert.ok(edit !== undefined, `${fix.title} cannot be done`);
  const { file, line, column, endLine, endColumn } = edit.place;
  const nodes = syntax(file);
  assert.ok(nodes !== undefined);
  const [start, end] = [nodes.offset(line, column), nodes.offset(endLine, endColumn)];
  return { ...head, [file]: nodes.text.slice(0, start) + edit.newText + nodes.text.slice(end) };
}

describe('quick fix: waive', () => {
  const head: Texts = { ...ESTATE, 'orders/sre.yaml': orders(CALL) };

  it('writes a comment above the line, which does not hold before it is filled in', () => {
    const after = fixed(head, judged(head, ESTATE), 'new-call-to-core', /^Waive until 2027-02-21/);
    const text = after['orders/sre.yaml'] ?? '';
    assert.ok(
      text.includes(
        '\n  # sre-lens-waive new-call-to-core until 2027-02-21 by <approver>: <reason>\n  - to: payments\n',
      ),
      text,
    );
    const open = judged(after, ESTATE);
    assert.deepEqual(told(open), ['orders/sre.yaml:8 warning new-call-to-core']);
    assert.deepEqual(
      open.problems.map(({ code }) => code),
      ['bad-waiver'],
    );
    const filled = { ...after, 'orders/sre.yaml': text.replace('<approver>', 'team-sre').replace('<reason>', 'trial') };
    assert.ok(told(judged(filled)).includes('orders/sre.yaml:8 warning new-call-to-core waived by team-sre'));
  });

  it('is not offered for what is waived, and not in JSON', () => {
    const config = `${TIERS}waivers: [{ rule: F-01, reason: r, approver: a, expires: 2027-01-31 }]\n`;
    const report = judged({ ...head, [CONFIG]: config }, { ...ESTATE, [CONFIG]: config });
    assert.deepEqual(
      report.findings.flatMap(({ fixes }) => fixes).filter(({ intent }) => intent.kind === 'waive'),
      [],
    );
    const place = { file: 'a.json', line: 1, column: 1, endLine: 1, endColumn: 2 };
    const fix = { title: 'Waive', intent: { kind: 'waive', place, rule: 'sync-cycle', until: '2027-01-31' } } as const;
    const syntax = () => readSyntax('a.json', '{}');
    assert.equal(resolveFix({ head: report.head, syntax }, fix), undefined);
  });
});

describe('quick fix: put the old value back', () => {
  const service = (tier: string, target: string, lifecycle: string) =>
    `${PAYMENTS}onboarded: 2026-09-01\ntier: ${tier} # theirs\nlifecycle: ${lifecycle}\nslos:\n  - { id: availability, type: availability, target: ${target}, window: 30d }\n`;
  const state = (text: string, config = 'sre-config: "1.0"\n'): Texts => ({
    'payments/sre.yaml': text,
    [CONFIG]: config,
  });
  const before = state(service('core', '99.95%', 'ga'));

  for (const [what, head, title] of [
    ['the tier of a manifest', state(service('normal', '99.95%', 'ga')), /^Put core back$/],
    ['a target', state(service('core', '99.9%', 'ga')), /^Put 99\.95% back$/],
    ['a lifecycle', state(service('core', '99.95%', 'limited')), /^Put ga back$/],
    [
      'a tier of the config',
      state(service('core', '99.95%', 'ga'), 'sre-config: "1.0"\ntiers:\n  normal: [payments]\n'),
      /^Declare payments core$/,
    ],
  ] as const) {
    it(`of ${what}`, () => {
      const after = fixed(head, judged(head, before), 'objective-weakened', title);
      assert.deepEqual(told(judged(after, before)), []);
      assert.ok(after['payments/sre.yaml']?.includes('# theirs'));
    });
  }

  const strict =
    'sre-config: "1.0"\n# why\ntiers:\n  core: [payments]\n  others: normal\nonboarding: all\ntrust: [declared, configured, coded]\nrules:\n  unknown-callee: { severity: error }\n';
  for (const [what, config] of [
    ['a severity', strict.replace('severity: error', 'severity: warning')],
    ['a rule that is off', strict.replace('{ severity: error }', 'off')],
    ['a setting that is gone', strict.replace('rules:\n  unknown-callee: { severity: error }\n', '')],
    ['a setting that is new', `${strict}  tier-promotion: off\n`],
    ['onboarding', strict.replace('onboarding: all\n', '')],
    ['trust', strict.replace('configured, coded', 'configured')],
    ['the tier of all others', strict.replace('others: normal', 'others: supplementary')],
  ] as const) {
    it(`of ${what}`, () => {
      const [from, head] = [state(PAYMENTS, strict), state(PAYMENTS, config)];
      const after = fixed(head, judged(head, from), 'objective-weakened', /^Put it back$/);
      assert.deepEqual(told(judged(after, from)), []);
      assert.ok(after[CONFIG]?.includes('# why'));
    });
  }
});
