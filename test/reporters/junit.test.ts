// The report as JUnit XML: what a CI server counts, and text that cannot break out of it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Report } from '../../src/core/model/report';
import { junit } from '../../src/core/reporters/junit';
import { xmlElement, xmlText } from '../../src/core/reporters/parts/xml';
import { assertGolden } from './golden';
import { elements } from './xml-elements';
import { OPTIONS, QUIET, reachesCore, SAMPLE, UNKNOWN, WAIVED, withText } from './sample';

function counts(report: Report): Readonly<Record<string, number>> {
  const all = elements(junit.render(report, OPTIONS));
  const number = (name: string) => all.filter((one) => one.name === name).length;
  const [tests, failures, errors, skipped] = ['testcase', 'failure', 'error', 'skipped'].map(number);
  const suite = all.find(({ name }) => name === 'testsuite')?.attributes;
  assert.equal(
    suite,
    ` name="sre-lens" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`,
  );
  return { tests: tests ?? 0, failures: failures ?? 0, errors: errors ?? 0, skipped: skipped ?? 0 };
}

describe('JUnit', () => {
  it('has a case for each finding, each call without one, and the baseline', () => {
    assertGolden('change.xml', junit.render(SAMPLE, OPTIONS));
    assert.deepEqual(counts(SAMPLE), { tests: 4, failures: 2, errors: 0, skipped: 0 });
    assert.deepEqual(counts(QUIET), { tests: 1, failures: 0, errors: 0, skipped: 0 });
  });

  it('passes information, and says it', () => {
    const report: Report = { ...QUIET, findings: [{ ...reachesCore, severity: 'information' }] };
    assert.deepEqual(counts(report), { tests: 2, failures: 0, errors: 0, skipped: 0 });
    assert.match(junit.render(report, OPTIONS), /<system-out>New: loyalty#redeemPoints calls/);
  });

  it('skips what is waived', () => {
    assert.deepEqual(counts(WAIVED), { tests: 4, failures: 1, errors: 0, skipped: 1 });
    assert.match(
      junit.render(WAIVED, OPTIONS),
      /<skipped message="waived until 2027-01-31 by team-sre: load test agreed"/,
    );
  });

  it('makes an unknown baseline and a broken file an error, never a pass', () => {
    const problems = [{ code: 'syntax-error', message: 'What?', severity: 'error' as const }];
    assert.deepEqual(counts(UNKNOWN), { tests: 1, failures: 0, errors: 1, skipped: 0 });
    assert.deepEqual(counts({ ...QUIET, problems }), { tests: 2, failures: 0, errors: 1, skipped: 0 });
  });

  it('stays well formed whatever the files say', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'<>&"\']\n\r\t\u0000\u0008\u001f\ud800\udc00\ufffex-!') });
    fc.assert(
      fc.property(signs, (text) => {
        counts(withText(text));
        elements(`<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('a', { b: text }, xmlText(text))}`);
      }),
      { numRuns: 200 },
    );
  });
});
