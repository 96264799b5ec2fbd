// The truth table of hard and soft, row by row.
import assert from 'node:assert/strict';
import { criticalityOf } from '../../src/core/catalog/criticality';
import type { CallTerms, Mode } from '../../src/core/model/call';

const ROWS: readonly [Mode, CallTerms, string][] = [
  ['sync', { criticality: 'soft' }, 'soft'],
  ['sync', { criticality: 'hard', fallback: { kind: 'cached' } }, 'hard'],
  ['async', { criticality: 'soft', blocks: true }, 'soft'],
  ['unknown', { criticality: 'hard' }, 'hard'],
  ['async', { blocks: true }, 'hard'],
  ['unknown', { blocks: true }, 'hard'],
  ['sync', {}, 'hard assumed'],
  ['sync', { fallback: { kind: 'cached' } }, 'soft'],
  ['sync', { fallback: { kind: 'fail-open' } }, 'soft'],
  ['sync', { fallback: { kind: 'fail-closed' } }, 'hard assumed'],
  ['async', {}, 'soft assumed'],
  ['async', { blocks: false }, 'soft'],
  ['unknown', {}, 'unknown'],
  ['unknown', { fallback: { kind: 'skip' } }, 'unknown'],
];

describe('catalog: hard or soft', () => {
  for (const [mode, terms, expected] of ROWS) {
    it(`${mode} ${JSON.stringify(terms)} is ${expected}`, () => {
      const { criticality, assumed } = criticalityOf(mode, terms);
      assert.equal(`${criticality}${assumed ? ' assumed' : ''}`, expected);
    });
  }
});
