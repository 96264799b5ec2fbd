// API documents and dashboards as a review looks at them: whatever a file holds, nothing breaks, and every place lies in it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apiOperations } from '../../src/core/artifacts/api-operations';
import { dashboardsIn } from '../../src/core/artifacts/dashboards';
import type { Place } from '../../src/core/model/place';
import type { SourceFile } from '../../src/core/model/snapshot';
import { collectionOf } from '../../src/core/readiness/judging/collections';

const WORDS = [
  'paths',
  '/a',
  '/a/{id}',
  'get',
  'post',
  'responses',
  '200',
  '$ref',
  '#/paths',
  'schema',
  'type',
  'array',
];
const PANELS = ['panels', 'rows', 'targets', 'title', 'expr', 'dashboard', 'query'];

function source(file: string, text: string): SourceFile {
  return { file, id: text, text: () => text };
}

/** Documents of the words that are looked for, in any shape. */
function documents(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, word, fc.integer(), tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(word, tie('value'), { maxKeys: 5 }),
  }));
  return value.map((one) => JSON.stringify(one, null, 1));
}

function liesIn({ file, line }: Place, name: string, text: string): boolean {
  return file === name && line >= 1 && line <= text.split('\n').length;
}

describe('documents that a review looks at', () => {
  it('are read whatever their operations are like', () => {
    fc.assert(
      fc.property(fc.oneof(documents(WORDS), fc.string()), (text) => {
        for (const operation of apiOperations(source('a.json', text))) {
          collectionOf(operation);
          assert.ok(liesIn(operation.value.place, 'a.json', text));
        }
      }),
    );
  });

  it('are read whatever their panels are like', () => {
    fc.assert(
      fc.property(fc.oneof(documents(PANELS), fc.string()), (text) => {
        for (const { queries } of dashboardsIn(source('d.json', text)))
          for (const { place } of queries) assert.ok(liesIn(place, 'd.json', text));
      }),
    );
  });

  it('end at references that go round', () => {
    const ring = '{"paths":{"/a":{"$ref":"#/paths/~1b"},"/b":{"$ref":"#/paths/~1a"}}}';
    assert.deepEqual(apiOperations(source('ring.json', ring)), []);
  });
});
