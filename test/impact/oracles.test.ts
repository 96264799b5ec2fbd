// All numbers of the table of oracles, each by the function that users get it from.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPUTE, type Inputs } from './oracles';

interface Oracle {
  readonly id: string;
  readonly formula: string;
  readonly inputs: Inputs;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

/** The table that ours is a copy of; it lies beside the repository where the project is worked on. */
const SOURCE = '../shared/reference/oracles.json';
const text = readFileSync(join(__dirname, 'oracles.json'), 'utf8');
const ORACLES = JSON.parse(text) as readonly Oracle[];

/** What is not as expected, each with its path; numbers may differ by the tolerance, and by the last digits of a double. */
function differences(actual: unknown, expected: unknown, tolerance: number, path: string): readonly string[] {
  if (typeof expected === 'number') {
    const allowed = Math.max(tolerance, 4 * Number.EPSILON * Math.abs(expected));
    const near = typeof actual === 'number' && Math.abs(actual - expected) <= allowed;
    return near ? [] : [`${path}: ${String(actual)} instead of ${expected}`];
  }
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null)
    return actual === expected ? [] : [`${path}: ${String(actual)} instead of ${String(expected)}`];
  const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  const [had, wanted] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
  return [...names].flatMap((name) => differences(had.get(name), wanted.get(name), tolerance, `${path}.${name}`));
}

describe('the table of oracles', () => {
  it('has 62 entries, each with a function, and no function without an entry', () => {
    assert.equal(ORACLES.length, 62);
    assert.deepEqual(ORACLES.map(({ id }) => id).sort(), [...COMPUTE.keys()].sort());
  });

  for (const { id, formula, inputs, expected, tolerance } of ORACLES)
    it(`${id}: ${formula}`, () => {
      const actual = COMPUTE.get(id)?.(inputs);
      assert.ok(Object.keys(expected).length > 0);
      assert.deepEqual(differences(actual, expected, tolerance, id), []);
    });

  it('catches a number that is off', () => {
    const [first] = ORACLES;
    const actual = { ...first?.expected, min30d: 432.1 };
    assert.deepEqual(differences(actual, first?.expected, first?.tolerance ?? 0, 'x'), [
      'x.min30d: 432.1 instead of 432',
    ]);
  });

  it('is the table that the project was given', function () {
    if (!existsSync(SOURCE)) {
      console.log(`      skipped: ${SOURCE} is absent`);
      this.skip();
    }
    assert.deepEqual(JSON.parse(readFileSync(SOURCE, 'utf8')), ORACLES);
  });
});
