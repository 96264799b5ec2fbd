// PromQL as it is read: what is wrong is told where promtool refuses it, and a part of an expression is found in its file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parsePromql } from '../../src/core/alerts/promql/parse';
import { placeIn } from '../../src/core/alerts/promql/place';
import { templateFault } from '../../src/core/alerts/template/fault';
import { readManifest } from '../manifests/read-text';

const RIGHT = [
  'up == 0',
  'sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) / sum by (job) (rate(http_requests_total[5m])) > 0.05',
  'absent(up{job="payments"})',
  'max_over_time((a > 1)[1h:5m])',
  'predict_linear(node_filesystem_avail_bytes[6h], 24 * 3600) < 0',
  'time() - last_success_timestamp_seconds > 2 * 3600',
  'a unless on (job) b',
  'vector(1)',
  '1 > bool 0',
  'histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m]))) > 0.3',
  '{__name__=~"job:.*"} > 1e3',
  'a offset 1h > a offset 2h',
  '-a < -5',
  'quantile(0.9, a) > 1 and count(a) > 3',
  'label_replace(up, "x", "$1", "job", "(.*)") == 0',
  'a # a comment\n> 1',
  'scalar(sum(a)) * 2 > bool 3',
];

const WRONG = [
  '',
  'sum(rate(a[5m])',
  'foo(a) > 1',
  'rate(a) > 1',
  'a[5m] > 1',
  '1 > 0',
  'a and 1',
  'a >> 1',
  'sum by job (a)',
  'a{code=5}',
  'a{code="5}',
  'sum(a[5m]) > 1',
  'rate(rate(a[5m])) > 1',
  'a > "b"',
  'a +',
];

/** Loaded, and without a result at each evaluation. */
const LATE = ['a[5m]', '"text"', '(a[5m])'];

const TEMPLATES_RIGHT = [
  'plain',
  '{{ $value | humanizePercentage }} of {{ $labels.service }}',
  '{{ with query "up" }}{{ . | first | value }}{{ end }}',
  '{{ if gt $value 90.0 }}high{{ else }}low{{ end }}',
  '{{- range $index, $one := query "up" -}}{{ $one.Labels.job }}{{ end }}',
  '{{ $name := $labels.job }}{{ $name | toUpper }}',
  '{{ printf "%.2f" $value }}',
  '{{ range query "up" }}{{ .Value }} {{ end }}',
];

const TEMPLATES_WRONG = [
  '{{ $value',
  '{{ $value | humanise }}',
  '{{ $lables.job }}',
  '{{ if $value }}x',
  '{{ end }}',
  '{{ }}',
];

const rule = (expr: string, summary = '') =>
  `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: ${JSON.stringify(expr)}\n        annotations: { summary: ${JSON.stringify(summary)} }\n`;

describe('PromQL', () => {
  it('that is right has no faults', () => {
    for (const text of RIGHT) assert.deepEqual(parsePromql(text).faults, [], text);
  });

  it('that is wrong has one, inside of the text', () => {
    for (const text of [...WRONG, ...LATE]) {
      const [fault] = parsePromql(text).faults;
      assert.ok(fault, text);
      assert.ok(
        fault.at.start >= 0 && fault.at.end <= text.length && fault.message.endsWith('.'),
        `${text}: ${fault.message}`,
      );
    }
  });

  it('that is loaded and fails later is told apart', () => {
    for (const text of LATE) assert.equal(parsePromql(text).faults[0]?.late, true, text);
    for (const text of WRONG) assert.equal(parsePromql(text).faults[0]?.late, undefined, text);
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      'sum',
      'rate',
      '(',
      ')',
      '[5m]',
      '{a="b"}',
      '>',
      'and',
      '1',
      'a',
      'by',
      ',',
      '"',
      '#',
      '\n',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const { expression, faults } = parsePromql(text);
          assert.ok(expression !== undefined || faults.length > 0 || parsePromql(text).foreign !== undefined);
        },
      ),
    );
    parsePromql(`${'('.repeat(9000)}a${')'.repeat(9000)}`);
    parsePromql(Array.from({ length: 5000 }, () => 'a').join(' or '));
  });

  it('of Loki and VictoriaMetrics is not judged', () => {
    assert.deepEqual(parsePromql('sum(rate({app="a"} |= "error" [5m])) > 1'), { faults: [], foreign: 'LogQL' });
    assert.deepEqual(parsePromql('range_median(rate(a[5m])) > 1'), { faults: [], foreign: 'MetricsQL' });
  });
});

describe('templates', () => {
  it('are right or have a fault', () => {
    for (const text of TEMPLATES_RIGHT) assert.equal(templateFault(text), undefined, text);
    for (const text of TEMPLATES_WRONG) assert.ok(templateFault(text), text);
  });
});

describe('a part of an expression', () => {
  const word = fc.stringMatching(/^[a-z_]{1,8}$/);
  const expression = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  const styles: readonly ((lines: readonly string[]) => string)[] = [
    (lines) => `|\n${lines.map((line) => `            ${line}`).join('\n')}`,
    (lines) => `>-\n${lines.map((line) => `            ${line}`).join('\n')}`,
    (lines) => lines.join('\n            '),
    (lines) => JSON.stringify(lines.join('\n')),
    (lines) => `'${lines.join(' ').replaceAll("'", "''")}'`,
    (lines) => `"${lines.join('\n            ')}"`,
  ];

  it('stands where its characters stand, in every style of YAML', () => {
    fc.assert(
      fc.property(expression, fc.nat(styles.length - 1), fc.boolean(), (words, style, quoted) => {
        const lines = words.map((line) => (quoted ? `"${line.join(' ')}"` : line.join('  ')));
        const written = styles[style]?.(lines) ?? '';
        const text = `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: ${quoted && style === 5 ? JSON.stringify(lines.join(' ')) : quoted && style === 2 ? `x ${written}` : written}\n`;
        const [read] = readManifest(text).alertRules;
        assert.ok(read, text);
        const source = text.split('\n');
        for (const [at, character] of [...read.expr.value].entries()) {
          if (/\s/.test(character)) continue;
          const place = placeIn(read.expr, { start: at, end: at + 1 });
          const there = (source[place.line - 1] ?? '').slice(place.column - 1, place.endColumn - 1);
          assert.equal(there === '\\' ? '"' : there, character, `${text}${at}`);
        }
      }),
    );
  });
});

const promtool = spawnSync('promtool', ['--version']).status === 0;

describe(`promtool${promtool ? '' : ' (skipped: not installed, Debian: apt-get install prometheus)'}`, function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'sre-lens-promtool-'));
  const accepts = (text: string): boolean => {
    const file = join(folder, 'rules.yml');
    writeFileSync(file, text);
    return spawnSync('promtool', ['check', 'rules', file]).status === 0;
  };
  before(function () {
    if (!promtool) this.skip();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('accepts what is right', () => {
    for (const text of RIGHT) assert.equal(accepts(rule(text)), true, text);
    for (const text of TEMPLATES_RIGHT) assert.equal(accepts(rule('up == 0', text)), true, text);
  });

  it('refuses what is wrong', () => {
    for (const text of WRONG) assert.equal(accepts(rule(text)), false, text);
    for (const text of TEMPLATES_WRONG) assert.equal(accepts(rule('up == 0', text)), false, text);
  });
});
