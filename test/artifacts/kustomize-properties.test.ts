// Kustomizations of all shapes: nothing throws, ends or grows; what is merged is written where it is said to be.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { patched } from '../../src/core/artifacts/kustomize/json-patch';
import { mergedByKey } from '../../src/core/artifacts/kustomize/strategic-merge';
import { plain, type Traced, traced } from '../../src/core/artifacts/traced';
import { readSyntax } from '../../src/core/syntax/read';
import { filesOf } from '../readiness/run-page';
import { overlaysOfFiles } from './built';

const word = fc.constantFrom('a', 'b', 'c', 'payments', 'orders');
const scalar = fc.oneof(word, fc.integer({ min: 0, max: 99 }), fc.boolean());
const container = fc.record(
  {
    name: word,
    image: word,
    env: fc.uniqueArray(fc.record({ name: word, value: word }), { selector: ({ name }) => name }),
  },
  { requiredKeys: ['name'] },
);
const pod = fc.record(
  { containers: fc.uniqueArray(container, { selector: ({ name }) => name }), nodeSelector: fc.dictionary(word, word) },
  { requiredKeys: [] },
);
const spec = fc.record(
  { replicas: fc.nat(9), paused: fc.boolean(), template: fc.record({ spec: pod }), other: scalar },
  { requiredKeys: [] },
);

/** Each value on lines of its own file, so that it can be found again. */
function tracedJson(file: string, value: unknown): { readonly value: Traced; readonly text: string } {
  const text = JSON.stringify(value, undefined, 1);
  const syntax = readSyntax(file, text);
  const [root] = syntax.roots;
  assert.ok(root);
  return { value: traced(root, syntax.place), text };
}

function scalarsOf(value: Traced): readonly Traced[] {
  if (value.kind === 'scalar') return [value];
  return (value.kind === 'list' ? value.items : [...value.entries.values()]).flatMap(scalarsOf);
}

describe('strategic merge patches', () => {
  it('keep each value where it is written', () => {
    fc.assert(
      fc.property(spec, spec, (base, patch) => {
        const [one, other] = [tracedJson('base.json', base), tracedJson('patch.json', patch)];
        const merged = mergedByKey(one.value, other.value, true);
        assert.ok(merged);
        for (const leaf of scalarsOf(merged)) {
          const { file, line, column, endColumn } = leaf.place;
          const text = (file === 'base.json' ? one : other).text.split('\n')[line - 1] ?? '';
          const written = text.slice(column - 1, endColumn - 1);
          assert.equal(written, JSON.stringify(leaf.kind === 'scalar' ? leaf.value : undefined));
        }
      }),
    );
  });

  it('change nothing where they say nothing or the same', () => {
    fc.assert(
      fc.property(spec, (base) => {
        const { value } = tracedJson('base.json', base);
        const empty = tracedJson('patch.json', {}).value;
        assert.deepEqual(mergedByKey(value, empty, true), value);
        const same = mergedByKey(value, tracedJson('patch.json', base).value, true);
        assert.deepEqual(same && plain(same), plain(value));
      }),
    );
  });

  it('give the same when applied twice', () => {
    fc.assert(
      fc.property(spec, spec, (base, patch) => {
        const said = tracedJson('patch.json', patch).value;
        const once = mergedByKey(tracedJson('base.json', base).value, said, true);
        const twice = mergedByKey(once, said, true);
        assert.deepEqual(twice && plain(twice), once && plain(once));
      }),
    );
  });
});

