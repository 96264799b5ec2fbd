// What GitHub, GitLab and Bitbucket are given: their shapes, their limits, and text that cannot break out of them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../src/core/model/finding';
import type { Report } from '../../src/core/model/report';
import { bitbucket } from '../../src/core/reporters/bitbucket';
import { github } from '../../src/core/reporters/github';
import { githubSummary } from '../../src/core/reporters/github-summary';
import { gitlab } from '../../src/core/reporters/gitlab';
import { annotationErrors, issueErrors } from './forge-shapes';
import { assertGolden } from './golden';
import { OPTIONS, promotes, QUIET, reachesCore, SAMPLE, UNKNOWN, WAIVED, withText } from './sample';

type Issue = Readonly<Record<'description' | 'check_name' | 'fingerprint' | 'severity', string>>;
interface Payload {
  readonly report: Readonly<Record<'result' | 'details', string>> & { readonly data: readonly { title: string }[] };
  readonly annotations: readonly { readonly result?: string }[];
}

const EVIL = fc.string({ unit: fc.constantFrom(...'%\r\n:,#[]"\u0000\u202e\ud800 x') });
const many = (count: number, more: Partial<Finding> = {}): Report => ({
  ...SAMPLE,
  findings: Array.from({ length: count }, (_, index) => ({ ...promotes, ...more, fingerprint: `f${index}` })),
});

