// The word that was meant: the quick look at one slip finds what counting slips finds.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearestService } from '../../src/core/config/nearest';

/** Slips between two words, counted as the book does it: insert, delete, replace, swap. */
function slips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = [
    slips(a.slice(1), b) + 1,
    slips(a, b.slice(1)) + 1,
    slips(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) rest.push(slips(a.slice(2), b.slice(2)) + 1);
  return Math.min(...rest);
}

describe('config/nearest', () => {
  it('finds a service of one slip, and no other', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 5, maxLength: 7 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(word, word, (written, known) => {
        assert.equal(nearestService(written, [known]), slips(written, known) <= 1 ? known : undefined);
      }),
      { numRuns: 400 },
    );
  });

  it('takes the nearest of several, and dashes and case for nothing', () => {
    assert.equal(nearestService('payment', ['paymend', 'payments', 'Pay-Ment']), 'Pay-Ment');
    assert.equal(nearestService('pyaments', ['orders', 'payments']), 'payments');
    assert.equal(nearestService('sms', ['sns']), undefined);
  });
});
