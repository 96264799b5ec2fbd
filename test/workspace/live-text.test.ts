// A text in pieces is the text: positions, edits and equality are those of a document of the language server library.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { liveText } from '../../src/workspace/live-text';

const piece = fc.constantFrom(
  'a',
  'words of a line',
  '\n',
  '\r\n',
  '\r',
  '',
  '  key: value\n',
  'é✓😀',
  `${'long '.repeat(9000)}\n`,
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const edit = fc.record({ start: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), newText: text });

describe('live text', () => {
  it('says what a document of the library says, edit after edit', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 4 }), fc.nat(60), fc.nat(60), (first, edits, line, character) => {
        let live = liveText(first);
        let whole = first;
        for (const { start: share, length, newText } of edits) {
          const start = Math.floor(share * whole.length);
          const end = Math.min(whole.length, start + length);
          live = live.edited(start, end, newText);
          whole = whole.slice(0, start) + newText + whole.slice(end);
        }
        const document = TextDocument.create('file:///a', 'yaml', 1, whole);
        assert.equal(live.isText(whole), true);
        assert.equal(live.isText(`${whole}x`), false);
        assert.equal(live.isText(whole.replace(/.$/s, '#')), whole === '' || whole.endsWith('#'));
        assert.deepEqual([live.length, live.lineCount], [whole.length, document.lineCount]);
        assert.equal(live.offsetAt(line, character), document.offsetAt({ line, character }));
        const offset = Math.min(whole.length, line * 700 + character);
        assert.deepEqual(live.positionAt(offset), document.positionAt(offset));
        assert.equal(live.slice(offset, offset + character), whole.slice(offset, offset + character));
        assert.equal(live.text(), whole);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same as another one that holds the same text, however either came about', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 4 }), (first, edits) => {
        const before = liveText(first);
        let live = before;
        const undo: (readonly [start: number, end: number, old: string])[] = [];
        for (const { start: share, length, newText } of edits) {
          const start = Math.floor(share * live.length);
          const end = Math.min(live.length, start + length);
          undo.unshift([start, start + newText.length, live.slice(start, end)]);
          live = live.edited(start, end, newText);
          assert.equal(live.isSame(before), live.text() === first);
          assert.equal(before.isSame(live), live.text() === first);
          assert.equal(live.isSame(liveText(live.text())), true);
        }
        for (const [start, end, old] of undo) live = live.edited(start, end, old);
        assert.equal(live.isSame(before), true);
        assert.equal(before.isSame(live), true);
      }),
      { numRuns: 400 },
    );
  });
});
