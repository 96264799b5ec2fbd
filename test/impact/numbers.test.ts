// The formulas of availability and error budget: the table of oracles, and what must hold for any numbers.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { serial, serialBounds } from '../../src/core/impact/availability';
import { errorBudgetMinutes } from '../../src/core/impact/error-budget';

interface Oracle {
  readonly id: string;
  readonly inputs: { readonly sloPct?: number; readonly a?: readonly number[] };
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: number;
}

const ORACLES = '../shared/reference/oracles.json';

describe('the numbers of an impact', () => {
  it('agree with the table of oracles', function () {
    if (!existsSync(ORACLES)) {
      console.log(`      skipped: ${ORACLES} is absent`);
      this.skip();
    }
    const oracles = JSON.parse(readFileSync(ORACLES, 'utf8')) as readonly Oracle[];
    const near = (actual: number | undefined, oracle: Oracle, name: string) => {
      const expected = oracle.expected[name] ?? Number.NaN;
      const text = `${oracle.id} ${name}: ${actual} instead of ${expected}`;
      assert.ok(actual !== undefined && Math.abs(actual - expected) <= Math.max(oracle.tolerance, 1e-12), text);
    };
    let compared = 0;
    for (const oracle of oracles) {
      const { sloPct, a } = oracle.inputs;
      if (oracle.id.startsWith('budget-') && sloPct !== undefined) {
        for (const days of [7, 28, 30, 90, 365]) near(errorBudgetMinutes(sloPct / 100, days), oracle, `min${days}d`);
        compared++;
      } else if (oracle.id.startsWith('serial-') && a !== undefined) {
        const bounds = serialBounds(a);
        const wanted =
          'a' in oracle.expected ? { a: bounds.independent } : { ...bounds, lower: bounds.worst, upper: bounds.best };
        for (const [name, value] of Object.entries(wanted)) if (name in oracle.expected) near(value, oracle, name);
        compared++;
      }
    }
    assert.ok(compared >= 10, `only ${compared} oracles were found`);
  });

  it('have no noise of binary fractions', () => {
    assert.equal(errorBudgetMinutes(0.9993, 30), 30.24);
    assert.equal(errorBudgetMinutes(0.9995, 30), 21.6);
    assert.equal(errorBudgetMinutes(0.99999, 7), 0.1008);
    assert.equal(serial([0.9995, 0.99]), 0.989505);
  });

  it('are unknown where the input is no ratio or no window', () => {
    assert.equal(errorBudgetMinutes(Number.NaN, 30), undefined);
    assert.equal(errorBudgetMinutes(99.95, 30), undefined);
    assert.equal(errorBudgetMinutes(0.99, 0), undefined);
    assert.equal(errorBudgetMinutes(0.99, Number.POSITIVE_INFINITY), undefined);
  });

  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const ratios = fc.array(ratio, { maxLength: 8 });

  it('keep their bounds in order', () => {
    fc.assert(
      fc.property(ratios, (all) => {
        const { worst, independent, best } = serialBounds(all);
        return 0 <= worst && worst <= independent && independent <= best && best <= 1;
      }),
    );
  });

  it('never rise with one more dependency', () => {
    fc.assert(fc.property(ratios, ratio, (all, one) => serial([...all, one]) <= serial(all)));
  });

  it('do not depend on the order', () => {
    fc.assert(
      fc.property(ratios, (all) => {
        assert.deepEqual(serialBounds([...all].reverse()), serialBounds(all));
      }),
    );
  });

  it('spend less where the target is higher', () => {
    fc.assert(
      fc.property(ratio, ratio, fc.integer({ min: 1, max: 400 }), (a, b, days) => {
        const [lower, higher] = a < b ? [a, b] : [b, a];
        return (errorBudgetMinutes(higher, days) ?? Number.NaN) <= (errorBudgetMinutes(lower, days) ?? Number.NaN);
      }),
    );
  });
});
