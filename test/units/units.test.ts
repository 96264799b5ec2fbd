// Quantities: what is accepted, what is refused, and that writing and reading agree.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { daysBetween, parseDay } from '../../src/core/units/day';
import { formatDuration, parseDuration } from '../../src/core/units/duration';
import { formatMinutes } from '../../src/core/units/minutes';
import { formatPercent, parsePercent, writePercent } from '../../src/core/units/percent';
import { formatRate, parseRate } from '../../src/core/units/rate';

describe('units: duration', () => {
  it('reads units, compounds and decimals', () => {
    const cases: [string, number][] = [
      ['300ms', 300],
      ['2s', 2000],
      ['1m30s', 90_000],
      ['1h', 3_600_000],
      ['30d', 2_592_000_000],
      ['4w', 2_419_200_000],
      ['1.5h', 5_400_000],
      ['0.3s', 300],
      ['1m0.25s', 60_250],
      ['1s500ms', 1500],
      ['0s', 0],
      [' 5s ', 5000],
    ];
    for (const [text, ms] of cases) assert.equal(parseDuration(text), ms, text);
  });

  it('refuses everything else', () => {
    for (const text of [
      '',
      '5',
      '99.9%',
      '5 s',
      '5y',
      '-5s',
      '30s1m',
      '1s1s',
      's',
      '1.s',
      '.5s',
      '1e3s',
      '5sec',
      '5S',
      '1m30',
      `${'1'.repeat(80)}s`,
    ]) {
      assert.equal(parseDuration(text), undefined, text);
    }
  });

  it('writes one canonical form', () => {
    assert.equal(formatDuration(90_000), '1m30s');
    assert.equal(formatDuration(800), '800ms');
    assert.equal(formatDuration(1500), '1.5s');
    assert.equal(formatDuration(2_592_000_000), '30d');
    assert.equal(formatDuration(0), '0s');
    assert.equal(formatDuration(3_600_001), '1h0.001s');
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.nat({ max: 4_000_000_000 }), (ms) => assert.equal(parseDuration(formatDuration(ms)), ms)));
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), (micros) =>
        assert.equal(parseDuration(formatDuration(micros / 1000)), micros / 1000),
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = parseDuration(text);
        assert.ok(ms === undefined || ms >= 0);
      }),
    );
  });
});

describe('units: percent', () => {
  it('reads without noise', () => {
    const cases: [string, number][] = [
      ['99.95%', 0.9995],
      ['99.9%', 0.999],
      ['99.986%', 0.99986],
      ['20%', 0.2],
      ['100%', 1],
      ['0%', 0],
      ['99.5 %', 0.995],
    ];
    for (const [text, ratio] of cases) assert.equal(parsePercent(text), ratio, text);
  });

  it('refuses bare numbers and what is outside 0–100', () => {
    for (const text of ['99.95', '', '%', '100.01%', '-1%', '1e1%', '99,9%', 'x%', '9 9%']) {
      assert.equal(parsePercent(text), undefined, text);
    }
  });

  it('shows two digits after the last leading 9, at least two', () => {
    const cases: [number, string][] = [
      [0.989505, '98.95 %'],
      [0.9995, '99.95 %'],
      [0.99986, '99.986 %'],
      [0.999, '99.90 %'],
      [0.99999, '99.999 %'],
      [0.99, '99.00 %'],
      [0.5, '50.00 %'],
      [1, '100.00 %'],
      [0, '0.00 %'],
      [0.999949, '99.9949 %'],
      [0.2, '20.00 %'],
    ];
    for (const [ratio, text] of cases) assert.equal(formatPercent(ratio), text);
  });

  it('never shows 100 for less', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.999999, max: 1, noNaN: true, maxExcluded: true }), (ratio) =>
        assert.ok(!formatPercent(ratio).startsWith('100')),
      ),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), (billionths) => {
        const ratio = Number(`${billionths}e-9`);
        assert.equal(parsePercent(writePercent(ratio)), ratio);
      }),
    );
  });
});

describe('units: rate and minutes', () => {
  it('reads rates', () => {
    const cases: [string, number | undefined][] = [
      ['120rps', 120],
      ['3000/min', 50],
      ['5/s', 5],
      ['10/h', 10 / 3600],
      ['0.5rps', 0.5],
      ['120', undefined],
      ['5/y', undefined],
      ['rps', undefined],
    ];
    for (const [text, rps] of cases) assert.equal(parseRate(text), rps, text);
  });

  it('writes rates in the unit that gives a whole number', () => {
    assert.equal(formatRate(120), '120rps');
    assert.equal(formatRate(10 / 3600), '10/h');
    assert.equal(formatRate(0.5), '30/min');
    assert.equal(formatRate(0), '0rps');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.constantFrom('rps', '/s', '/min', '/h'), (count, unit) => {
        const rps = parseRate(`${count}${unit}`);
        assert.ok(rps !== undefined);
        const again = parseRate(formatRate(rps));
        assert.ok(again !== undefined && Math.abs(again - rps) <= 1e-9 * Math.max(rps, 1));
      }),
    );
  });

  it('shows minutes with one digit', () => {
    assert.deepEqual([21.6, 453.4488, 0, -0.01, 100].map(formatMinutes), ['21.6', '453.4', '0.0', '0.0', '100.0']);
  });
});

describe('units: day', () => {
  it('reads days of the calendar and nothing else', () => {
    for (const text of ['2027-01-31', ' 2028-02-29 ', '2027-01-31T10:00:00Z'])
      assert.equal(parseDay(text), text.trim().slice(0, 10));
    for (const text of ['', '2027-02-29', '2027-13-01', '31.01.2027', '2027-1-1', '2027-01-311', 'soon'])
      assert.equal(parseDay(text), undefined, text);
  });

  it('counts the days between two of them', () => {
    assert.equal(daysBetween('2026-11-23', '2026-12-01'), 8);
    assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
    assert.equal(daysBetween('2026-12-01', '2026-11-23'), -8);
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
        const later = new Date(Date.UTC(2026, 10, 23) + days * 86_400_000).toISOString().slice(0, 10);
        assert.equal(daysBetween('2026-11-23', later), days);
        assert.equal(parseDay(later), later);
      }),
    );
  });
});
