// Edits of an indexed text: what is read around them is what reading the whole text would give, and costs the block.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editIndex } from '../../src/core/syntax/block-edit';
import { indexBlocks } from '../../src/core/syntax/block-index';
import { entriesOf, mapOf, nodeAt } from '../../src/core/syntax/access';
import type { TextSplice } from '../../src/core/model/edit';
import { editSyntax, readSyntax } from '../../src/core/syntax/read';
import { linesOf } from '../../src/core/syntax/lines';
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

  it('keep the places of a text of many lines', () => {
    const edit = fc.record({
      at: fc.nat(1_000_000),
      length: fc.constantFrom(0, 0, 1, 3, 400, 60_000),
      newText: fc.constantFrom('', 'x', '\n', '# a\n# b\n', '# more\n'.repeat(3000)),
    });
    for (const lineEnd of ['\n', '\r\n']) {
      const first = documentOf(200).replaceAll('\n', lineEnd);
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(1_000_000)), (edits, spots) => {
          let text = first;
          let lines = linesOf('a.yaml', text);
          for (const { at, length, newText } of edits) {
            const start = at % (text.length + 1);
            const splice = {
              start,
              end: Math.min(text.length, start + length),
              newText: newText.replaceAll('\n', lineEnd),
            };
            const after = spliced(text, splice);
            // Half a line break is read as a whole.
            if (lineEnd === '\r\n' && /\r(?!\n)|[^\r]\n/.test(after)) continue;
            text = after;
            lines = lines.edited(splice, after.length, () => after);
            const fresh = linesOf('a.yaml', after);
            for (const spot of [start, splice.end, start + splice.newText.length, after.length, ...spots]) {
              const span = { start: spot % (after.length + 1), end: (spot % (after.length + 1)) + 40 };
              assert.deepEqual(lines.place(span), fresh.place(span));
              const { line, column } = fresh.place(span);
              assert.equal(lines.offset(line, column), fresh.offset(line, column));
              assert.equal(lines.offset(line, 1_000), fresh.offset(line, 1_000));
              assert.equal(lines.offset(line + spot, 1), fresh.offset(line + spot, 1));
            }
          }
        }),
        { numRuns: 60 },
      );
    }
  });

  it('find single entries of long maps where they stand, as the list of all has them', () => {
    const edit = fc.record({ at: fc.nat(1_000_000), newText: fc.constantFrom('x', '\n', ' ', '9', ':', '"') });
    let found = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(89)), (edits, asked) => {
        let text = documentOf(90);
        let syntax = readSyntax('a.yaml', text);
        for (const { at, newText } of edits) {
          // Half of them fall on the line of a path, where they make another key of it, or one twice.
          const line = text.indexOf(`/things/${at % 90}`) + (at % 11);
          const start = at % 2 === 0 ? line : at % text.length;
          const splice = { start, end: start, newText };
          text = spliced(text, splice);
          const now = text;
          syntax = editSyntax(syntax, [splice], () => now);
          const [mine, whole] = [syntax, readSyntax('a.yaml', text)].map(({ roots }) =>
            mapOf(nodeAt(roots[0], 'paths')),
          );
          for (const index of asked) {
            const key = `/things/${index}`;
            const entry = mine?.entry(key);
            assert.deepEqual(entry?.span, whole?.entries.find((one) => one.key === key)?.span, `${key} in\n${text}`);
            if (entry !== undefined) found++;
            assert.equal(mine?.get(key), entry?.value);
          }
          if (at % 3 > 0) continue;
          for (const index of asked) {
            const key = `/things/${index}`;
            const before = mine?.entry(key);
            assert.equal(
              mine?.entries.find((one) => one.key === key),
              before,
            );
            assert.equal(mine?.entry(key), before);
          }
        }
      }),
      { numRuns: 40 },
    );
    assert.ok(found > 100, `${found} entries`);
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
