// Reading: what YAML and JSON mean, with places, and what is told of the rest.
import assert from 'node:assert/strict';
import { jsonOf, mapOf, nodeAt, numberOf, textAt } from '../../src/core/syntax/access';
import type { SyntaxFile } from '../../src/core/syntax/node';
import { readSyntax } from '../../src/core/syntax/read';

const read = (text: string, file = 'a.yaml'): SyntaxFile => readSyntax(file, text);
const data = (syntax: SyntaxFile): unknown => syntax.roots.map((root) => jsonOf(root, 10_000));
const told = (syntax: SyntaxFile): string[] =>
  syntax.problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);

function at(syntax: SyntaxFile, ...path: (string | number)[]): string {
  const node = nodeAt(syntax.roots[0], ...path);
  assert.ok(node);
  const place = syntax.place(node.span);
  assert.equal(syntax.offset(place.line, place.column), node.span.start);
  return `${place.line}:${place.column}-${place.endLine}:${place.endColumn}`;
}

describe('syntax: YAML', () => {
  it('scalars follow the core schema of YAML 1.2; the text stays as written', () => {
    const syntax = read(
      'a: 0800\nb: "0800"\nc: yes\nd: ~\ne: 0x10\nf: 1.50\ng: True\nh:\ni: 1_000\nj: |\n  x\n  y\n200: ok\n',
    );
    assert.deepEqual(data(syntax), [
      { '200': 'ok', a: 800, b: '0800', c: 'yes', d: null, e: 16, f: 1.5, g: true, h: null, i: '1_000', j: 'x\ny\n' },
    ]);
    const root = syntax.roots[0];
    assert.equal(textAt(root, 'a'), '0800');
    assert.equal(textAt(root, 'f'), '1.50');
    assert.equal(textAt(root, 'h'), undefined);
    assert.equal(numberOf(nodeAt(root, 'b')), undefined);
  });

  it('places span keys and values without what follows', () => {
    const syntax = read('a:\n  b: 1 # c\n  c:\n    - x: "y"\n    -\n\n# tail\nd: >\n  text\n\ne: { f: [1] }\n');
    assert.equal(at(syntax, 'a'), '2:3-5:6');
    assert.equal(at(syntax, 'a', 'b'), '2:6-2:7');
    assert.equal(at(syntax, 'a', 'c', 0), '4:7-4:13');
    assert.equal(at(syntax, 'a', 'c', 1), '5:6-5:6');
    assert.equal(at(syntax, 'd'), '8:4-9:7');
    assert.equal(at(syntax, 'e', 'f'), '11:9-11:12');
    const entry = mapOf(nodeAt(syntax.roots[0], 'a'))?.entry('c');
    assert.ok(entry);
    assert.equal(syntax.text.slice(entry.keySpan.start, entry.keySpan.end), 'c');
    assert.equal(syntax.text.slice(entry.span.start, entry.span.end), 'c:\n    - x: "y"\n    -');
  });

  it('CRLF and a byte order mark keep the offsets of the original', () => {
    const syntax = read('\ufeffa: 1\r\nb:\r\n  - x\r\n  - |\r\n    t\r\n');
    assert.deepEqual(data(syntax), [{ a: 1, b: ['x', 't\n'] }]);
    assert.equal(at(syntax, 'a'), '1:5-1:6');
    assert.equal(at(syntax, 'b', 0), '3:5-3:6');
    assert.equal(syntax.offset(1, 99), 5);
    assert.deepEqual(data(read('\ufeff{"a": 1}')), [{ a: 1 }]);
  });

  it('documents of a stream; empty ones are left out', () => {
    const syntax = read('---\n# nothing\n---\na: 1\n...\n---\nb: 2\n---\n');
    assert.deepEqual(data(syntax), [{ a: 1 }, { b: 2 }]);
    assert.equal(syntax.complete, true);
    assert.deepEqual(data(read('')), []);
    assert.deepEqual(data(read('# only\n')), []);
  });

  it('an alias stands where it is written and holds what its anchor holds', () => {
    const syntax = read('a: &x { k: [1] }\nb: *x\nc: &x 2\nd: *x\n');
    assert.deepEqual(data(syntax), [{ a: { k: [1] }, b: { k: [1] }, c: 2, d: 2 }]);
    assert.equal(at(syntax, 'b'), '2:4-2:6');
    assert.equal(at(syntax, 'b', 'k'), '1:12-1:15');
    assert.deepEqual(told(read('a: *nope\n')), ['syntax-error 1:4']);
    assert.deepEqual(data(read('a: &x 1\n---\nb: *x\n')), [{ a: 1 }, { b: null }]);
  });

  it('merge keys: own keys win, earlier maps win, chains work', () => {
    const text =
      'a: &a { k: 1, l: 1 }\nb: &b { <<: *a, k: 2 }\nc: { <<: [*b, { l: 9, m: 9 }], n: 1 }\nd: { "<<": *a }\ne: { <<: 1 }\n';
    assert.deepEqual(data(read(text)), [
      {
        a: { k: 1, l: 1 },
        b: { k: 2, l: 1 },
        c: { n: 1, k: 2, l: 1, m: 9 },
        d: { '<<': { k: 1, l: 1 } },
        e: { '<<': 1 },
      },
    ]);
  });

  it('custom tags are read as what they stand before', () => {
    const syntax = read('a: !Ref x\nb: !override\n  c: 1\nd: !reset null\ne: !!str 5\nf: !Sub "t"\n');
    assert.deepEqual(data(syntax), [{ a: 'x', b: { c: 1 }, d: null, e: '5', f: 't' }]);
    assert.deepEqual(told(syntax), []);
  });

  it('of duplicate keys the last one counts', () => {
    const syntax = read('a: 1\nb: 2\na: 3\n');
    assert.deepEqual(data(syntax), [{ b: 2, a: 3 }]);
    assert.deepEqual(told(syntax), ['duplicate-key 3:1']);
    assert.equal(syntax.complete, true);
  });

  it('explicit, empty and unusual keys', () => {
    const syntax = read('? a\n: 1\n? b\n: - x\n1.5: y\n__proto__: z\n? [k]\n: 2\nconstructor: w\n');
    const root = mapOf(syntax.roots[0]);
    assert.deepEqual(
      root?.entries.map((entry) => entry.key),
      ['a', 'b', '1.5', '__proto__', '[k]', 'constructor'],
    );
    assert.equal(root?.get('toString'), undefined);
    assert.equal(textAt(root, '__proto__'), 'z');
  });

  it('nodes are made when they are asked for, and once', () => {
    const root = mapOf(read('a: { b: 1 }\n').roots[0]);
    assert.equal(root?.entry('a')?.value, root?.get('a'));
  });
});

