// Text from files on one line that shows what it is.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oneLine, UNSAFE } from '../../src/core/units/one-line';

describe('a text as one line', () => {
  it('keeps words apart and takes out what redraws or reorders', () => {
    assert.equal(oneLine('a\tb\r\nc\u2028d'), 'a b c d');
    assert.equal(oneLine('pay\u202ements\u001b[2J\u0085\ufeff'), 'payments[2J');
    assert.equal(oneLine('Zahlungen – 支払い'), 'Zahlungen – 支払い');
  });

  it('holds nothing unsafe, whatever a file says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text);
        assert.equal(line.search(UNSAFE), -1);
        assert.equal(oneLine(line), line);
      }),
    );
  });
});
