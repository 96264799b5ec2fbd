// Edits and rewrites: the new value is there, nothing else has changed, comments are kept.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../src/core/model/edit';
import type { Json } from '../../src/core/model/service';
import { listOf, mapOf, nodeAt } from '../../src/core/syntax/access';
import { addItem, addListEntry, setEntry } from '../../src/core/syntax/edit';
import type { MapNode, SyntaxFile, SyntaxNode } from '../../src/core/syntax/node';
import { readSyntax } from '../../src/core/syntax/read';
import { jsonScalar, yamlScalar } from '../../src/core/syntax/scalar-text';
import { updateYaml } from '../../src/core/syntax/update';
import { applyEdit, isList, type Style, trees, write } from './trees';

const RUNS = { numRuns: 150 };
const styles = fc.constantFrom<Style>('block', 'flow', 'json');
const values = fc.oneof(
  fc.constantFrom('sync', '800ms', 'a: b', 'true', '1.0', 'null', '', '#', '~', '-', '? x', '0x1f', '.inf', '<<'),
  fc.string(),
);

function read(text: string, style: Style): SyntaxFile {
  return readSyntax(style === 'json' ? 'a.json' : 'a.yaml', text);
}

function root(text: string, style: Style = 'block'): { syntax: SyntaxFile; map: MapNode } {
  const syntax = read(text, style);
  const map = mapOf(syntax.roots[0]);
  assert.ok(map);
  return { syntax, map };
}

/** Every scalar as text: what was written, not how it is typed. */
function texts(node: SyntaxNode | undefined): Json {
  if (node?.kind === 'list') return node.items.map(texts);
  if (node?.kind === 'map') return Object.fromEntries(node.entries.map((entry) => [entry.key, texts(entry.value)]));
  return node?.text ?? '';
}

function allMaps(node: SyntaxNode | undefined, path: (string | number)[] = []): (string | number)[][] {
  if (node?.kind === 'map')
    return [path, ...node.entries.flatMap((entry) => allMaps(entry.value, [...path, entry.key]))];
  if (node?.kind === 'list') return node.items.flatMap((item, at) => allMaps(item, [...path, at]));
  return [];
}

function withValue(tree: Json, path: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isList(tree)) return tree.map((item, at) => (at === step ? withValue(item, rest, value) : item));
  const map = tree as Record<string, Json>;
  return { ...map, [step]: withValue(map[step] ?? '', rest, value) };
}

