// What is read is read once: counters that do not depend on the machine.
import assert from 'node:assert/strict';
import { createReader } from '../../src/core/reading';
import { createSession } from '../../src/core/session';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { filesOf, shopTexts, snapshotOf, sourceFile } from './files';

const texts = shopTexts('baseline');
const baseline = filesOf(texts);

/** The set with one file put in place of, or beside, its own. */
function withFile(files: FileSet, source: SourceFile): FileSet {
  return new Map(files).set(source.file, source);
}

describe('readings', () => {
  it('the baseline costs no parse where it is what head is', () => {
    const alone = createSession();
    alone.judge({ head: baseline, baseline: { kind: 'empty' }, today: '2026-11-23' });
    const both = createSession();
    both.judge(snapshotOf(baseline, baseline));
    assert.equal(both.parsed(), alone.parsed());
  });

  it('CODEOWNERS is no document, and says who owns the callee of a new call', () => {
    const owners = sourceFile('.github/CODEOWNERS', '* @org/sre\n/services/payments/ @org/openapi-payments\n\t: {{x');
    const session = createSession();
    const branch = withFile(filesOf(shopTexts('branch')), owners);
    const report = session.judge(snapshotOf(branch, baseline));
    assert.deepEqual(
      report.problems.filter(({ place }) => place?.file === owners.file),
      [],
    );
    assert.deepEqual(report.codeOwners.get('services/payments/sre.yaml'), ['@org/openapi-payments']);
    assert.deepEqual(report.codeOwners.get('services/notifications-sms/sre.yaml'), ['@org/sre']);
    assert.equal(session.judge(snapshotOf(withFile(baseline, owners), baseline)).codeOwners.size, 0, 'nothing is new');
  });

  it('a manifest whose template marks are YAML is told as not read; marks in quotes and in other files are not', () => {
    const codes = (text: string) => {
      const source = sourceFile('chart/deployment.yaml', text);
      return createReader()
        .read(source, new Map([[source.file, source]]))
        .facts.problems.map(({ code }) => code);
    };
    const manifest = (name: string) => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n`;
    assert.deepEqual(codes(manifest('{{ .Values.name }}')), ['not-read-template']);
    assert.deepEqual(codes(manifest('"{{ .Values.name }}"')).includes('not-read-template'), false);
    assert.deepEqual(codes('on: push\nservices:\n  a: 1\nname: "{{ x }}"\n'), []);
    assert.deepEqual(codes('title: {{ x }}\nopenapi_like: 1\n'), []);
  });

  it('one file of both sides is one reading', () => {
    const reader = createReader();
    for (const source of baseline.values()) {
      const copy = sourceFile(source.file, texts.get(source.file) ?? '');
      assert.equal(reader.read(source, baseline), reader.read(copy, withFile(baseline, copy)));
    }
  });

  it('a keystroke parses one text, taking it back none', () => {
    const session = createSession();
    session.judge(snapshotOf(baseline, baseline));
    const file = 'services/payments/openapi.yaml';
    const text = texts.get(file) ?? '';
    let typed = text;
    for (const character of '\n# typed') {
      typed += character;
      const parsed = session.parsed();
      session.judge(snapshotOf(withFile(baseline, sourceFile(file, typed)), baseline));
      assert.equal(session.parsed() - parsed, 1);
    }
    const parsed = session.parsed();
    session.judge(snapshotOf(baseline, baseline));
    session.judge(snapshotOf(baseline, baseline));
    assert.equal(session.parsed(), parsed);
  });

  it('a file that others refer to is read with those, and only those', () => {
    const main = [
      'openapi: 3.1.0',
      'info: { title: a, version: 1.0.0 }',
      'paths:',
      '  /things: { $ref: ./things.yaml }',
      '',
    ].join('\n');
    const part = (id: string) => `post:\n  operationId: ${id}\n  responses: { '200': { description: ok } }\n`;
    const other = main.replace('title: a', 'title: b').replace('{ $ref: ./things.yaml }', '{}');
    const files = (id: string) =>
      filesOf([
        ['a/openapi.yaml', main],
        ['a/things.yaml', part(id)],
        ['b/openapi.yaml', other],
      ]);
    const session = createSession();
    const idsOf = (id: string) =>
      session
        .judge({ head: files(id), baseline: { kind: 'empty' }, today: '2026-11-23' })
        .head.services.get('a')
        ?.operations.map(({ operationId }) => operationId);
    assert.deepEqual(idsOf('first'), ['first']);
    const parsed = session.parsed();
    assert.deepEqual(idsOf('second'), ['second']);
    assert.ok(session.parsed() - parsed <= 2, 'the part, and at most its user again');
    const gone = new Map(files('second'));
    gone.delete('a/things.yaml');
    const report = session.judge({ head: gone, baseline: { kind: 'empty' }, today: '2026-11-23' });
    assert.deepEqual(report.head.services.get('a')?.operations ?? [], []);
  });

  it('forgets files that are gone, and texts that were typed', () => {
    const reader = createReader();
    const source = sourceFile('a/openapi.yaml', 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\n');
    const files = new Map([[source.file, source]]);
    const first = reader.read(source, files);
    reader.forget();
    assert.equal(reader.read(source, files), first);
    reader.forget();
    reader.forget();
    assert.notEqual(reader.read(source, files), first);
  });

  it('keeps the trees of the last 16 files, not more', () => {
    const reader = createReader();
    const files = filesOf(
      Array.from({ length: 17 }, (_, index) => [`s${index}.yaml`, `openapi: 3.1.0\nx: ${index}\n`] as const),
    );
    for (const file of files.keys()) reader.syntax(file, files);
    assert.equal(reader.parsed(), 17);
    reader.syntax('s1.yaml', files);
    reader.syntax('s16.yaml', files);
    assert.equal(reader.parsed(), 17);
    reader.syntax('s0.yaml', files);
    assert.equal(reader.parsed(), 18);
    reader.syntax('s1.yaml', files);
    assert.equal(reader.parsed(), 18, 'the one used last stays longest');
  });

  it('asks nothing of a file that is nobody’s', () => {
    const session = createSession();
    const files = filesOf([
      ['data.json', '{"a": 1}'],
      ['a.yaml', 'a: 1\n'],
    ]);
    const report = session.judge(snapshotOf(files, new Map()));
    assert.deepEqual([session.parsed(), report.read], [0, { files: 2, documents: 0 }]);
  });
});
