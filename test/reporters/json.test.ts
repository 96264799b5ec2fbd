// The report and the graph as data, as their schemas promise.
import assert from 'node:assert/strict';
import { graph as graphFormat } from '../../src/core/manifests/graph';
import { graphJson } from '../../src/core/reporters/graph-json';
import { json } from '../../src/core/reporters/json';
import { createSession } from '../../src/core/session';
import { filesOf, snapshotOf } from '../session/files';
import { SERVICE_REPORTERS } from '../../src/core/reporters/services';
import { readSyntax } from '../../src/core/syntax/read';
import type { CallTerms } from '../../src/core/model/call';
import type { CallFact } from '../../src/core/model/facts';
import { assertGolden } from './golden';
import { head, NO_CORE, OPTIONS, QUIET, SAMPLE, UNKNOWN, WAIVED } from './sample';
import { schemaErrors } from './schema';

describe('check --format json', () => {
  it('has the shape that it promises', () => {
    const reports = [
      SAMPLE,
      QUIET,
      UNKNOWN,
      NO_CORE,
      WAIVED,
      { ...SAMPLE, baseline: { kind: 'empty' as const } },
      { ...SAMPLE, baseline: { kind: 'file' as const, ref: 'graph.json' } },
    ];
    for (const report of reports) assert.deepEqual(schemaErrors('check', JSON.parse(json.render(report, OPTIONS))), []);
  });

  it('holds every change, finding and open question', () => assertGolden('change.json', json.render(SAMPLE, OPTIONS)));

  it('says who waived a finding, where and until when', () => {
    const value = JSON.parse(json.render(WAIVED, OPTIONS));
    assert.deepEqual(value.findings[0].waived, {
      rule: 'new-call-to-core',
      call: 'loyalty -> payments',
      reason: 'load test agreed',
      approver: 'team-sre',
      expires: '2027-01-31',
      file: '.sre/config.yaml',
      line: 7,
    });
    assert.equal(value.findings[1].waived, undefined);
  });

  it('keeps both sides of what was modified', () => {
    const [change] = SAMPLE.changes.calls;
    assert.ok(change);
    const before = { ...change.it, terms: { timeoutMs: 100 } };
    const report = {
      ...SAMPLE,
      changes: { ...SAMPLE.changes, calls: [{ kind: 'modified' as const, it: change.it, before }] },
    };
    const value = JSON.parse(json.render(report, OPTIONS));
    assert.deepEqual(schemaErrors('check', value), []);
    assert.equal(value.changes.calls[0].timeout, '800ms');
    assert.equal(value.changes.calls[0].before.timeout, '100ms');
  });

  it('lists fifty of what a caller needs, counts the rest, and asks for the objectives of twenty', () => {
    const names = Array.from({ length: 70 }, (_, index) => `s${index}`);
    const calls = names.map((name) => `  - { to: ${name}, mode: sync, timeout: 1s }\n`).join('');
    const slos =
      'slos: [{ id: a, type: availability, target: 99% }, { id: l, type: latency, threshold: 1s, target: 99% }]\n';
    const files = filesOf([
      ['a/sre.yaml', `sre: "1.0"\nservice: a\ntier: core\n${slos}dependencies:\n${calls}`],
      ['s/sre.yaml', `sre: "1.0"\nservice: s0\ntier: core\n${slos}`],
    ]);
    const report = createSession().judge(snapshotOf(files, new Map()));
    const value = JSON.parse(json.render(report, OPTIONS));
    assert.deepEqual(schemaErrors('check', value), []);
    const [impact] = value.impacts.filter(({ to }: { to: string }) => to === 's69');
    assert.equal(impact.budget.dependencies.length, 50);
    assert.equal(impact.budget.dependenciesLeft, 20);
    assert.deepEqual([impact.latency.after.missing.length, impact.latency.after.missingLeft], [50, 19]);
    const asked = impact.unknown.filter(({ id }: { id: string }) => id === 'TS-13');
    assert.equal(asked.length, 21);
    assert.equal(asked[0].service, 's1');
    assert.ok(asked.some(({ service }: { service?: string }) => service === 's69'));
    assert.deepEqual([asked[20].what, asked[20].more], ['49 more have no availability SLO', 49]);
    assert.match(
      report.findings.map(({ message }) => message).join('\n'),
      /Give s1, .* and 49 more an SLO to see minutes\./,
    );
  });
});

describe('graph --format json', () => {
  const text = graphJson.render(head, SAMPLE.problems);

  it('has the shape that it promises', () => {
    assert.deepEqual(schemaErrors('graph', JSON.parse(text)), []);
    assertGolden('graph.json', text);
  });

  it('is read back without a loss', () => {
    const [root] = readSyntax('graph.json', text).roots;
    assert.ok(root);
    const facts = graphFormat.read({
      file: 'graph.json',
      root,
      place: readSyntax('graph.json', text).place,
      text: () => text,
    });
    assert.deepEqual(facts?.problems, []);
    for (const call of head.calls) {
      const same: CallFact | undefined = facts?.calls?.find((one) => one.from.service === call.from.service);
      assert.deepEqual(others(same?.terms), others(call.terms));
      assert.equal(same?.terms.mode, call.mode);
      assert.equal(same?.terms.criticality, call.assumed ? undefined : call.criticality);
      assert.equal(same?.grade, call.grade);
    }
    const loyalty = facts?.services?.find(({ name }) => name === 'loyalty');
    assert.equal(loyalty?.ownAvailability, 0.999986);
    assert.deepEqual(
      loyalty?.slos.map(({ id, target, windowDays, thresholdMs }) => [id, target, windowDays, thresholdMs]),
      [['latency', 0.99, 30, 300]],
    );
    assert.equal(facts?.flows?.[0]?.entry.value, 'payments#POST /charges');
  });
});

/** The terms without those that a graph says of every call. */
function others(terms: CallTerms | undefined): CallTerms {
  const { mode: _mode, criticality: _criticality, ...rest } = terms ?? {};
  return rest;
}

describe('services', () => {
  it('lists the most called first', () => assertGolden('services.txt', render('pretty')));
  it('gives data', () => {
    const value = JSON.parse(render('json'));
    assert.deepEqual(
      value.services.map(({ name }: { name: string }) => name),
      ['collection', 'loyalty', 'payments', 'sms'],
    );
  });

  function render(id: string): string {
    return SERVICE_REPORTERS.find((reporter) => reporter.id === id)?.render(head, OPTIONS) ?? assert.fail();
  }
});