describe('syntax: JSON', () => {
  it('reads tabs, comments and trailing commas', () => {
    const syntax = read('{\n\t"a": [1, 2,], // c\n\t"b": {"c": null, "d": "\\u00e9"},\n}\n');
    assert.equal(syntax.language, 'json');
    assert.deepEqual(data(syntax), [{ a: [1, 2], b: { c: null, d: 'é' } }]);
    assert.deepEqual(told(syntax), []);
    assert.equal(at(syntax, 'a', 1), '2:11-2:12');
    assert.equal(at(syntax, 'b'), '3:7-3:33');
  });

  it('of duplicate keys the last one counts', () => {
    const syntax = read('{"a":1,"a":2}', 'a.json');
    assert.deepEqual([data(syntax), told(syntax)], [[{ a: 2 }], ['duplicate-key 1:8']]);
  });

  it('flow YAML that is no JSON is read as YAML', () => {
    const syntax = read('{ a: 1, b: [x] } # c\n');
    assert.deepEqual([syntax.language, data(syntax), told(syntax)], ['yaml', [{ a: 1, b: ['x'] }], []]);
  });

  it('keeps what stands around an error', () => {
    const syntax = read('{\n "a": 1,\n "b": ,\n "c": "open,\n "d": 2\n}', 'a.json');
    assert.equal(syntax.complete, false);
    assert.equal(numberOf(nodeAt(syntax.roots[0], 'a')), 1);
    assert.ok(told(syntax).includes('syntax-error 3:7'));
  });
});

describe('syntax: what is not a document', () => {
  it('merge-conflict markers: our side is read', () => {
    const syntax = read('a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\nz: 1\n>>>>>>> theirs\nc: 4\n');
    assert.deepEqual(data(syntax), [{ a: 1, b: 2, c: 4 }]);
    assert.deepEqual(told(syntax), ['merge-markers 2:1']);
    assert.equal(syntax.complete, false);
    assert.equal(at(syntax, 'c'), '10:4-10:5');
    const json = read('{\r\n<<<<<<< HEAD\r\n"b": 2\r\n=======\r\n"b": 3\r\n>>>>>>> x\r\n}', 'a.json');
    assert.deepEqual([data(json), told(json)], [[{ b: 2 }], ['merge-markers 2:1']]);
    assert.deepEqual(told(read('a: |\n  <<<<<<< x\n  =======\n')), []);
  });

  it('templates are not read', () => {
    for (const text of [
      'a: 1\n{{- if .x }}\nb: 2\n{{- end }}\n',
      '{{- if .Values.on }}\nkind: X\n{{ end }}\n',
      'a:\n  {{- include "x" . | nindent 4 }}\n',
      '{ "a": {{ .x }} }',
    ]) {
      const syntax = read(text);
      assert.deepEqual([data(syntax), told(syntax), syntax.complete], [[], ['not-read-template 1:1'], true], text);
      assert.equal(syntax.problems[0]?.severity, 'information');
    }
  });

  it('braces in quotes, comments, plain and block text are no template', () => {
    const text = 'a: "{{ x }}"\nb: ${{ y }} # {{ z }}\nc: |\n  {{ w }}\nd: p-{{ v }}\n';
    assert.deepEqual(told(read(text)), []);
    assert.deepEqual(data(read(`${text}mod\n`)), [
      { a: '{{ x }}', b: '${{ y }}', c: '{{ w }}\n', d: 'p-{{ v }}', mod: null },
    ]);
  });

  it('binaries, scripts and LFS pointers', () => {
    assert.deepEqual(told(read('a: 1\n\0\n')), ['not-text 2:1']);
    assert.deepEqual(told(read('\u0001\u0002\u0003\u0004abc')), ['not-text 1:1']);
    assert.deepEqual(told(read('#!/bin/sh\na: 1\n')), ['not-text 1:1']);
    assert.deepEqual(told(read('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')), [
      'lfs-pointer 1:1',
    ]);
  });
});
