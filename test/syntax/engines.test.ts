// The index of blocks is held against the tolerant parser: the same nodes, places, values and problems.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { indexBlocks } from '../../src/core/syntax/block-index';
import { readIndex, readWhole } from '../../src/core/syntax/read-yaml';
import { mutate } from '../robustness/mutate';
import { oddTexts } from './odd-texts';
import { differences } from './same';

/** True if the index understood the text; then both say the same of it. */
function isSame(text: string): boolean {
  const index = indexBlocks(text, false);
  if (index === undefined) return false;
  assert.deepEqual(
    differences(
      readIndex(() => text, index),
      readWhole(text),
    ),
    [],
    text.slice(0, 4000),
  );
  return true;
}

function filesUnder(folder: string, extension: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => extension.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function fencedTexts(): readonly string[] {
  return filesUnder('docs', /\.md$/).flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/```ya?ml[^\n]*\n([\s\S]*?)```/g)].map((match) => match[1] ?? ''),
  );
}

function ownTexts(): readonly string[] {
  const files = ['examples', 'test', 'snippets'].flatMap((folder) => filesUnder(folder, /\.ya?ml$/));
  return [...files.map((file) => readFileSync(file, 'utf8')), ...fencedTexts()].filter((text) => !text.includes('\0'));
}

describe('syntax: both engines', () => {
  it('say the same of the files and pages of this repository, and the index knows most of them', () => {
    const texts = ownTexts();
    const known = texts.filter(isSame).length;
    assert.ok(known > texts.length * 0.8, `${known} of ${texts.length}`);
  });

  it('say the same of public documents up to 1 MB', function () {
    const folder = '../shared/specs';
    if (!existsSync(folder)) {
      console.log('    skipped: ../shared/specs is not there');
      this.skip();
    }
    this.timeout(60_000);
    const files = readdirSync(folder).filter(
      (name) => name.endsWith('.yaml') && statSync(join(folder, name)).size <= 1e6,
    );
    assert.ok(files.length > 0);
    for (const file of files) assert.ok(isSame(readFileSync(join(folder, file), 'utf8')), file);
  });

  it('say the same of texts that they were once at odds about', () => {
    const texts = [
      'a:\n\n: x\na:\n',
      'b: 1\na:\n: x\nc: 2\n',
      'a: 1\n: x\n',
      'a:\n  b:\n\n  : x\n  b:\n',
      'a: |-\n  - x\n   a: x\n   ',
      'a: |\n   x\n  ',
    ];
    for (const text of texts) isSame(text);
  });

  it('the index knows what public documents write', () => {
    const texts = [
      'a:\n  b: |2-\n\n      t\n    u\n  c: 1\n',
      'a:\n- \n- x\n- # c\n- y\n',
      'a: |\n  t\n    \n  u\nb: 1\n',
      'a: "\\U0001F6A2 t"\n',
      'a: t\n  u\n  v # c\nb: 1\n',
      '\'200\':\n  "k": 1\n',
    ];
    for (const text of texts) assert.ok(isSame(text), text);
    for (const text of ['a: "\\U00110000"\n', 'a:\n- - |2\n    t\n']) isSame(text);
  });

  it('say the same of lines put together at random', () => {
    fc.assert(
      fc.property(oddTexts, (text) => {
        isSame(text);
      }),
      { numRuns: 4000 },
    );
  });

  it('say the same of broken files', function () {
    this.timeout(60_000);
    const texts = ownTexts().filter((text) => text.length > 20 && text.length < 2000);
    const text = fc.constantFrom(...texts);
    fc.assert(
      fc.property(
        text,
        text,
        fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })),
        (one, other, stream: Iterator<number>) => {
          isSame(mutate(one, other, () => Number(stream.next().value ?? 0)));
        },
      ),
      { numRuns: 1500 },
    );
  });
});
