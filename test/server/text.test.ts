// Pure parts of the server: URIs, Markdown, edits of texts and the places after them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { baselineOf } from '../../src/server/baseline-name';
import { moveRange } from '../../src/server/line-edit';
import { escapeMarkdown } from '../../src/server/markdown';
import { readSettings } from '../../src/server/settings';
import { changeBetween } from '../../src/server/text-change';
import { fileOf, uriOf } from '../../src/server/uri';

describe('URIs of the client', () => {
  it('name files of the folder, whatever their characters', () => {
    for (const file of ['a.yaml', 'services/a b/öpen#api%.yaml', '.sre/config.yaml', '..a/b.yaml'])
      assert.equal(fileOf('/ws', uriOf('/ws', file)), file);
  });

  it('are nobody’s outside of it', () => {
    for (const uri of [
      'file:///ws',
      'file:///ws-evil/a.yaml',
      'file:///ws/../etc/passwd',
      'file:///ws/%2e%2e/etc/passwd',
      'file://host/ws/a.yaml',
      'untitled:Untitled-1',
      'https://example.com/ws/a.yaml',
      'command:evil',
      'file:///ws/a%00.yaml',
      '',
      '::',
      '%',
    ])
      assert.equal(fileOf('/ws', uri), undefined, uri);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (uri) => {
        const file = fileOf('/ws', uri);
        assert.ok(file === undefined || !file.startsWith('../'));
      }),
    );
  });
});

describe('text of files in Markdown', () => {
  it('has no punctuation left that could mean anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>[](){}!*_`~#&;:@|\\"^$% ab\né\u2028') }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.match(escaped.replace(/&#\d+;/g, ''), /^[^!-/:-@[-`{-~\n\r]*$/u);
      }),
    );
  });

  it('shows what was written', () => {
    const shown = escapeMarkdown('[x](command:evil) <b>').replace(/&#(\d+);/g, (_, code) =>
      String.fromCharCode(Number(code)),
    );
    assert.equal(shown, '[x](command:evil) <b>');
  });
});

describe('the smallest edit between two texts', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '\n', '\r\n', '  ', 'key: x'), { maxLength: 20 })
    .map((parts) => parts.join(''));

  it('turns one into the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = changeBetween(before, after);
        const document = TextDocument.create('file:///a', 'yaml', 1, before);
        const result = change === undefined ? before : TextDocument.applyEdits(document, [change]);
        assert.equal(result, after);
      }),
    );
  });
});

describe('places after an edit', () => {
  it('are where their text is now', () => {
    const range = { start: { line: 5, character: 2 }, end: { line: 6, character: 4 } };
    const at = (line: number, character: number) => ({ line, character });
    const move = (start: typeof range.start, end: typeof range.start, insert: string) =>
      moveRange(range, [{ start, end, text: insert }]);
    assert.deepEqual(move(at(1, 0), at(1, 0), 'x\ny\n'), { start: at(7, 2), end: at(8, 4) });
    assert.deepEqual(move(at(5, 0), at(5, 0), 'ab'), { start: at(5, 4), end: at(6, 4) });
    assert.deepEqual(move(at(6, 4), at(6, 4), 'typed at its end'), range);
    assert.deepEqual(move(at(6, 5), at(7, 0), ''), range);
    assert.deepEqual(move(at(2, 0), at(4, 0), ''), { start: at(3, 2), end: at(4, 4) });
    assert.deepEqual(move(at(4, 0), at(9, 0), ''), { start: at(4, 0), end: at(4, 0) });
  });
});

describe('what the workspace says of itself', () => {
  it('settings of any shape are read without harm', () => {
    assert.deepEqual(readSettings(null), { codeLens: 'changed', liveMinutes: 15 });
    assert.deepEqual(readSettings({ codeLens: 'all', baseline: ' main ', live: { refreshMinutes: 0 } }), {
      codeLens: 'all',
      baseline: 'main',
      liveMinutes: 0,
    });
    for (const live of ['x', { refreshMinutes: -1 }, { refreshMinutes: '5' }, { refreshMinutes: Number.NaN }])
      assert.deepEqual(readSettings({ codeLens: 7, baseline: {}, live }), { codeLens: 'changed', liveMinutes: 15 });
  });

  it('a graph file outside of it is no baseline', () => {
    assert.equal(baselineOf('/ws', 'origin/main'), 'origin/main');
    assert.equal(baselineOf('/ws', 'graphs/main.json'), '/ws/graphs/main.json');
    assert.equal(baselineOf('/ws', '../secret.json'), undefined);
    assert.equal(baselineOf('/ws', '/etc/secret.json'), undefined);
    assert.equal(baselineOf('/ws', '../secret'), undefined, 'a graph file needs no extension');
  });
});