describe('JSON patches', () => {
  it('that add and then remove leave what was there', () => {
    fc.assert(
      fc.property(spec, scalar, (base, value) => {
        const { value: before } = tracedJson('base.json', base);
        const operations = tracedJson('patch.json', [
          { op: 'add', path: '/new~1key', value },
          { op: 'test', path: '/new~1key', value },
          { op: 'remove', path: '/new~1key' },
        ]).value;
        const result = patched(before, operations.kind === 'list' ? operations.items : []);
        assert.deepEqual('value' in result && plain(result.value), plain(before));
      }),
    );
  });

  it('are applied as a whole or not at all', () => {
    const step = fc.record({
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'eval'),
      path: fc.constantFrom(
        '/replicas',
        '/template/spec/containers/0',
        '/template/spec/containers/-',
        '',
        '/__proto__/x',
        '/a/b',
      ),
      from: fc.constantFrom('/replicas', '/template'),
      value: scalar,
    });
    fc.assert(
      fc.property(spec, fc.array(step, { maxLength: 4 }), (base, steps) => {
        const operations = tracedJson('patch.json', steps).value;
        const result = patched(tracedJson('base.json', base).value, operations.kind === 'list' ? operations.items : []);
        assert.ok('value' in result || result.refused.length > 0);
        assert.equal(({} as { x?: unknown }).x, undefined);
      }),
    );
  });
});

describe('kustomizations', () => {
  const path = fc.constantFrom(
    'a',
    'b',
    '../a',
    '../b',
    '..',
    '.',
    'x.yaml',
    '../x.yaml',
    '/etc',
    'https://x/y',
    '../../../..',
    '',
  );
  const field = fc.oneof(
    scalar,
    fc.array(path),
    fc.array(
      fc.dictionary(
        fc.constantFrom('path', 'patch', 'target', 'name', 'newTag', 'count', 'pairs'),
        fc.oneof(scalar, path, fc.dictionary(word, word)),
      ),
    ),
  );
  const NAMES = [
    'resources',
    'bases',
    'components',
    'patches',
    'patchesStrategicMerge',
    'patchesJson6902',
    'images',
    'replicas',
    'labels',
    'commonLabels',
    'namePrefix',
    'namespace',
    'configMapGenerator',
  ];
  const kustomization = fc.dictionary(fc.constantFrom(...NAMES, 'kind', 'apiVersion'), field);

  it('of any shape give objects or say why not', () => {
    fc.assert(
      fc.property(fc.array(kustomization, { minLength: 1, maxLength: 4 }), (all) => {
        const folders = ['', 'a/', 'b/', 'a/b/'];
        const object = JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: {} });
        const built = overlaysOfFiles(
          filesOf([
            { file: 'x.yaml', text: object },
            ...all.map((one, index) => ({ file: `${folders[index]}kustomization.yaml`, text: JSON.stringify(one) })),
          ]),
        );
        for (const one of built.objects) assert.ok(one.name !== '' && one.place.line > 0);
        for (const one of built.notResolved) assert.ok(one.message.length > 0 && one.place.line > 0);
      }),
    );
  });

  it('that double at each level do not double what they make', () => {
    const LEVELS = 18;
    const levels = Array.from({ length: LEVELS }, (_, level) =>
      ['l', 'r'].map((side) => ({
        file: `${level}${side}/kustomization.yaml`,
        text: level === 0 ? 'resources: [../x.yaml]\n' : `resources: [../${level - 1}l, ../${level - 1}r]\n`,
      })),
    ).flat();
    const object = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
    const { objects, notResolved } = overlaysOfFiles(filesOf([{ file: 'x.yaml', text: object }, ...levels]));
    assert.equal(objects.length, 2);
    assert.ok(notResolved.some(({ message }) => message.includes('there already')));
  });

  it('of a hundred levels end, and say where', () => {
    const levels = Array.from({ length: 100 }, (_, level) => ({
      file: `${level}/kustomization.yaml`,
      text: level === 99 ? 'resources: [../x.yaml]\n' : `resources: [../${level + 1}]\n`,
    }));
    const object = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
    const { objects, notResolved } = overlaysOfFiles(filesOf([{ file: 'x.yaml', text: object }, ...levels]));
    assert.equal(objects.length, 0);
    assert.ok(notResolved.some(({ message }) => message.includes('more than 20')));
  });
});
