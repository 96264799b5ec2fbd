// Generated burn-rate alerts: our own checks have nothing to say of them, and promtool takes and tests them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Asked, draftAlerts } from '../../src/core/alerts/generate/draft';
import { rulesText } from '../../src/core/alerts/generate/rules-text';
import { unitTestText } from '../../src/core/alerts/generate/test-text';
import type { SourceFile } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';

interface Objective {
  readonly slo: string;
  readonly service?: string;
}

const SAID: Asked = { team: 'pay', runbook: 'https://runbooks.example/payments' };

function descriptor({ slo, service = 'payments' }: Objective): string {
  return `sre: "1.0"\nservice: ${JSON.stringify(service)}\ntier: core\nonboarded: 2026-09-01\nowner: pay\nonCall: https://oncall.example/pay\nslos: [${slo}]\n`;
}

function judge(files: Readonly<Record<string, string>>) {
  const head = new Map(
    Object.entries(files).map(([file, text]): [string, SourceFile] => [file, { file, id: text, text: () => text }]),
  );
  return createSession().judge({ head, baseline: { kind: 'empty' }, today: '2026-11-28', branch: 'x' });
}

function draftOf(objective: Objective, asked: Asked = SAID) {
  const service = [...judge({ 'payments/sre.yaml': descriptor(objective) }).head.services.values()][0];
  const slo = service?.slos[0];
  assert.ok(service && slo);
  return draftAlerts(service, slo, asked);
}

const availability = (target: string, window: string) =>
  `{ id: availability, type: availability, target: ${target}, window: ${window} }`;

const OBJECTIVES: readonly Objective[] = [
  { slo: availability('99.9%', '30d') },
  { slo: availability('99.95%', '28d') },
  { slo: availability('99.93%', '90d') },
  { slo: availability('99%', '7d') },
  { slo: availability('90%', '30d') },
  { slo: '{ id: checkout-latency, type: latency, target: 99%, threshold: 300ms, window: 30d }' },
  { slo: availability('99.5%', '30d'), service: 'notifications-sms' },
];

describe('generated burn-rate alerts', () => {
  it('have the burn rates of the period', () => {
    const burns = (objective: Objective) => draftOf(objective).rows.map(({ burn }) => burn);
    assert.deepEqual(burns({ slo: availability('99.9%', '30d') }), [14.4, 6, 3, 1]);
    assert.deepEqual(burns({ slo: availability('99.9%', '28d') }), [13.44, 5.6, 2.8, 0.933333]);
    assert.deepEqual(burns({ slo: availability('99.9%', '90d') }), [43.2, 18, 9, 3]);
    assert.deepEqual(burns({ slo: availability('99.9%', '7d') }), [13.44, 3.5, 1.4, 0.98]);
  });

  it('leave out what can never fire, and say so', () => {
    const draft = draftOf({ slo: availability('90%', '30d') });
    assert.deepEqual(
      draft.rows.map(({ burn }) => burn),
      [6, 3, 1],
    );
    assert.match(rulesText(draft, 'prometheus'), /^# No alert over 1h: at a burn rate of 14\.4 more than all/m);
  });

  it('are accepted by our own checks, as a rule file and as a PrometheusRule', () => {
    for (const objective of OBJECTIVES)
      for (const format of ['prometheus', 'operator'] as const) {
        const { findings, problems } = judge({
          'payments/sre.yaml': descriptor(objective),
          'alerts/payments.yaml': rulesText(draftOf(objective), format),
        });
        assert.deepEqual(
          findings.map(({ code, message }) => `${code} ${message}`),
          [],
          objective.slo,
        );
        assert.deepEqual(problems, []);
      }
  });

  it('tell what nobody knows: team and runbook are placeholders that the checks find', () => {
    const slo = availability('99.9%', '30d');
    const text = rulesText(draftOf({ slo }, { team: '<team>' }), 'prometheus');
    const { findings } = judge({ 'payments/sre.yaml': descriptor({ slo }), 'alerts/payments.yaml': text });
    assert.deepEqual([...new Set(findings.map(({ code }) => code))].sort(), ['AH-01', 'AH-04']);
  });

  it('are YAML whatever a service is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), (service) => {
        const named = { ...draftOf({ slo: availability('99.9%', '30d') }), service };
        for (const text of [
          rulesText(named, 'prometheus'),
          rulesText(named, 'operator'),
          unitTestText(named, 'a.yaml'),
        ]) {
          const { problems } = judge({ 'alerts/a.yaml': text });
          assert.deepEqual(problems, [], text);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const promtool = spawnSync('promtool', ['--version']).status === 0;

describe(`promtool on generated alerts${promtool ? '' : ' (skipped: not installed, Debian: apt-get install prometheus)'}`, function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'sre-lens-generated-'));
  before(function () {
    if (!promtool) this.skip();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const objective of OBJECTIVES)
    it(`takes them and their test: ${objective.slo}`, () => {
      const draft = draftOf(objective);
      writeFileSync(join(folder, 'rules.yaml'), rulesText(draft, 'prometheus'));
      writeFileSync(join(folder, 'test.yaml'), unitTestText(draft, 'rules.yaml'));
      for (const [command, file] of [
        ['check', 'rules.yaml'],
        ['test', 'test.yaml'],
      ]) {
        const { status, stdout, stderr } = spawnSync('promtool', [command ?? '', 'rules', file ?? ''], {
          cwd: folder,
          encoding: 'utf8',
        });
        assert.equal(status, 0, `${stdout}${stderr}`);
      }
    });

  it('refuses the test where the alerts are those of another objective', () => {
    const [one, other] = [draftOf({ slo: availability('99.9%', '30d') }), draftOf({ slo: availability('99%', '30d') })];
    writeFileSync(join(folder, 'rules.yaml'), rulesText(one, 'prometheus'));
    writeFileSync(join(folder, 'test.yaml'), unitTestText(other, 'rules.yaml'));
    assert.notEqual(spawnSync('promtool', ['test', 'rules', 'test.yaml'], { cwd: folder }).status, 0);
  });
});
