// The scan of JSON is held against the library's tree: the same nodes, places, values and problems.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkJson } from '../../src/core/syntax/json-check';
import { parseJsonTree } from '../../src/core/syntax/json-tree';
import { viewJson } from '../../src/core/syntax/json-view';
import { mutate } from '../robustness/mutate';
import { differences } from './same';

/** True if the scan understood the text; then both say the same of it. */
function isSame(text: string): boolean {
  const checked = checkJson(text);
  if (checked === undefined) return false;
  const { root, faults } = parseJsonTree(text);
  assert.ok(root, text.slice(0, 4000));
  const mine = { roots: [viewJson(text, checked)], faults: checked.faults, complete: true };
  const whole = { roots: [root], faults, complete: faults.every(({ code }) => code === 'duplicate-key') };
  assert.deepEqual(differences(mine, whole), [], text.slice(0, 4000));
  return true;
}

/** A value as JSON with white space of all kinds between its parts. */
function written(value: unknown, indent: string, lineFeed: string): string {
  const text = JSON.stringify(value, undefined, indent);
  return lineFeed === '\n' ? text : text.replaceAll('\n', lineFeed);
}

const texts = fc
  .tuple(
    fc.jsonValue({ maxDepth: 6 }),
    fc.constantFrom('', ' ', '\t', '    '),
    fc.constantFrom('\n', '\r\n', '\n\n \t'),
  )
  .map(([value, indent, lineFeed]) => written(value, indent, lineFeed));

describe('syntax: both engines of JSON', () => {
  it('say the same of JSON of any shape', () => {
    fc.assert(
      fc.property(texts, (text) => {
        assert.ok(isSame(text), text);
      }),
      { numRuns: 1500 },
    );
  });

  it('say the same of keys given twice, escapes, numbers and words', () => {
    const known = [
      '{"a":1,"a":2,"\\u0061":3,"b":{"a":1},"a":[]}',
      `{${Array.from({ length: 40 }, (_, at) => `"k${at % 30}": ${at}`).join(', ')}}`,
      '{"\\ud83d\\ude00\\/\\"\\\\":"\\n\\t\\u0000é😀"}',
      '[0, -0, 1.50, 1e400, -1E-2, true, false, null, "", {}, []]',
      '\ufeff {"a": "x"}\r\n',
      '"alone"',
      `${'['.repeat(100)}${']'.repeat(100)}`,
    ];
    for (const text of known) assert.ok(isSame(text), text);
  });

  it('leave to the library what is no plain JSON', () => {
    const others = [
      '',
      '{',
      '[1,]',
      '{"a":1,}',
      '{"a" 1}',
      '{a:1}',
      "{'a':1}",
      '[01]',
      '[1.]',
      '[+1]',
      '[nul]',
      '["\t"]',
    ];
    const more = ['["\\x"]', '["\\u12"]', '{} {}', '[1] x', '// a\n{}', '{"a":/**/1}', '["a', '{"a\n":1}', '{"a', ']'];
    for (const text of [...others, ...more, `${'['.repeat(101)}${']'.repeat(101)}`])
      assert.equal(checkJson(text), undefined, text);
  });

  it('say the same of texts that were broken at random', () => {
    const stream = fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true }));
    fc.assert(
      fc.property(texts, texts, stream, (one, other, random: Iterator<number>) => {
        isSame(mutate(one, other, () => Number(random.next().value ?? 0)));
      }),
      { numRuns: 1500 },
    );
  });

  it('say the same of the files of this repository', () => {
    const files = ['examples', 'schemas', 'test'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json') && !name.includes('node_modules'))
        .map((name) => join(folder, name)),
    );
    assert.ok(files.length > 0);
    for (const file of files) if (statSync(file).isFile()) isSame(readFileSync(file, 'utf8'));
  });
});
