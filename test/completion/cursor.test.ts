// Where a cursor stands, by the text alone: in every half-typed state, and never an error.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../src/core/completion/cursor';

/** `dependencies/-/to value "sms#"`: the cursor at the last `|`. */
function shown(marked: string, json = false): string | undefined {
  const at = marked.lastIndexOf('|');
  const cursor = cursorAt(marked.slice(0, at) + marked.slice(at + 1), at, json);
  return cursor && `${pathOf(cursor)} ${cursor.at} ${JSON.stringify(cursor.tail.text)}`;
}

function pathOf({ path }: Cursor): string {
  return path.map((step) => (typeof step === 'string' ? step : '-')).join('/');
}

describe('the place of a cursor', () => {
  const CASES: readonly (readonly [text: string, expected: string | undefined])[] = [
    ['|', ' bare ""'],
    ['ti|', ' bare "ti"'],
    ['a:\n  b:|', 'a/b value ""'],
    ['a:\n  - b: x\n    |', 'a/- bare ""'],
    ['a:\n- b: x\n  c|', 'a/- bare "c"'],
    ['a:\n  - - x\n    - |', 'a/-/- bare ""'],
    ['a:\n  - b:\n      c:\n        |\n    d: 1', 'a/-/b/c bare ""'],
    ['a: [x, y|]', 'a/- value "y"'],
    ['a: { b: { c: | } }', 'a/b/c value ""'],
    ['a: { b: 1, | }', 'a key ""'],
    ['a: { b: [1, { c: "x#|', 'a/b/-/c value "x#"'],
    ["a: 'it''s |", 'a value "it\'\'s "'],
    ['a: { b: 1,\n     c|', 'a bare "c"'],
    ['a: &anchor\n  |', 'a bare ""'],
    ['a: !tag &x\n  |', 'a bare ""'],
    ['# a:\n  # |', undefined],
    ['a: 1 # b|', undefined],
    ['a: |-\n  b: |', undefined],
    ['a: >\n\n  text\n  b|', undefined],
    ['a: text\n  |', undefined],
    ['a: "done" |', undefined],
    ['x: 1\n---\na:\n  |', 'a bare ""'],
    ['a:\r\n  - to: s|\r\n', 'a/-/to value "s"'],
    ['url: http://x:80/|', 'url value "http://x:80/"'],
  ];
  for (const [text, expected] of CASES)
    it(`${JSON.stringify(text)} is ${expected ?? 'nowhere'}`, () => assert.equal(shown(text), expected));

  it('in JSON, compact and not', () => {
    assert.equal(shown('{\n  "a": [\n    { "b": "x|" }\n  ]\n}', true), 'a/-/b value "x"');
    assert.equal(shown('{\n  "a": [\n    {\n      "b": 1,\n      "c|\n    }\n  ]\n}', true), 'a/- bare "c"');
    assert.equal(shown('{\n  "a": [{\n    "b": |\n  }]\n}', true), 'a/-/b value ""');
    assert.equal(shown('{"a":{"b":|', true), 'a/b value ""');
  });

  it('knows the keys that are there, above and below', () => {
    const text = 'a:\n  - b: 1\n    c:\n      d: 1\n    \n    e: 1\n  - f: 1\n';
    const cursor = cursorAt(text, text.indexOf('    e:') - 1, false);
    assert.deepEqual([...(cursor?.siblings ?? [])].sort(), ['b', 'c', 'e']);
  });

  it('throws for no text, and names only keys that stand in it', () => {
    const piece = fc.constantFrom(
      'a: ',
      '- ',
      '\n',
      '  ',
      '{ ',
      '[',
      ']',
      ' }',
      '"',
      "'",
      '#',
      'x',
      ':',
      ',',
      '---\n',
      '|',
      '&a ',
      '\t',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(60), fc.boolean(), (pieces, at, json) => {
        const text = pieces.join('');
        const cursor = cursorAt(text, Math.min(at, text.length), json);
        for (const step of cursor?.path ?? []) assert.ok(typeof step !== 'string' || text.includes(step));
        assert.ok((cursor?.tail.text.length ?? 0) <= text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('is linear in what stands above', () => {
    const text = `a:\n${'  - b: 1\n    c: 2\n'.repeat(50_000)}  - |`;
    assert.equal(shown(text), 'a/- bare ""');
    assert.equal(shown(`a: ${'{ b: '.repeat(900)}|`)?.endsWith('value ""'), true);
    assert.equal(shown(`a: ${'['.repeat(10_000)}|`), undefined, 'a line that long is nobody’s');
  });
});
