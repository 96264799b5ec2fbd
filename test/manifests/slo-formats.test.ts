// Objectives of OpenSLO, Nobl9, Sloth and Pyrra: notations, what they are about, and what is asked instead of guessed.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindOf } from '../../src/core/manifests/slo-parts/kind';
import { problemsOf, readManifest } from './read-text';

const openslo = (objective: string, more = '') =>
  `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: api-availability }\nspec:\n  service: payments\n${more}  objectives: [${objective}]\n`;
const sloth = (objective: string) =>
  `version: "prometheus/v1"\nservice: payments\nslos: [{ name: availability, objective: ${objective}, sli: {} }]\n`;
const pyrra = (target: string) =>
  `apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: errors }\nspec:\n  target: ${target}\n  window: 4w\n  indicator: { ratio: { errors: { metric: 'e{service="payments"}' } } }\n`;
const nobl9 = (target: string) =>
  `apiVersion: n9/v1alpha\nkind: SLO\nmetadata: { name: uptime }\nspec: { service: payments, objectives: [{ target: ${target} }] }\n`;

/** The target that was read, or the codes of what was told. */
function target(text: string): number | string {
  const read = readManifest(text);
  const [slo] = read.statements.flatMap(({ slos }) => slos);
  const codes = read.problems.map(({ code }) => code).join(' ');
  return slo === undefined ? codes : codes === '' ? slo.target : `${slo.target} ${codes}`;
}

describe('targets of objectives', () => {
  it('are read in the notation of their format', () => {
    const cases: [string, number | string][] = [
      [openslo('{ target: 0.995 }'), 0.995],
      [openslo('{ targetPercent: 99.5 }'), 0.995],
      [openslo('{ target: 99.5 }'), 'bad-value'],
      [openslo('{ target: 1 }'), 'bad-value'],
      [openslo('{ target: 0 }'), 'bad-value'],
      [openslo('{ targetPercent: 0.995 }'), 'ambiguous-target'],
      [openslo('{ target: 0.99, targetPercent: 99 }'), 'bad-value'],
      [sloth('99.9'), 0.999],
      [sloth('99.9%'), 0.999],
      [sloth('100'), '1 no-error-budget'],
      [sloth('1'), 'ambiguous-target'],
      [sloth('0.999'), 'ambiguous-target'],
      [sloth('101'), 'bad-value'],
      [sloth('99.9 percent'), 'bad-value'],
      [pyrra('"99.5"'), 0.995],
      [pyrra('99.5'), 0.995],
      [pyrra('"100"'), '1 no-error-budget'],
      [pyrra('4w'), 'bad-value'],
      [nobl9('0.95'), 0.95],
      [nobl9('95'), 'bad-value'],
      [nobl9('[0.95]'), 'bad-value'],
    ];
    for (const [text, expected] of cases) assert.equal(target(text), expected, text);
  });

  it('give one ratio whatever the notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_001, max: 999_999 }), (parts) => {
        const ratio = Number(`${parts}e-6`);
        const percent = `${Number(`${parts}e-4`)}`;
        assert.deepEqual(
          [openslo(`{ target: ${ratio} }`), nobl9(String(ratio)), sloth(percent), pyrra(`"${percent}"`)].map(target),
          [ratio, ratio, ratio, ratio],
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('what an objective is about', () => {
  it('is taken from words, then from queries, and never made up', () => {
    const cases: [string, string, string | undefined][] = [
      ['requests-availability', '', 'availability'],
      ['payments-latency', 'http_requests_total{code=~"5.."}', 'latency'],
      ['slow-requests', '', 'latency'],
      ['checkout', 'http_requests_total{code=~"5.."}', 'availability'],
      ['checkout', 'probe_success', 'availability'],
      ['checkout', 'http_seconds_bucket{le="0.3"}', 'latency'],
      ['checkout', 'happy_customers', undefined],
      ['latency-and-errors', '', undefined],
      ['data-freshness', 'x_bucket{le="1"}', undefined],
      ['checkout', '', undefined],
    ];
    for (const [name, query, type] of cases) assert.equal(kindOf([name], [query])?.type, type, `${name} ${query}`);
  });

  it('has a threshold only where the metric says its unit', () => {
    const threshold = (query: string) => kindOf(['latency'], [query])?.thresholdMs;
    assert.equal(threshold('a_seconds_bucket{le="0.3"}'), 300);
    assert.equal(threshold('a_milliseconds_bucket{x="y", le="250"}'), 250);
    assert.equal(threshold('a_bucket{le="0.3"}'), undefined);
    assert.equal(threshold('a_seconds_bucket{le="+Inf"}'), undefined);
  });

  it('is asked for where nothing says it', () => {
    const read = readManifest(sloth('99').replace('name: availability', 'name: joy'));
    assert.deepEqual(problemsOf(read), ['unclear-objective:3']);
    assert.deepEqual(read.statements, []);
  });

  it('ends on any text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, query) => kindOf([name], [query]) !== null));
    const long = 'a'.repeat(200_000);
    assert.equal(kindOf([long], [`${long}_bucket`, long])?.type, undefined);
  });
});

describe('documents of objectives', () => {
  it('without a service, or with more objectives than anybody writes, are told', () => {
    assert.deepEqual(problemsOf(readManifest(openslo('{ target: 0.9 }').replace('  service: payments\n', ''))), [
      'missing-field:1',
    ]);
    assert.deepEqual(problemsOf(readManifest(sloth('99').replace('service: payments\n', ''))), ['missing-field:1']);
    assert.deepEqual(problemsOf(readManifest(pyrra('"99"').replace('service=', 'zone='))), [
      'slo-of-unknown-service:1',
    ]);
    const many = readManifest(openslo(Array.from({ length: 300 }, () => '{ target: 0.9 }').join(', ')));
    assert.equal(many.statements[0]?.slos.length, 200);
    assert.deepEqual(problemsOf(many), ['too-many:6']);
  });

  it('of versions that are not read say so', () => {
    const read = readManifest(openslo('{ target: 0.9 }').replace('openslo/v1', 'openslo/v1alpha'));
    assert.deepEqual([read.formats, problemsOf(read)], [['openslo'], ['unknown-version:1']]);
    const next = readManifest(
      openslo('{ target: 0.9 }', '  sliRef: good\n').replace('openslo/v1', 'openslo.com/v2alpha'),
    );
    assert.equal(next.statements[0]?.slos[0]?.target, 0.9);
  });

  it('keep the window, whether it turns, and how it is counted', () => {
    const window = (more: string) => {
      const [slo] = readManifest(openslo('{ target: 0.9 }', more)).statements.flatMap(({ slos }) => slos);
      return [slo?.windowDays, slo?.calendar, slo?.budgeting];
    };
    assert.deepEqual(window(''), [30, undefined, undefined]);
    assert.deepEqual(window('  timeWindow: [{ duration: 4w, isRolling: true }]\n'), [28, undefined, undefined]);
    assert.deepEqual(window('  timeWindow: [{ duration: 1Q, isRolling: false }]\n  budgetingMethod: Timeslices\n'), [
      90,
      true,
      'time-slices',
    ]);
    assert.deepEqual(window('  timeWindow: [{ duration: 99.9% }]\n  budgetingMethod: Occurrences\n'), [
      30,
      undefined,
      'requests',
    ]);
  });
});
