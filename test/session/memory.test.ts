// A session that remembers says what a new one says, whatever was edited before.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generateEstate } from '../../bench/generate';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { createReader } from '../../src/core/reading';
import { createSession } from '../../src/core/session';
import { LayeredFiles } from '../../src/workspace/layered-files';
import { filesOf, shopTexts, snapshotOf, sourceFile } from './files';

const estate = generateEstate({ services: 6, typedBytes: 2_000, documentBytes: 1_500, environments: 1 });
const GRAPH = `{"sreGraph":1,"repository":"other","services":[{"name":"svc-0003","tier":{"declared":"core"}},{"name":"far"}],
"calls":[{"from":{"service":"far"},"to":{"service":"svc-0001"},"mode":"sync"}]}\n`;
const STORY = 'sre-solution: "1.0"\nstory: A-1\ncalls:\n  - { from: svc-0002, to: svc-0001, planned: true }\n';

/** Texts by file, with what makes judging more than linking: a config, a story, a graph of another repository. */
const texts = new Map([
  ...estate.files,
  ['.sre/config.yaml', 'sre-config: "1.0"\ntiers:\n  core: [svc-0000, svc-0001]\n'],
  ['.sre/solutions/a-1.yaml', STORY],
  ['shared/things.yaml', 'get:\n  operationId: shared\n'],
]);
const names = [...texts.keys(), 'other/graph.json', 'added/sre.yaml'];

/** What happens to a text while somebody works. */
function edited(text: string, file: string, how: number, where: number): string | undefined {
  const lines = text.split('\n');
  const at = where % lines.length;
  if (file === 'other/graph.json') return how % 2 === 0 ? GRAPH : undefined;
  if (file === 'added/sre.yaml')
    return `sre: "1.0"\nservice: svc-00${where % 12}\ndependencies: [{ to: svc-0001, mode: sync }]\n`;
  if (how === 0) return lines.toSpliced(at, 0, '# a line more').join('\n');
  if (how === 1) return lines.toSpliced(at, 1).join('\n');
  if (how === 2) return text.replace(/svc-000\d/, `svc-000${where % 10}`);
  if (how === 3) return text.replace(/namespace: \w+/, 'namespace: other');
  if (how === 4) return undefined;
  if (how === 7) return text.replace(/owner: .*/, `owner: team-${where % 3}\ntier: ${where % 5}`);
  if (how === 8) return `# above\n${text}slos: [{ type: availability, target: 99.${where % 10} }]\n`;
  if (how === 9) return `${text}---\nsre: "1.0"\nservice: svc-000${where % 9}\nowner: x-${where}\n`;
  if (how === 10) return text.replace(/replicas: \d+/, `replicas: ${where % 9}`);
  if (how === 5) return text.replace('paths:', 'paths:\n  /shared: { $ref: ../../shared/things.yaml }');
  return `${text}dependencies:\n  - { to: svc-000${where % 10}, mode: sync }\n`;
}

/** What a half-typed file said before is what only a session that was there can know. */
function isWhole(source: SourceFile, files: FileSet): boolean {
  return createReader().read(source, new Map(files).set(source.file, source)).facts.complete;
}

describe('a session', function () {
  this.timeout(120_000);

  it('says what a new one says, after any sequence of edits, in sets that know what changed', () => {
    const descriptors = [...names.keys()].filter((at) => names[at]?.endsWith('sre.yaml') === true);
    const anywhere = fc.oneof(fc.nat(names.length - 1), fc.constantFrom(...descriptors));
    const edit = fc.record({ file: anywhere, how: fc.nat(10), where: fc.nat(400) });
    const base = filesOf(texts);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(3), (edits, commits) => {
        const session = createSession();
        const top = new Map<string, SourceFile | undefined>();
        let head: FileSet = new LayeredFiles(base, new Map());
        let baseline: FileSet = base;
        for (const [index, { file, how, where }] of edits.entries()) {
          const name = names[file] ?? '';
          const before = head.get(name)?.text() ?? texts.get(name) ?? '';
          const text = edited(typeof before === 'string' ? before : '', name, how, where);
          const source = text === undefined ? undefined : sourceFile(name, text);
          if (source !== undefined && !isWhole(source, head)) continue;
          top.set(name, source);
          head = new LayeredFiles(base, new Map(top));
          if (index === commits) baseline = new Map(head);
          const report = session.judge(snapshotOf(head, baseline));
          assert.deepEqual(report, createSession().judge(snapshotOf(new Map(head), baseline)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('judges changes of the example as a new one does', () => {
    const [before, after] = [shopTexts('baseline'), shopTexts('branch')];
    const base = filesOf(before);
    const session = createSession();
    const top = new Map<string, SourceFile | undefined>();
    let told = 0;
    for (const [file, text] of after) {
      if (before.get(file) === text) continue;
      top.set(file, sourceFile(file, text));
      const head = new LayeredFiles(base, new Map(top));
      const report = session.judge(snapshotOf(head, base));
      assert.deepEqual(report, createSession().judge(snapshotOf(new Map(head), base)));
      told = report.findings.length;
    }
    assert.ok(told > 0, 'the branch of the example has findings');
  });
});