const comments = (text: string): string[] => [...text.matchAll(/# (?:head|end|c\d+)$/gm)].map((match) => match[0]);

function after(syntax: SyntaxFile, edit: TextEdit | undefined): string {
  assert.ok(edit);
  return applyEdit(syntax, edit);
}

describe('syntax: edits of random documents', () => {
  it('setEntry gives the value, keeps all others and the comments', () => {
    fc.assert(
      fc.property(
        trees,
        styles,
        fc.constantFrom('\n', '\r\n'),
        fc.nat(),
        fc.constantFrom('mode', 'new', 'x y', '200'),
        values,
        (tree, style, newline, pick, key, value) => {
          const text = write({ first: tree, last: tree }, style, newline);
          const syntax = read(text, style);
          const before = texts(syntax.roots[0]);
          const paths = allMaps(syntax.roots[0]);
          const path = paths[pick % Math.max(paths.length, 1)];
          const map = path && mapOf(nodeAt(syntax.roots[0], ...path));
          if (!path || !map || map.get(key)?.kind === 'map' || map.get(key)?.kind === 'list') return;
          const changed = after(syntax, setEntry(syntax, map, key, value));
          const again = read(changed, style);
          assert.deepEqual(again.problems, [], changed);
          assert.deepEqual(texts(again.roots[0]), withValue(before, [...path, key], value), changed);
          assert.deepEqual(comments(changed), comments(text));
        },
      ),
      RUNS,
    );
  });

  it('addListEntry adds a map to a list, new or there', () => {
    fc.assert(
      fc.property(trees, styles, fc.nat(), values, (tree, style, pick, value) => {
        const text = write({ first: tree, last: tree }, style);
        const syntax = read(text, style);
        const before = texts(syntax.roots[0]);
        const paths = allMaps(syntax.roots[0]);
        const path = paths[pick % Math.max(paths.length, 1)];
        const map = path && mapOf(nodeAt(syntax.roots[0], ...path));
        if (!path || !map) return;
        const old = map.get('mode');
        const list: readonly Json[] = old?.kind === 'list' ? old.items.map(texts) : [];
        const changed = after(
          syntax,
          addListEntry(syntax, map, 'mode', [
            ['to', value],
            ['mode', 'sync'],
          ]),
        );
        const again = read(changed, style);
        assert.deepEqual(again.problems, [], changed);
        assert.deepEqual(
          texts(again.roots[0]),
          withValue(before, [...path, 'mode'], [...list, { to: value, mode: 'sync' }]),
          changed,
        );
      }),
      RUNS,
    );
  });

  it('updateYaml sets and removes, keeps all others and the comments', () => {
    fc.assert(
      fc.property(trees, trees, (tree, value) => {
        const text = write({ keep: tree, old: 'x' }, 'block');
        const changed = updateYaml(text, [
          { path: ['added', 'deep', 0], value },
          { path: ['old'], value: undefined },
        ]);
        assert.ok(changed !== undefined);
        const again = read(changed, 'block');
        assert.deepEqual(again.problems, [], changed);
        assert.deepEqual(
          texts(again.roots[0]),
          {
            keep: texts(mapOf(read(text, 'block').roots[0])?.get('keep')),
            added: { deep: [texts(read(write(value, 'json'), 'json').roots[0])] },
          },
          changed,
        );
        assert.deepEqual(comments(changed), comments(text.replace(/^old: .*$/m, '')), changed);
      }),
      RUNS,
    );
  });

  it('yamlScalar and jsonScalar read back as the text', () => {
    fc.assert(
      fc.property(fc.oneof(values, fc.string({ unit: 'binary' })), (value) => {
        for (const text of [
          `a: ${yamlScalar(value)}\n`,
          `{ a: ${yamlScalar(value, true)}, b: 1 }`,
          `- ${yamlScalar(value)}`,
        ]) {
          const first = readSyntax('a.yaml', text).roots[0];
          const node = first?.kind === 'list' ? first.items[0] : mapOf(first)?.get('a');
          assert.equal(node?.kind === 'scalar' ? node.text : undefined, value, text);
        }
        assert.equal(texts(mapOf(read(`{"a":${jsonScalar(value)}}`, 'json').roots[0])?.get('a')), value);
      }),
      RUNS,
    );
  });
});

describe('syntax: edits keep the style', () => {
  it('block YAML', () => {
    const { syntax, map } = root('a:\n    b: 1 # one\n    c: "2"\n# tail\nd: x\n');
    const inner = mapOf(map.get('a'));
    assert.ok(inner);
    assert.equal(
      after(syntax, setEntry(syntax, inner, 'z', 'a: b')),
      'a:\n    b: 1 # one\n    c: "2"\n    z: "a: b"\n# tail\nd: x\n',
    );
    assert.equal(after(syntax, setEntry(syntax, inner, 'b', '2')), 'a:\n    b: 2 # one\n    c: "2"\n# tail\nd: x\n');
  });

  it('an entry without a value is filled', () => {
    const { syntax, map } = root('a:\nb: 1\n');
    assert.equal(after(syntax, setEntry(syntax, map, 'a', 'x')), 'a: x\nb: 1\n');
    assert.equal(after(syntax, addListEntry(syntax, map, 'a', [['to', 'x']])), 'a:\n  - to: x\nb: 1\n');
  });

  it('a map inside a list, at the end of a text without a line break', () => {
    const { syntax, map } = root('calls:\n  - to: sms');
    const list = listOf(map.get('calls'));
    const item = mapOf(list?.items[0]);
    assert.ok(list && item);
    assert.equal(after(syntax, setEntry(syntax, item, 'mode', 'async')), 'calls:\n  - to: sms\n    mode: async');
    assert.equal(
      after(
        syntax,
        addItem(syntax, list, [
          ['to', 'x'],
          ['mode', 'sync'],
        ]),
      ),
      'calls:\n  - to: sms\n  - to: x\n    mode: sync',
    );
  });

  it('pretty JSON gets a line of its own', () => {
    const { syntax, map } = root('{\n  "a": 1\n}\n', 'json');
    assert.equal(after(syntax, setEntry(syntax, map, 'b', 'x')), '{\n  "a": 1,\n  "b": "x"\n}\n');
    assert.equal(
      after(syntax, addListEntry(syntax, map, 'b', [['to', 'x']])),
      '{\n  "a": 1,\n  "b": [{ "to": "x" }]\n}\n',
    );
  });

  it('comments in flow style stay on their line', () => {
    const { syntax, map } = root('{\n  a: 1, # one\n  b: 2 # two\n}\n', 'flow');
    assert.equal(after(syntax, setEntry(syntax, map, 'c', '3')), '{\n  a: 1, # one\n  b: 2, # two\n  c: 3\n}\n');
  });

  it('merged and aliased maps are overridden, their source is not touched', () => {
    const merged = root('x: &x\n  mode: sync\ny:\n  <<: *x\n  to: z\n');
    const y = mapOf(merged.map.get('y'));
    assert.ok(y);
    assert.equal(
      after(merged.syntax, setEntry(merged.syntax, y, 'mode', 'async')),
      'x: &x\n  mode: sync\ny:\n  <<: *x\n  to: z\n  mode: async\n',
    );
    const aliased = root('x: &x\n  mode: sync\ny: *x\n');
    const alias = mapOf(aliased.map.get('y'));
    assert.ok(alias);
    const changed = root(after(aliased.syntax, setEntry(aliased.syntax, alias, 'to', 'z')));
    assert.deepEqual(texts(changed.map), { x: { mode: 'sync' }, y: { to: 'z', mode: 'sync' } });
    const list = root('x: &x [a]\ny: *x\n').map.get('y');
    assert.ok(list?.kind === 'list');
    assert.equal(addItem(aliased.syntax, { ...list, span: alias.span }, []), undefined);
  });

  it('block text with kept blank lines stays as it is', () => {
    const { syntax, map } = root('a: |+\n  x\n\n\n');
    const changed = root(after(syntax, setEntry(syntax, map, 'b', '1')));
    assert.deepEqual(texts(changed.map), { a: 'x\n\n\n', b: '1' });
  });
});

describe('syntax: updateYaml', () => {
  it('keeps comments, order and the way scalars are written', () => {
    const text = '# who is core\nsre-config: "1.0"\ntiers:\n  core: [web] # ask ops\n  n: 0800\n';
    const changed = updateYaml(text, [
      { path: ['tiers', 'others'], value: 'normal' },
      { path: ['tiers', 'n'], value: '0900' },
    ]);
    assert.equal(
      changed,
      '# who is core\nsre-config: "1.0"\ntiers:\n  core: [ web ] # ask ops\n  n: "0900"\n  others: normal\n',
    );
  });

  it('fills an empty text and empty values', () => {
    assert.equal(updateYaml('', [{ path: ['a', 'b'], value: 1 }]), 'a:\n  b: 1\n');
    assert.equal(updateYaml('a:\n', [{ path: ['a', 0], value: { x: true } }]), 'a:\n  - x: true\n');
  });

  it('writes nothing where it cannot', () => {
    assert.equal(updateYaml('a: [', [{ path: ['b'], value: 1 }]), undefined);
    assert.equal(updateYaml('a: 1\n', [{ path: ['a', 'b'], value: 1 }]), undefined);
    assert.equal(updateYaml('a: 1\n---\nb: 1\n', [{ path: ['c'], value: 1 }]), undefined);
    assert.equal(updateYaml('x: &x {}\ny: *x\n', [{ path: ['y', 'z'], value: 1 }]), undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.oneof(fc.string(), fc.nat()), { maxLength: 3 }), (text, path) => {
        const changed = updateYaml(text, [{ path, value: 'x' }]);
        assert.ok(changed === undefined || typeof changed === 'string');
      }),
      RUNS,
    );
  });
});
