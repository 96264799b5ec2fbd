// The checks hold what the catalogue of the project asks: ids, tiers, stages, how each is decided.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CHECKS } from '../../src/core/readiness/index';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly tiers: Readonly<Record<'core' | 'normal' | 'supplementary', string>>;
  readonly fromStage: string;
  readonly level: string;
}

const CATALOGUE = JSON.parse(readFileSync('test/readiness/catalogue.json', 'utf8')) as readonly Entry[];
const LEVELS: Readonly<Record<string, string>> = { auto: 'auto', evidence: 'evidence', attest: 'attest' };

describe('the catalogue of readiness checks', () => {
  it('has a check for each of its entries', () => {
    assert.deepEqual(
      CATALOGUE.map(({ id }) => id).filter((id) => !CHECKS.some((check) => check.id === id)),
      [],
    );
  });

  it('is in order', () => {
    const order = CATALOGUE.map(({ id }) => id);
    const ids = CHECKS.map(({ id }) => id);
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const check of CHECKS) {
    it(`asks with ${check.id} what is written there`, () => {
      const entry = CATALOGUE.find(({ id }) => id === check.id);
      assert.ok(entry, 'not in the catalogue');
      assert.deepEqual(check.tiers, entry.tiers);
      assert.equal(check.fromStage, entry.fromStage);
      // `auto (partly)`, `auto (IaC)` …: decided from files where they say it, else by a person.
      assert.equal(check.level, LEVELS[entry.level] ?? 'partly');
      assert.equal(check.id.split('-')[0], check.group);
    });
  }
});
