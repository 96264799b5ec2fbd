// Edits of an indexed text: what is read around them is what reading the whole text would give, and costs the block.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editIndex } from '../../src/core/syntax/block-edit';
import { indexBlocks } from '../../src/core/syntax/block-index';
import { entriesOf, nodeAt } from '../../src/core/syntax/access';
import type { TextSplice } from '../../src/core/model/edit';
import { editSyntax, readSyntax } from '../../src/core/syntax/read';
import { readIndex } from '../../src/core/syntax/read-yaml';
import { oddTexts } from './odd-texts';
import { differences } from './same';

const spliced = (text: string, { start, end, newText }: TextSplice): string =>
  text.slice(0, start) + newText + text.slice(end);

/** A document of about 1 KB a path. */
function documentOf(paths: number): string {
  const lines = ['openapi: 3.1.0', 'info: { title: shop, version: "1" }', 'paths:'];
  for (let index = 0; index < paths; index++) {
    lines.push(`  /things/${index}:`);
    for (const method of ['get', 'put']) {
      lines.push(`    ${method}:`, `      operationId: ${method}Thing${index}`, '      description: |');
      lines.push(`        ${'One thing of many. '.repeat(12)}`, '', '        Until it is gone.');
      lines.push(
        '      responses:',
        "        '200':",
        '          description: ok',
        '      x-sre-calls:',
        '        - to: a',
      );
    }
  }
  return `${lines.join('\n')}\ncomponents:\n  schemas:\n    Thing: { type: object }\n`;
}

const PIECES = [
  'x',
  ' ',
  '\n',
  '  ',
  ': ',
  '- ',
  '#',
  '"',
  "'",
  '[',
  '}',
  '|',
  '\n  ',
  '\nx: y\n',
  '*a',
  '&a ',
  '---\n',
  '\t',
  '\r\n',
];

describe('syntax: edits of an index', () => {
  it('give what the whole text gives', function () {
    this.timeout(60_000);
    const edit = fc.record({
      at: fc.nat(4000),
      length: fc.constantFrom(0, 0, 0, 1, 2, 9),
      newText: fc.constantFrom('', ...PIECES),
    });
    let kept = 0;
    fc.assert(
      fc.property(
        fc.oneof(oddTexts, fc.constant(documentOf(3))),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (one, edits) => {
          let text = `one:\n  two:\n${one.replace(/^/gm, '    ')}\nlast: 1\n`;
          let index = indexBlocks(text, false);
          for (const { at, length, newText } of edits) {
            if (index === undefined) return;
            const start = at % text.length;
            const splice = { start, end: Math.min(text.length, start + length), newText };
            const after = spliced(text, splice);
            const fresh = indexBlocks(after, false);
            const edited = editIndex(index, splice, false);
            if (edited !== undefined) {
              kept++;
              assert.ok(fresh, `only the edit has an index:\n${text}\n${JSON.stringify(splice)}`);
              const told = differences(
                readIndex(() => after, edited),
                readIndex(() => after, fresh),
              );
              assert.deepEqual(told, [], `${text}\n${JSON.stringify(splice)}`);
            }
            text = after;
            index = edited ?? fresh;
          }
        },
      ),
      { numRuns: 700 },
    );
    assert.ok(kept > 100, `${kept} edits`);
  });

  it('a keystroke costs its operation, however long the document is', () => {
    for (const paths of [40, 400]) {
      let text = documentOf(paths);
      let syntax = readSyntax('a.yaml', text);
      assert.deepEqual([syntax.work.parsed, syntax.work.scanned], [0, text.length]);
      let at = text.indexOf('- to: a', text.length / 2) + '- to: a'.length;
      for (const newText of ['b', '\n', ' '.repeat(10), 'm', 'o', 'd', 'e', ':', ' ', 'sync']) {
        const splice = { start: at, end: at, newText };
        text = spliced(text, splice);
        syntax = editSyntax(syntax, [splice], () => text);
        at += newText.length;
        assert.ok(syntax.work.scanned < 3000, `${syntax.work.scanned} characters scanned`);
        // A line without its colon is read by the tolerant parser: the operation, some rounds at most.
        assert.ok(syntax.work.parsed < 12_000, `${syntax.work.parsed} characters parsed`);
        assert.equal(syntax.work.whole, false);
        assert.equal(entriesOf(nodeAt(syntax.roots[0], 'paths')).length, paths);
      }
      const fresh = readSyntax('a.yaml', text);
      assert.equal(syntax.text, text);
      assert.deepEqual([syntax.complete, syntax.problems], [true, []]);
      const place = (one: typeof fresh) =>
        one.place(nodeAt(one.roots[0], 'components', 'schemas')?.span ?? { start: 0, end: 0 });
      assert.deepEqual(place(syntax), place(fresh));
    }
  });

  it('keeps the blocks that it does not touch', () => {
    const text = documentOf(100);
    const before = readSyntax('a.yaml', text);
    const at = text.indexOf('getThing50');
    const after = editSyntax(before, [{ start: at, end: at, newText: 'x' }], () =>
      spliced(text, { start: at, end: at, newText: 'x' }),
    );
    const blocks = (syntax: typeof before) => entriesOf(nodeAt(syntax.roots[0], 'paths')).map(({ block }) => block);
    const [old, fresh] = [blocks(before), blocks(after)];
    assert.deepEqual(
      fresh.flatMap((block, index) => (block === old[index] ? [] : index)),
      [50],
    );
  });
});
