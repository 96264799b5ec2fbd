// Names of stories.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { storyFile, storyId, storyName } from '../../src/core/solution/story';

describe('the story of a branch', () => {
  const cases: readonly [branch: string | undefined, id: string, name: string][] = [
    ['feature/PAY-123-confirm-by-sms', 'PAY-123', 'feature-pay-123-confirm-by-sms'],
    ['PAY-123', 'PAY-123', 'pay-123'],
    ['fix_AB2-7', 'AB2-7', 'fix-ab2-7'],
    ['confirm-by-sms', 'confirm-by-sms', 'confirm-by-sms'],
    ['release/2026-11-23', 'release-2026-11-23', 'release-2026-11-23'],
    ['Änderung/Ω', 'nderung', 'nderung'],
    ['日本', 'story', 'story'],
    ['', 'story', 'story'],
    [undefined, 'story', 'story'],
  ];
  for (const [branch, id, name] of cases) {
    it(`${branch}`, () => {
      assert.deepEqual([storyId(branch), storyName(branch)], [id, name]);
      assert.equal(storyFile(branch), `.sre/solutions/${name}.yaml`);
    });
  }

  it('is always a safe file name', () => {
    fc.assert(
      fc.property(fc.string(), (branch) => assert.match(storyName(branch), /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/)),
    );
  });
});
