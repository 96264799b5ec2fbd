// What waivers do to findings: the baseline's hold, the branch's are proposed, and what is left over is told.
import assert from 'node:assert/strict';
import { CALL, CONFIG, ESTATE, judged, orders, type Texts, TIERS, told, waiverProblems } from './estate';

const waiver = (scope: string, expires = '2027-01-31', rule = 'new-call-to-core') =>
  `${TIERS}waivers:\n  - { rule: ${rule}, ${scope}reason: trial, approver: team-sre, expires: ${expires} }\n`;
const comment = (expires = '2027-01-31', rule = 'new-call-to-core') =>
  `# sre-lens-waive ${rule} until ${expires} by team-sre: trial\n`;
const withConfig = (texts: Texts, config: string): Texts => ({ ...texts, [CONFIG]: config });

const BRANCH: Texts = { ...ESTATE, 'orders/sre.yaml': orders(CALL) };
const OPEN = 'orders/sre.yaml:7 warning new-call-to-core';
const WAIVED = `${OPEN} waived by team-sre`;

/** Both sides have the config; only head has the call. */
function landed(config: string, today?: string) {
  return judged(withConfig(BRANCH, config), withConfig(ESTATE, config), today);
}

describe('waivers of the config', () => {
  it('a finding without one, so that the tests below mean something', () => {
    assert.deepEqual(told(judged(BRANCH, ESTATE)), [OPEN]);
  });

  for (const scope of [
    '',
    'call: "orders -> payments", ',
    'call: orders→payments, ',
    'service: orders, ',
    'service: orders, call: "orders -> payments", ',
  ]) {
    it(`hold where the baseline has them: { ${scope}… }`, () => {
      const report = landed(waiver(scope));
      assert.deepEqual(told(report), [WAIVED]);
      assert.equal(report.findings[0]?.waived?.place.file, CONFIG);
      assert.deepEqual(waiverProblems(report), []);
    });
  }

  for (const scope of ['call: "web -> payments", ', 'call: "orders#pay -> payments", ', 'service: payments, ']) {
    it(`do not hold for something else: { ${scope}… }`, () => assert.deepEqual(told(landed(waiver(scope))), [OPEN]));
  }

  it('hold up to their last day, itself included, and are told afterwards', () => {
    assert.deepEqual(told(landed(waiver(''), '2027-01-31')), [WAIVED]);
    const late = landed(waiver(''), '2027-02-01');
    assert.deepEqual(told(late), [OPEN]);
    assert.deepEqual(waiverProblems(late), [`${CONFIG}:6 warning waiver-expired`]);
  });

  it('are only proposed by the branch that adds them', () => {
    const report = judged(withConfig(BRANCH, waiver('')), ESTATE);
    assert.deepEqual(told(report), [`${CONFIG}:6 warning objective-weakened`, OPEN]);
    assert.match(report.findings[1]?.message ?? '', /A waiver by team-sre until 2027-01-31 is proposed in this branch/);
  });

  it('hold to the earlier end where the branch extends them', () => {
    const before = withConfig(ESTATE, waiver('', '2026-12-31'));
    const head = withConfig(BRANCH, waiver('', '2027-06-30'));
    assert.deepEqual(told(judged(head, before)), [`${CONFIG}:6 warning objective-weakened`, WAIVED]);
    assert.deepEqual(told(judged(head, before, '2027-01-01')), [`${CONFIG}:6 warning objective-weakened`, OPEN]);
  });

  it('do not hold any more where the branch takes them away', () => {
    assert.deepEqual(told(judged(BRANCH, withConfig(ESTATE, waiver('')))), [OPEN]);
  });

  it('hold in an audit, which has no baseline', () => {
    assert.ok(told(judged(withConfig(BRANCH, waiver('')))).includes(WAIVED));
  });

  it('hold for the code of a rule and for an operation', () => {
    const api = (call: string) =>
      `openapi: 3.1.0\ninfo: { title: orders, version: "1" }\nx-sre-service: orders\npaths:\n  /orders/{id}:\n    post:\n      operationId: pay\n${call}      responses: { "200": { description: ok } }\n`;
    const call = '      x-sre-calls:\n        - { to: payments, mode: async, blocks: false }\n';
    for (const scope of ['orders#pay -> payments', 'orders#POST /orders/{key} -> payments', 'orders -> payments']) {
      const config = waiver(`call: "${scope}", `, undefined, 'F-01');
      const report = judged(
        { ...ESTATE, [CONFIG]: config, 'o.yaml': api(call) },
        { ...ESTATE, [CONFIG]: config, 'o.yaml': api('') },
      );
      assert.deepEqual(told(report), ['o.yaml:9 warning new-call-to-core waived by team-sre'], scope);
    }
  });
});

