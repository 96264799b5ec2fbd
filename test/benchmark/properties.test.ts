// Readers of results, over random runs: right numbers, whatever the pieces, and no throw on whatever a file holds.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowsIn } from '../../src/core/benchmark/csv';
import { createDistribution } from '../../src/core/benchmark/distribution';
import { linesIn } from '../../src/core/benchmark/lines';
import { readResult } from '../../src/core/benchmark/read-result';
import type { BenchmarkResult } from '../../src/core/benchmark/result';
import * as outputs from './outputs';

const OUTPUTS = [
  outputs.K6_EXPORT,
  outputs.K6_SUMMARY,
  outputs.K6_MACHINE,
  outputs.JMETER_STATISTICS,
  outputs.JMETER_AGGREGATE,
  outputs.GATLING_GLOBAL,
  outputs.GATLING_STATS,
  outputs.WRK2,
  outputs.HEY,
  outputs.k6Points([12, 5.25, 80.125]),
  `${outputs.JTL_HEADER}\n${outputs.jtlRow(Date.parse('2026-11-22T09:00:00Z'), 12, 'a', false)}\n`,
];

/** What must hold of every result, however broken the file: finite numbers in their ranges, percentiles in order. */
function assertSound(result: BenchmarkResult): void {
  for (const measured of [result, ...result.operations]) {
    for (const number of [measured.requests, measured.rps, measured.samples, measured.errorRatio])
      assert.ok(number === undefined || (Number.isFinite(number.value) && number.value >= 0), JSON.stringify(number));
    assert.ok((measured.errorRatio?.value ?? 0) <= 1);
    for (const [index, { q, ms, place }] of measured.percentiles.entries()) {
      assert.ok(q > 0 && q < 1 && Number.isFinite(ms) && ms >= 0 && place.line >= 1);
      const next = measured.percentiles[index + 1];
      assert.ok(next === undefined || (next.q > q && next.ms >= ms), `${q} ${ms} before ${next?.q} ${next?.ms}`);
    }
  }
}

/** The value at the nearest rank, by the textbook. */
function nearestRank(sorted: readonly number[], q: number): number {
  return sorted[Math.ceil(Number((q * sorted.length).toFixed(9))) - 1] ?? 0;
}

describe('benchmark results, any file', () => {
  it('gives sound numbers or nothing, and never throws', () => {
    const cut = fc
      .tuple(fc.constantFrom(...OUTPUTS), fc.nat(5000), fc.nat(200), fc.string({ maxLength: 20 }))
      .map(
        ([text, at, length, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + length),
      );
    const file = fc.constantFrom('a.json', 'a.jtl', 'a.txt', 'x-20261301083000123/js/stats.json');
    fc.assert(
      fc.property(fc.oneof(fc.string(), cut), file, fc.integer({ min: 1, max: 500 }), (text, name, piece) => {
        const result = readResult({ file: name, pieces: () => outputs.pieces(text, piece) });
        if (result !== undefined) assertSound(result);
        for (const { place } of result?.problems ?? []) assert.equal(place?.file, name);
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same however the text is cut into pieces', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OUTPUTS), fc.integer({ min: 1, max: 4000 }), (text, piece) => {
        assert.deepEqual(outputs.readOutput(text, 'a', piece), outputs.readOutput(text, 'a', text.length));
      }),
      { numRuns: 200 },
    );
  });
});

describe('benchmark results, samples', () => {
  it('are counted one by one: a JTL and points of k6 of the same run agree with the textbook', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.boolean()), { minLength: 2, maxLength: 300 }),
        (run) => {
          const start = Date.parse('2026-11-22T09:00:00Z');
          const durations = run.map(([elapsed]) => elapsed);
          const rows = run.map(([elapsed, failed], index) => outputs.jtlRow(start + index, elapsed, 'a,b', !failed));
          const jtl = outputs.readOutput([outputs.JTL_HEADER, ...rows].join('\r\n'));
          const points = outputs.readOutput(outputs.k6Points(durations, (index) => run[index]?.[1] === true));
          const failed = run.filter(([, isFailed]) => isFailed).length / run.length;
          const sorted = [...durations].sort((a, b) => a - b);
          for (const result of [jtl, points]) {
            assert.deepEqual(result.problems, []);
            assert.deepEqual([result.requests?.value, result.errorRatio?.value], [run.length, failed]);
            for (const { q, ms } of result.percentiles) assert.equal(ms, nearestRank(sorted, q), `q ${q}`);
          }
          assert.equal(jtl.operations[0]?.name, 'a,b');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are merged to within a quarter of a percent where there are many different ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 50, maxLength: 400 }),
        (values) => {
          const distribution = createDistribution(20);
          for (const value of values) distribution.add(value);
          const sorted = [...values].sort((a, b) => a - b);
          assert.equal(distribution.count(), values.length);
          for (const { q, ms } of distribution.percentiles()) {
            const exact = nearestRank(sorted, q);
            assert.ok(Math.abs(ms - exact) <= exact * 0.0035 + 0.001, `q ${q}: ${ms} for ${exact}`);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('benchmark results, lines and rows', () => {
  it('are those of the whole text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '"') }),
        fc.integer({ min: 1, max: 5 }),
        (text, piece) => {
          const expected = text.split('\n').map((line) => line.replace(/\r$/, ''));
          if (expected.at(-1) === '') expected.pop();
          assert.deepEqual(
            [...linesIn(outputs.pieces(text, piece))].map((line) => line.text),
            expected,
          );
        },
      ),
    );
  });

  it('keeps no more of a line than a point or a sample takes', () => {
    const [first, second] = linesIn(outputs.pieces(`${'x'.repeat(200_000)}\nend`, 7001));
    assert.deepEqual([first?.text.length, first?.cut, second?.text, second?.cut], [65_536, true, 'end', false]);
  });

  it('gives back fields that were quoted as the standard has it', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' '), maxLength: 8 });
    const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 20 }), (rows) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n');
        assert.deepEqual(
          [...rowsIn(linesIn([text]), ',')].map(({ fields }) => fields),
          rows,
        );
      }),
    );
  });

  it('takes a quote that is never closed for a slip of one row', () => {
    const lines = ['a,"b', ...Array.from({ length: 500 }, (_, index) => `${index},x`)];
    const rows = [...rowsIn(linesIn([lines.join('\n')]), ',')];
    assert.equal(rows.length, 501);
    assert.deepEqual([rows[0]?.broken, rows[1]?.broken, rows[500]?.fields], [true, false, ['499', 'x']]);
  });
});
