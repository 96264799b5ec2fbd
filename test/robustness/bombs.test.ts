// Bombs at a fiftieth of their size: each ends, none throws, each is told. At full size, in limits: goal R4.
import assert from 'node:assert/strict';
import { BOMBS } from './bombs';
import { readDocument } from './read-document';

const SHARE = 0.02;
/** A report may grow by so much more than its text: numbers get longer. */
const ABOVE_LINEAR = 1.3;
const MEGABYTE = 1_000_000;

describe('bombs', function () {
  this.timeout(60_000);

  it('are at least forty, with names of their own', () => {
    assert.ok(new Set(BOMBS.map(({ name }) => name)).size >= 40);
    assert.equal(new Set(BOMBS.map(({ name }) => name)).size, BOMBS.length);
  });

  for (const { name, file, text, told } of BOMBS)
    it(name, () => {
      const small = text(SHARE);
      assert.ok(small.length <= MEGABYTE);
      const { codes, reported } = readDocument(file, Buffer.from(small));
      assert.ok(told === undefined || codes.includes(told), `told: ${codes.join(', ') || 'nothing'}`);
      const large = text(3 * SHARE);
      const most = reported * (large.length / small.length) * ABOVE_LINEAR;
      assert.ok(readDocument(file, Buffer.from(large)).reported <= most, 'the report grows with the text');
    });
});
