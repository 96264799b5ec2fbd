// The report for a terminal.
import assert from 'node:assert/strict';
import type { Report } from '../../src/core/model/report';
import { REPORTERS } from '../../src/core/reporters/index';
import { excerpt } from '../../src/core/reporters/parts/excerpt';
import { markdown } from '../../src/core/reporters/markdown';
import { pretty } from '../../src/core/reporters/pretty';
import { SERVICE_REPORTERS } from '../../src/core/reporters/services';
import { graph, place, service } from '../solution/estate';
import { assertGolden } from './golden';
import { NO_CORE, OPTIONS, QUIET, reachesCore, SAMPLE, UNKNOWN, WAIVED } from './sample';

describe('the list of reporters', () => {
  it('has different ids', () => {
    assert.deepEqual(
      REPORTERS.map(({ id }) => id),
      ['pretty', 'json', 'markdown', 'sarif', 'junit', 'github', 'github-summary', 'gitlab', 'bitbucket', 'html'],
    );
  });
});

describe('pretty', () => {
  it('shows a change', () => assertGolden('change.txt', pretty.render(SAMPLE, OPTIONS)));
  it('says who waived a finding', () => {
    assert.match(
      pretty.render(WAIVED, OPTIONS),
      /^ {3}= waived until 2027-01-31 by team-sre: load test agreed \(\.sre\/config\.yaml:7\)$/m,
    );
  });
  it('says that nothing is new', () => assertGolden('quiet.txt', pretty.render(QUIET, OPTIONS)));
  it('says that the baseline is unknown', () => assertGolden('unknown.txt', pretty.render(UNKNOWN, OPTIONS)));
  it('says how to begin', () => assertGolden('no-core.txt', pretty.render(NO_CORE, OPTIONS)));

  it('proposes services that were found, and nothing where none was', () => {
    const silent = graph({ services: ['c', 'a', 'b'].map((name) => service(name, 'unknown')) });
    assert.match(pretty.render({ ...NO_CORE, head: silent }, OPTIONS), /core: \[a, b\]/);
    const text = pretty.render({ ...NO_CORE, head: graph({ services: [] }) }, OPTIONS);
    assert.match(text, /No service was found in 12 documents\. SRE Lens reads OpenAPI documents/);
    assert.doesNotMatch(text, /core: \[/);
    const [table] = SERVICE_REPORTERS;
    assert.match(table?.render(graph({ services: [] }), OPTIONS) ?? '', /^No service was found\. /);
  });

  it('calls nothing new in an audit', () => {
    const audit: Report = { ...SAMPLE, baseline: { kind: 'empty' } };
    assert.match(pretty.render(audit, OPTIONS), /^1 service, 3 calls, 2 touch core; 7 questions open\.$/m);
    assert.match(markdown.render(audit, OPTIONS), /^### `checkout` waits for `sms`: it becomes core$/m);
  });

  it('paints by severity', () => {
    const painted = pretty.render(
      { ...SAMPLE, findings: [{ ...reachesCore, severity: 'error' }] },
      {
        ...OPTIONS,
        paint: (style, text) => `<${style}>${text}</${style}>`,
      },
    );
    assert.match(painted, /<red>error\[F-01\] new-call-to-core<\/red>/);
    assert.match(painted, /<bold>\^+<\/bold>/);
  });

  it('lets no file name or message speak to the terminal', () => {
    const evil = '\u001b[2Jgone\u202e\r\nnew line\u0007';
    const text = pretty.render(
      {
        ...SAMPLE,
        findings: [
          {
            ...reachesCore,
            message: evil,
            place: { ...reachesCore.place, file: evil },
            related: [{ message: evil, place: place(evil) }],
          },
        ],
        problems: [{ code: 'x', message: evil, severity: 'warning', place: place(evil) }],
        baseline: { kind: 'file', ref: evil },
      },
      { ...OPTIONS, line: () => evil },
    );
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('shows calls that cost something of which no rule speaks, and no others', () => {
    const text = pretty.render({ ...SAMPLE, findings: [], problems: [] }, OPTIONS);
    assert.match(
      text,
      /^new call: payments#confirm → sms#sendMessage\n {2}--> payments\/openapi\.yaml:93:11\n {3}= availability: expected 99\.95 % → 98\.95 %/,
    );
    assert.match(text, /Flow checkout \(core\): at best 21\.6 → 432\.0 of 30\.2 min\/30 d/);
    assert.doesNotMatch(text, /new call: loyalty/);
    assert.doesNotMatch(pretty.render({ ...SAMPLE, findings: [], baseline: { kind: 'empty' } }, OPTIONS), /new call:/);
  });

  it('counts problems and shows a few of each kind', () => {
    const problems = Array.from({ length: 12 }, (_, line) => ({
      code: 'syntax-error',
      message: 'What?',
      severity: 'warning' as const,
      place: place('a.yaml', line + 1),
    }));
    const text = pretty.render({ ...QUIET, problems }, OPTIONS);
    assert.match(text, /^12 problems while reading$/m);
    assert.match(text, /syntax-error and 7 more/);
    assert.equal(text.match(/a\.yaml:/g)?.length, 5);
  });
});

describe('a source excerpt', () => {
  const lineOf = (text: string) => ({ ...OPTIONS, line: () => text });
  const under = (text: string, column: number, length: number) =>
    excerpt(place('a', 7, column, length), lineOf(text), 1);

  it('underlines the place', () => {
    assert.deepEqual(under('  - to: sms', 5, 7), ['  |', '7 |   - to: sms', '  |     ^^^^^^^']);
  });
  it('keeps columns where tabs are, and marks empty places once', () => {
    assert.deepEqual(under('\tto: sms', 2, 3), ['  |', '7 |  to: sms', '  |  ^^^']);
    assert.deepEqual(under('to:', 4, 0).at(-1), '  |    ^');
    assert.deepEqual(under('to:', 90, 9).at(-1), '  |    ^');
  });
  it('ends at the line where the place goes on', () => {
    const lines = excerpt({ ...place('a', 7, 5), endLine: 9, endColumn: 2 }, lineOf('  - to: sms   '), 1);
    assert.equal(lines.at(-1), '  |     ^^^^^^^');
  });
  it('cuts long lines around the place', () => {
    const [, source, marks] = under(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, 501, 4);
    assert.equal(source?.indexOf('HERE'), marks?.indexOf('^^^^'));
    assert.ok((source?.length ?? 0) < 120);
  });
  it('is left out where the text cannot be had', () => {
    assert.deepEqual(excerpt(place('a'), { ...OPTIONS, line: () => undefined }, 1), []);
  });
});
