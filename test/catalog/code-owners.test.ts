// CODEOWNERS: the last pattern that matches wins, and nothing of what a file holds makes it throw.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeOwnersOf, createOwnersOf, readCodeOwners } from '../../src/core/catalog/code-owners';
import { filesOf } from '../session/files';

const TEXT = `# who looks
*                 @org/everyone
/services/        @org/backend  # all of them
services/sms/     @org/messaging telco@example.com
docs/*            @writer
*.md
[Section] @org/ignored
^[Optional][2] @org/ignored
!/services/web/   @org/ignored
/with\\ blank/     @org/blank
`;

describe('CODEOWNERS', () => {
  const cases: readonly (readonly [file: string, owners: readonly string[]])[] = [
    ['compose.yaml', ['@org/everyone']],
    ['services/payments/openapi.yaml', ['@org/backend']],
    ['services/sms/openapi.yaml', ['@org/messaging', 'telco@example.com']],
    ['services/web/openapi.yaml', ['@org/backend']],
    ['Services/web/openapi.yaml', ['@org/everyone']],
    ['docs/a.yaml', ['@writer']],
    ['docs/deep/a.yaml', ['@org/everyone']],
    ['services/README.md', []],
    ['with blank/a.yaml', ['@org/blank']],
    ['../elsewhere.yaml', []],
    ['/etc/passwd', []],
    ['', []],
  ];
  const ownersOf = createOwnersOf(readCodeOwners(TEXT));
  for (const [file, owners] of cases) {
    it(`${file === '' ? 'no file' : file} → ${owners.join(' ') || 'nobody'}`, () =>
      assert.deepEqual(ownersOf(file), owners));
  }

  it('is read where forges look first, the baseline before the branch', () => {
    const wanted = ['a/sre.yaml', 'b/sre.yaml'];
    const before = filesOf([['CODEOWNERS', 'a/ @before']]);
    const head = filesOf([
      ['CODEOWNERS', '* @root'],
      ['.github/CODEOWNERS', '* @github'],
      ['docs/CODEOWNERS', '* @docs'],
    ]);
    assert.deepEqual([...codeOwnersOf([before, head], wanted)], [['a/sre.yaml', ['@before']]]);
    assert.deepEqual([...codeOwnersOf([head], wanted)].flat(2), ['a/sre.yaml', '@github', 'b/sre.yaml', '@github']);
    assert.equal(codeOwnersOf([filesOf([])], wanted).size, 0);
  });

  it('reads a bounded number of rules, and leaves out patterns that would be slow', () => {
    assert.equal(readCodeOwners('a @b\n'.repeat(5000)).length, 2000);
    assert.deepEqual(readCodeOwners(`${'**/'.repeat(30)}a @b\n${'x'.repeat(600)} @b`), []);
  });

  it('never throws', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab/*?[]!#\\@ \n^-.') });
    fc.assert(
      fc.property(text, text, (rules, file) => Array.isArray(createOwnersOf(readCodeOwners(rules))(file))),
      { numRuns: 300 },
    );
  });
});
