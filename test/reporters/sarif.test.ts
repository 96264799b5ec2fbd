// The report as SARIF: valid, and with what viewers need.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Log, Run } from 'sarif';
import type { Report } from '../../src/core/model/report';
import { sarif } from '../../src/core/reporters/sarif';
import type { RenderOptions } from '../../src/core/reporters/reporter';
import { ALL_RULES } from '../../src/core/rules/judging/alert-rules';
import { assertGolden } from './golden';
import { NO_CORE, OPTIONS, QUIET, reachesCore, SAMPLE, UNKNOWN, WAIVED, withText } from './sample';
import { sarifErrors } from './sarif-schema';

const MANUAL = '# F-00 title\n\nWhat it is, with `code`.\n\n**Why.** Because.\n';

function runOf(report: Report, options: RenderOptions = OPTIONS): Run {
  const log = JSON.parse(sarif.render(report, options)) as Log;
  assert.deepEqual(sarifErrors(log), []);
  return log.runs[0] ?? assert.fail();
}

describe('SARIF', () => {
  it('is valid for every kind of report', () => {
    for (const report of [SAMPLE, QUIET, UNKNOWN, NO_CORE, WAIVED]) runOf(report, { ...OPTIONS, version: '1.2.3' });
    assert.notDeepEqual(sarifErrors({ version: '2.1.0', runs: [{}] }), []);
  });

  it('holds the findings with their places, and what could not be read', () => {
    const { results = [], invocations, columnKind, properties } = runOf(SAMPLE);
    const shown = results.map(({ ruleIndex: _index, ...result }) => result);
    assertGolden('change.sarif', `${JSON.stringify({ results: shown, invocations, properties }, null, 2)}\n`);
    assert.equal(columnKind, 'utf16CodeUnits');
  });

  it('describes every rule, with the help of its page', () => {
    const { tool, results = [] } = runOf(SAMPLE, { ...OPTIONS, manual: () => MANUAL });
    const rules = tool.driver.rules ?? [];
    assert.deepEqual(
      rules.map(({ id }) => id),
      ALL_RULES.map(({ id }) => id),
    );
    const first = rules.find(({ id }) => id === 'new-call-to-core');
    assert.deepEqual(first, {
      id: 'new-call-to-core',
      name: 'NewCallToCore',
      shortDescription: { text: 'New call to a core service.' },
      fullDescription: { text: 'What it is, with code.' },
      help: { text: 'F-00 title\n\nWhat it is, with code.\n\nWhy. Because.\n', markdown: MANUAL },
      helpUri: 'https://github.com/sre-lens/sre-lens/blob/main/docs/rules/new-call-to-core.md',
      defaultConfiguration: { level: 'warning' },
      properties: { code: 'F-01', tags: ['reliability'], 'problem.severity': 'warning' },
    });
    for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
  });

  it('keeps its fingerprints when lines move', () => {
    const moved = {
      ...SAMPLE,
      findings: SAMPLE.findings.map((one) => ({ ...one, place: { ...one.place, line: 500 } })),
    };
    const prints = (report: Report) => runOf(report).results?.map(({ partialFingerprints }) => partialFingerprints);
    assert.deepEqual(prints(moved), prints(SAMPLE));
    assert.equal(new Set(prints(SAMPLE)?.map((print) => JSON.stringify(print))).size, SAMPLE.findings.length);
  });

  it('shows a waived finding as suppressed, at the place of the waiver', () => {
    const [waived, other] = runOf(WAIVED).results ?? [];
    const [suppression] = waived?.suppressions ?? [];
    assert.deepEqual([suppression?.kind, suppression?.status], ['external', 'accepted']);
    assert.equal(suppression?.justification, 'load test agreed (by team-sre, until 2027-01-31)');
    assert.equal(suppression?.location?.physicalLocation?.artifactLocation?.uri, '.sre/config.yaml');
    assert.equal(other?.suppressions, undefined);
    const [first] = WAIVED.findings;
    assert.ok(first?.waived);
    const onTheLine = { ...first, waived: { ...first.waived, place: first.place } };
    const [inSource] = runOf({ ...WAIVED, findings: [onTheLine] }).results ?? [];
    assert.equal(inSource?.suppressions?.[0]?.kind, 'inSource');
  });

  it('tells an unknown baseline, never an empty list alone', () => {
    const { results, invocations } = runOf(UNKNOWN);
    const [told] = invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.deepEqual(results, []);
    assert.deepEqual([told?.descriptor?.id, told?.level], ['baseline-unknown', 'error']);
    assert.match(told?.message.text ?? '', /one commit only.*Next: git fetch --unshallow/);
  });

  it('names files from the top of the repository, as URIs', () => {
    const place = { ...reachesCore.place, file: 'a b/ü#?%.yaml' };
    const report = { ...SAMPLE, findings: [{ ...reachesCore, place }] };
    const [result] = runOf(report, { ...OPTIONS, folder: 'services/shop' }).results ?? [];
    assert.deepEqual(result?.locations?.[0]?.physicalLocation?.artifactLocation, {
      uri: 'services/shop/a%20b/%C3%BC%23%3F%25.yaml',
      uriBaseId: '%SRCROOT%',
    });
  });

  it('is valid whatever the files say, and nothing in them is a link', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'[](){}\\"\n\t\u0000\ud800x1/%# '), minLength: 1 });
    fc.assert(
      fc.property(signs, (text) => {
        const [result] = runOf(withText(text)).results ?? [];
        assert.doesNotMatch(result?.message.text ?? '', /\]\(/);
      }),
      { numRuns: 60 },
    );
  });
});
