// Taking an entry out of a list, or another word in: the rest of the text stays as it is.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutEntry } from '../../src/core/fixes/remove-entry';
import { withText } from '../../src/core/fixes/replace-text';
import { itemsOf, nodeAt } from '../../src/core/syntax/access';
import { readSyntax } from '../../src/core/syntax/read';
import { applyEdit } from '../syntax/trees';

/** The text without the item at `index` of its `list`. */
function without(text: string, index: number, file = 'a.yaml'): string | undefined {
  const syntax = readSyntax(file, text);
  const item = itemsOf(nodeAt(syntax.roots[0], 'list'))[index];
  const edit = item && withoutEntry(syntax, syntax.place(item.span));
  return edit && applyEdit(syntax, edit);
}

describe('an entry taken out of a list', () => {
  it('goes with its lines and its comment, and the key with the last one', () => {
    assert.equal(
      without('list:\n  # one\n  - to: a # why\n    mode: sync # how\n  - to: b\nend: 1\n', 0),
      'list:\n  # one\n  - to: b\nend: 1\n',
    );
    assert.equal(without('list:\n  - a\n  - b', 1), 'list:\n  - a\n');
    assert.equal(without('a: 1\nlist:\n  - to: b\nend: 1\n', 0), 'a: 1\nend: 1\n');
    assert.equal(without('a: 1\r\nlist:\r\n  - b\r\n  - c\r\n', 0), 'a: 1\r\nlist:\r\n  - c\r\n');
  });

  it('goes with its comma from a flow list and from JSON', () => {
    assert.equal(without('list: [{ to: a }, { to: b }]\n', 0), 'list: [{ to: b }]\n');
    assert.equal(without('list: [a, b]\n', 1), 'list: [a]\n');
    assert.equal(without('list: [a]\n', 0), 'list: []\n');
    assert.equal(without('{ "list": [1, 2, 3] }', 1, 'a.json'), '{ "list": [1, 3] }');
  });

  it('stays where its place is gone, or the text has syntax errors', () => {
    const place = { file: 'a.yaml', line: 9, column: 1, endLine: 9, endColumn: 2 };
    assert.equal(withoutEntry(readSyntax('a.yaml', 'list: [a]\n'), place), undefined);
    assert.equal(without('list: [a, b\n', 0), undefined);
  });

  it('leaves the others as they were', () => {
    const item = fc.constantFrom('a', '{ to: b }', '"c, d"', 'to: e\n    mode: sync', 'f # why');
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 6 }), fc.nat(), (items, nth) => {
        const index = nth % items.length;
        const write = (all: readonly string[]) => `x: 1\nlist:\n${all.map((one) => `  - ${one}\n`).join('')}y: 2\n`;
        const left = items.filter((_, at) => at !== index);
        assert.equal(without(write(items), index), write(left));
      }),
    );
  });
});

describe('another word', () => {
  it('is written where the old one stands once', () => {
    const syntax = readSyntax('a.yaml', 'to: http://b.c:80\nb: c\n');
    const place = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 18 };
    const edit = withText(syntax, place, 'b.c', 'b.d');
    assert.equal(edit && applyEdit(syntax, edit), 'to: http://b.d:80\nb: c\n');
    assert.equal(withText(syntax, place, 't', 'x'), undefined);
    assert.equal(withText(syntax, place, 'absent', 'x'), undefined);
  });
});
