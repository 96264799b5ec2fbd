// Agreed answers of an untouched call are told as stale where this branch took their ground away, and only there.
import assert from 'node:assert/strict';
import { createSession } from '../../src/core/session';
import { filesOf, snapshotOf } from './files';

const STORY = `sre-solution: "1.0"
story: SHOP-1
calls:
  - from: orders
    to: loyalty
    answers:
      TS-04: { text: points are added later }
      TS-06: { text: 300 ms }
    assumed: { calleeTier: supplementary }
`;

const estate = (loyaltyTier: string) => `sre: "1.0"
service: orders
tier: core
dependencies:
  - { to: loyalty, mode: sync, criticality: soft, fallback: { kind: skip } }
---
sre: "1.0"
service: loyalty
tier: ${loyaltyTier}
`;

function problems(head: string, before: string): readonly string[] {
  const files = (text: string) =>
    filesOf([
      ['sre.yaml', text],
      ['.sre/solutions/shop-1.yaml', STORY],
    ]);
  const report = createSession().judge(snapshotOf(files(head), files(before)));
  assert.deepEqual(report.changes.calls, []);
  return report.problems.map(({ code, message, place }) => `${place?.file}:${place?.line} ${code}: ${message}`);
}

describe('stale answers of calls that the branch did not touch', () => {
  it('are told at their record, with what changed', () => {
    assert.deepEqual(problems(estate('normal'), estate('supplementary')), [
      '.sre/solutions/shop-1.yaml:4 stale-answer: orders → loyalty: loyalty was supplementary, now normal. Answer TS-04 again.',
    ]);
  });

  it('are silent where they still stand, or did not stand before either', () => {
    assert.deepEqual(problems(estate('supplementary'), estate('supplementary')), []);
    assert.deepEqual(problems(estate('normal'), estate('normal')), []);
  });
});
