// Quantities in the notations of other tools: windows, targets, Kubernetes quantities.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDuration } from '../../src/core/units/duration';
import { formatBytes, parseQuantity } from '../../src/core/units/quantity';
import { parseFreeTarget, parsePercentTarget, parseRatioTarget } from '../../src/core/units/target';
import { parseWindowDays, windowDaysOf } from '../../src/core/units/window';

const REFUSED = [
  '',
  ' ',
  '1',
  '99.9%',
  '-1d',
  '1 d',
  '1D',
  '1mo',
  '0d',
  '1w1d',
  'd',
  '1e3d',
  '1q',
  `${'1'.repeat(30)}d`,
];

describe('units: window', () => {
  it('reads what the SLO formats write', () => {
    const cases: [string, number][] = [
      ['30d', 30],
      ['4w', 28],
      ['1M', 30],
      ['1Q', 90],
      ['1Y', 365],
      ['1y', 365],
      ['12h', 0.5],
      ['90m', 0.0625],
    ];
    for (const [text, days] of cases) assert.equal(parseWindowDays(text), days, text);
    assert.deepEqual(
      ['Day', 'days', 'Week', 'Month', 'Quarter', 'Year', 'Fortnight'].map((unit) => windowDaysOf(2, unit)),
      [2, 2, 14, 60, 180, 730, undefined],
    );
    assert.equal(windowDaysOf(1.5, 'Day'), undefined);
  });

  it('refuses everything else', () => {
    for (const text of REFUSED) assert.equal(parseWindowDays(text), undefined, text);
  });

  it('agrees with durations where both know the unit, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('h', 'd', 'w', 'm', 's'), (count, unit) => {
        const days = parseWindowDays(`${count}${unit}`) ?? 0;
        assert.ok(Math.abs(days * 86_400_000 - (parseDuration(`${count}${unit}`) ?? 0)) < 1e-3);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => (parseWindowDays(text) ?? 1) > 0));
  });
});

describe('units: target', () => {
  it('reads each notation, and asks where two would fit', () => {
    const cases: [string, ReturnType<typeof parseFreeTarget>, ReturnType<typeof parsePercentTarget>, number?][] = [
      ['0.999', 0.999, 'ambiguous', 0.999],
      ['99.9', 0.999, 0.999],
      ['99.9%', 0.999, 0.999],
      ['99.93 %', 0.9993, 0.9993],
      ['100', 1, 1],
      ['100%', 1, 1],
      ['1', 'ambiguous', 'ambiguous', 1],
      ['1.0', 'ambiguous', 'ambiguous', 1],
      ['1%', 0.01, 0.01],
      ['0.5%', 0.005, 0.005],
    ];
    for (const [text, free, percent, ratio] of cases) {
      assert.equal(parseFreeTarget(text), free, text);
      assert.equal(parsePercentTarget(text), percent, text);
      assert.equal(parseRatioTarget(text), ratio, text);
    }
  });

  it('refuses everything else', () => {
    for (const text of [
      '',
      '%',
      '0',
      '0%',
      '100.1',
      '101%',
      '-1',
      '99,9',
      '99.9 percent',
      '30d',
      '1e-1',
      '99.9%%',
      '.9',
    ])
      for (const parse of [parseFreeTarget, parsePercentTarget, parseRatioTarget])
        assert.equal(parse(text), undefined, text);
  });

  it('gives the same ratio for a target in every notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200_000, max: 9_999_999 }), (parts) => {
        const [percent, ratio] = [`${Number(`${parts}e-5`)}`, Number(`${parts}e-7`)];
        assert.equal(parseFreeTarget(percent), ratio);
        assert.equal(parseFreeTarget(`${percent}%`), ratio);
        assert.equal(parsePercentTarget(percent), ratio);
        assert.equal(parseRatioTarget(String(ratio)), ratio);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const target = parseFreeTarget(text);
        return target === undefined || target === 'ambiguous' || (target > 0 && target <= 1);
      }),
    );
  });
});

describe('units: quantities of Kubernetes', () => {
  it('reads decimal, binary and exponent suffixes', () => {
    const cases: [string, number][] = [
      ['250m', 0.25],
      ['1', 1],
      ['0.5', 0.5],
      ['.5', 0.5],
      ['1Gi', 1024 ** 3],
      ['128974848', 128974848],
      ['129e6', 129e6],
      ['129M', 129e6],
      ['1.5Ki', 1536],
      ['100k', 100_000],
      ['5E', 5e18],
      ['7n', 7e-9],
    ];
    for (const [text, value] of cases) assert.equal(parseQuantity(text), value, text);
  });

  it('refuses everything else', () => {
    for (const text of ['', '1GB', '1gi', '10K', '-1', '+1', '1 Gi', '50%', '1e', '1Gi5', 'Mi', '99.9%', '1e999'])
      assert.equal(parseQuantity(text), undefined, text);
  });

  it('reads bytes back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (bytes) => {
        assert.equal(parseQuantity(formatBytes(bytes)), bytes);
      }),
    );
    assert.deepEqual([1024 ** 3, 1536, 1000, 3 * 1024].map(formatBytes), ['1Gi', '1536', '1000', '3Ki']);
  });
});
