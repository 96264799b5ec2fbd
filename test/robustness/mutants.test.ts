// Broken files for as long as the time box allows, from one seed; 100,000 of them is goal R3.
import assert from 'node:assert/strict';
import { tryMutants } from './mutants';
import { SEED } from '../seed';

const BOX_MS = 6000;
const AT_LEAST = 50;

describe('mutants', function () {
  this.timeout(60_000);

  it('throw nothing and leave Object.prototype as it was', () => {
    const start = performance.now();
    const result = tryMutants(SEED, (tried) => tried >= AT_LEAST && performance.now() - start > BOX_MS);
    console.log(`      ${result.tried} mutants, seed ${SEED}`);
    assert.deepEqual([result.thrown, result.polluted], [[], []]);
    assert.ok(result.understood > result.tried / 4, `${result.understood} of ${result.tried} still said something`);
  });

  it('are the same for the same seed', () => {
    const one = tryMutants(7, (tried) => tried >= 30);
    const two = tryMutants(7, (tried) => tried >= 30);
    assert.deepEqual([one.understood, one.thrown], [two.understood, two.thrown]);
  });
});
