// Bombs at a fiftieth of their size: each ends, none throws, each is told. At full size, in limits: goal R4.
import assert from 'node:assert/strict';
import { BOMBS } from './bombs';
import { readDocument } from './read-document';

const SHARE = 0.02;
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
      const { codes } = readDocument(file, Buffer.from(small));
      assert.ok(told === undefined || codes.includes(told), `told: ${codes.join(', ') || 'nothing'}`);
    });
});