describe('annotations of GitHub', () => {
  const lines = (report: Report, options = OPTIONS) => github.render(report, options).trimEnd().split('\n');
  const commands = (report: Report, level: string) => lines(report).filter((line) => line.startsWith(`::${level} `));

  it('show the change', () => assertGolden('change.github', github.render(SAMPLE, OPTIONS)));

  it('are at most ten of a level; the others are counted and stand in the log', () => {
    const report: Report = {
      ...many(25),
      findings: [...many(25).findings, ...many(3, { severity: 'error' }).findings],
    };
    assert.equal(commands(report, 'warning').length, 10);
    assert.equal(commands(report, 'error').length, 3);
    assert.match(github.render(report, OPTIONS), /^16 more, in this log only: GitHub shows 10 annotations of a level/m);
    assert.equal(lines(report).filter((line) => line.startsWith('  warning payments/openapi.yaml:93: ')).length, 15);
  });

  it('make what is waived a notice, and an unknown baseline an error', () => {
    assert.match(
      commands(WAIVED, 'notice')[0] ?? '',
      /title=F-01 new-call-to-core \(waived%2C SRE Lens\)::.*%0Awaived until/,
    );
    assert.match(commands(UNKNOWN, 'error')[0] ?? '', /^::error title=Baseline unknown%3A .*%0Anext: git fetch/);
    assert.doesNotMatch(github.render(UNKNOWN, OPTIONS), /no new call/i);
  });

  it('name files from the top of the repository', () => {
    assert.match(
      lines(SAMPLE, { ...OPTIONS, folder: 'a,b' })[0] ?? '',
      /^::warning file=a%2Cb\/loyalty\/sre\.yaml,line=29,/,
    );
  });

  it('let no text be a command or a property of one', () => {
    fc.assert(
      fc.property(EVIL, (text) => {
        const all = lines(withText(`::error::${text}`), OPTIONS);
        const ours =
          /^::(?:warning|error|notice) (?:file=[^,:]+,line=\d+,(?:col=\d+,endColumn=\d+|endLine=\d+),)?title=[^,:]+::[^\r\n]*$/;
        for (const line of all) if (line.trimStart().startsWith('::')) assert.match(line, ours);
        assert.equal(all.filter((line) => line.startsWith('::')).length, 3);
        assert.ok(all.slice(3).every((line) => !line.includes('##[')));
      }),
      { numRuns: 200 },
    );
    const log = github.render({ ...QUIET, baseline: { kind: 'file', ref: '##[set-env name=A]b' } }, OPTIONS);
    assert.doesNotMatch(log, /##\[/);
  });
});

describe('the step summary of GitHub', () => {
  it('is the comment without its marker, and never empty', () => {
    assertGolden('summary.md', githubSummary.render(SAMPLE, OPTIONS));
    assert.equal(
      githubSummary.render(QUIET, OPTIONS),
      '### SRE Lens\n\nNo new call. Compared with `origin/main (3f2a91c)`.\n',
    );
    assert.match(githubSummary.render(UNKNOWN, OPTIONS), /^### SRE Lens cannot tell what is new$/m);
  });
});

describe('code quality of GitLab', () => {
  const issues = (report: Report) => JSON.parse(gitlab.render(report, OPTIONS)) as readonly Issue[];

  it('shows the change', () => assertGolden('change.gitlab.json', gitlab.render(SAMPLE, OPTIONS)));

  it('has the shape that GitLab reads, whatever the files say', () => {
    for (const report of [SAMPLE, QUIET, UNKNOWN, WAIVED, many(3)]) assert.deepEqual(issueErrors(issues(report)), []);
    fc.assert(
      fc.property(EVIL, (text) => assert.deepEqual(issueErrors(issues(withText(`x${text}`))), [])),
      { numRuns: 50 },
    );
  });

  it('is empty when nothing was found, and never because the baseline is unknown', () => {
    assert.deepEqual(issues(QUIET), []);
    const [unknown, ...others] = issues(UNKNOWN);
    assert.deepEqual(others, []);
    assert.deepEqual([unknown?.check_name, unknown?.severity], ['baseline-unknown', 'critical']);
  });

  it('keeps two findings of one fingerprint apart', () => {
    const twice = issues({ ...SAMPLE, findings: [reachesCore, reachesCore] });
    assert.deepEqual(
      twice.slice(0, 2).map(({ fingerprint }) => fingerprint),
      ['44556677aabbccdd', '44556677aabbccdd#2'],
    );
  });

  it('lowers what is waived, and says so', () => {
    const [waived] = issues(WAIVED);
    assert.equal(waived?.severity, 'info');
    assert.match(waived?.description ?? '', /\(waived until 2027-01-31 by team-sre: load test agreed\)$/);
  });
});

describe('Code Insights of Bitbucket', () => {
  const payload = (report: Report) => JSON.parse(bitbucket.render(report, OPTIONS)) as Payload;

  it('shows the change', () => assertGolden('change.bitbucket.json', bitbucket.render(SAMPLE, OPTIONS)));

  it('keeps to the limits of Bitbucket, whatever the files say', () => {
    for (const report of [SAMPLE, QUIET, UNKNOWN, WAIVED]) assert.deepEqual(annotationErrors(payload(report)), []);
    const long = many(1200, { message: 'é'.repeat(3000), next: '\u{1f4a5}'.repeat(3000) });
    assert.deepEqual(annotationErrors(payload(long)), []);
    assert.equal(payload(long).annotations.length, 1000);
    assert.match(payload(long).report.details, /200 findings are not shown here/);
    fc.assert(
      fc.property(EVIL, (text) => assert.deepEqual(annotationErrors(payload(withText(`x${text}`))), [])),
      { numRuns: 50 },
    );
  });

  it('fails for an error and for an unknown baseline, not for what is waived', () => {
    const result = (report: Report) => payload(report).report.result;
    assert.deepEqual([result(SAMPLE), result(QUIET), result(UNKNOWN)], ['PASSED', 'PASSED', 'FAILED']);
    assert.equal(result(many(1, { severity: 'error' })), 'FAILED');
    const waived = WAIVED.findings.map((one) => ({ ...one, severity: 'error' as const })).slice(0, 1);
    assert.equal(result({ ...WAIVED, findings: waived }), 'PASSED');
    assert.equal(payload(WAIVED).annotations[0]?.result, 'IGNORED');
  });

  it('has no number where nothing is known', () => {
    const titles = payload(UNKNOWN).report.data.map(({ title }) => title);
    assert.deepEqual(titles, ['Problems while reading', 'Baseline']);
  });
});