describe('waivers in comments', () => {
  const lines = (text: string): Texts => ({ ...ESTATE, 'orders/sre.yaml': orders(text) });

  it('are proposed by the branch that adds them, beside a finding that counts', () => {
    const report = judged(lines(`  ${comment()}${CALL}`), ESTATE);
    assert.deepEqual(told(report), [
      'orders/sre.yaml:7 warning objective-weakened',
      'orders/sre.yaml:8 warning new-call-to-core',
    ]);
    assert.match(report.findings[1]?.message ?? '', /proposed in this branch/);
  });

  for (const [where, text, line] of [
    ['on the line', CALL.replace('\n', ` ${comment()}`), 7],
    ['above', `  ${comment()}${CALL}`, 8],
    ['inside the entry', CALL.replace('\n', `\n    ${comment()}`), 7],
    ['at the end of the entry', `${CALL}    ${comment()}`, 7],
  ] as const) {
    it(`hold in an audit: ${where}`, () => {
      const all = told(judged(lines(text)));
      assert.ok(all.includes(`orders/sre.yaml:${line} warning new-call-to-core waived by team-sre`), all.join('\n'));
    });
  }

  // A call of the baseline becomes harder: the one finding of a change whose line was there before.
  const hard = (waive: string) =>
    `  ${waive}  - to: payments\n    criticality: hard\n    mode: sync\n    timeout: 1s\n`;
  const soft = (waive: string) => hard(waive).replace('criticality: hard', 'criticality: soft');
  const HARDENED = comment(undefined, 'edge-hardened');

  it('hold where the baseline has them, moved with their line and their file as well', () => {
    const before = lines(soft(HARDENED));
    assert.deepEqual(told(judged(lines(hard('#\n')), before)), ['orders/sre.yaml:8 warning edge-hardened']);
    assert.deepEqual(told(judged(lines(hard(HARDENED)), before)), [
      'orders/sre.yaml:8 warning edge-hardened waived by team-sre',
    ]);
    const { 'orders/sre.yaml': text = '', ...rest } = lines(`  # one more line\n${hard(HARDENED)}`);
    assert.deepEqual(told(judged({ ...rest, 'moved/sre.yaml': text }, before)), [
      'moved/sre.yaml:9 warning edge-hardened waived by team-sre',
    ]);
  });

  it('do not hold for a copy of the comment at another line', () => {
    const [first, second] = ['  - to: payments\n    mode: async\n    blocks: false\n', '  - to: web\n'];
    const report = judged(lines(`  ${comment()}${second}  ${comment()}${first}`), lines(`  ${comment()}${second}`));
    assert.ok(told(report).includes('orders/sre.yaml:10 warning new-call-to-core'), told(report).join('\n'));
    assert.ok(told(report).includes('orders/sre.yaml:9 warning objective-weakened'));
  });

  it('one rule of a call is waived, the others still speak', () => {
    const report = judged(lines(hard(comment(undefined, 'F-01'))));
    const finding = report.findings.find(({ call }) => call !== undefined);
    assert.ok(finding !== undefined);
    assert.ok(
      finding.waived !== undefined || finding.causes.some(({ message }) => message.includes('waived until 2027-01-31')),
    );
  });
});

describe('waivers that are left over', () => {
  it('are told where the call is in the baseline, for a rule of new calls', () => {
    const both = withConfig(BRANCH, waiver('call: "orders -> payments", '));
    assert.deepEqual(waiverProblems(judged(both, both)), [`${CONFIG}:6 information waiver-unused`]);
    const line: Texts = { ...ESTATE, 'orders/sre.yaml': orders(`  ${comment()}${CALL}`) };
    const report = judged(line, line);
    assert.deepEqual(waiverProblems(report), ['orders/sre.yaml:7 information waiver-unused']);
    assert.match(report.problems.find(({ code }) => code === 'waiver-unused')?.message ?? '', /can be removed/);
  });

  it('are not told where a later change may need them', () => {
    const config = waiver('call: "orders -> payments", ');
    assert.deepEqual(waiverProblems(judged(withConfig(ESTATE, config), withConfig(ESTATE, config))), []);
    assert.deepEqual(waiverProblems(judged(withConfig(BRANCH, waiver('')), withConfig(BRANCH, waiver('')))), []);
  });

  it('are told in an audit, of every rule', () => {
    const config = waiver('', undefined, 'sync-cycle');
    assert.deepEqual(waiverProblems(judged(withConfig(BRANCH, config))), [`${CONFIG}:6 information waiver-unused`]);
  });

  it('are not told while something is half typed', () => {
    const both = {
      ...withConfig(BRANCH, waiver('call: "orders -> payments", ')),
      'web/sre.yaml': 'sre: "1.0"\nservice: "we',
    };
    assert.deepEqual(waiverProblems(judged(both, both)), []);
  });
});

describe('observed rules', () => {
  const config = `${TIERS}rules:\n  new-call-to-core: { observe: 2027-03-01 }\n`;

  it('inform up to the day, itself included', () => {
    const report = landed(config, '2027-03-01');
    assert.deepEqual(told(report), ['orders/sre.yaml:7 information new-call-to-core']);
    assert.match(report.findings[0]?.message ?? '', /observed until 2027-03-01/);
    assert.deepEqual(told(landed(config, '2027-03-02')), [OPEN]);
  });

  it('are not observed for the branch that says so', () => {
    assert.deepEqual(told(judged(withConfig(BRANCH, config), ESTATE)), [
      `${CONFIG}:6 warning objective-weakened`,
      OPEN,
    ]);
  });
});

describe('a branch that removes the config', () => {
  it('is told, and is judged as before', () => {
    const { [CONFIG]: _, ...head } = BRANCH;
    assert.ok(told(judged(head, ESTATE)).includes(`${CONFIG}:1 error objective-weakened`));
    assert.ok(told(judged(head, ESTATE)).includes(OPEN));
  });
});
