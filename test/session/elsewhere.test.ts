// A reader that reads no text as a whole says what one says that does, whatever is typed.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { createReader, type Reader } from '../../src/core/reading';
import { readSyntax, readSyntaxInSteps } from '../../src/core/syntax/read';
import { finished } from '../../src/core/syntax/steps';
import { outlineOf } from '../../src/core/navigation/outline';
import { createTaskReader } from '../../src/workspace/reading-apart/task';

const FILE = 'orders/openapi.yaml';
const operation = (index: number): string =>
  `  /orders/${index}:\n    post:\n      operationId: order${index}\n      x-sre-calls:\n        - to: payments#pay${index}\n          mode: sync\n      requestBody: { $ref: '#/components/requestBodies/Order' }\n`;
/** Long enough to be kept as blocks. */
const TEXT = `openapi: 3.1.0\ninfo: { title: orders, version: 1.0.0 }\npaths:\n${Array.from({ length: 200 }, (_, index) => operation(index)).join('')}components:\n  requestBodies:\n    Order: { required: true, content: { application/json: { schema: { required: [amount] } } } }\n`;
const WORDS = [
  '',
  ' ',
  'x',
  ':',
  '"',
  '[',
  '<<<<<<< ours\n',
  '\n',
  '- ',
  '      deprecated: true\n',
  '&a ',
  '\t',
  '{{ x }}',
];

let ids = 0;
function typed(before: SourceFile, at: number, removed: number, newText: string): SourceFile {
  const read = before.text();
  const text = typeof read === 'string' ? read : '';
  const start = Math.min(at, text.length);
  const end = Math.min(start + removed, text.length);
  const after = text.slice(0, start) + newText + text.slice(end);
  const edited = { from: before.id, splices: [{ start, end, newText }] };
  return { file: FILE, id: `typed:${++ids}`, typed: true, text: () => after, edited };
}
const setOf = (source: SourceFile): FileSet => new Map([[source.file, source]]);
const fresh = (source: SourceFile): SourceFile => ({ file: FILE, id: `${source.id}!`, text: source.text });

interface Lone {
  readonly reader: Reader;
  readonly asked: () => number;
}
/** Reads nothing as a whole; what it asks for is read by the function that the threads run. */
function lone(): Lone {
  let asked = 0;
  const reader: Reader = createReader(undefined, {
    isTooMuch: () => true,
    ask: (source) => {
      asked += 1;
      const { file, id, text } = source;
      const reading = createTaskReader()({ file, id, files: [{ file, id, text: text() }] });
      reader.learn(source, { reading, uses: [] });
    },
  });
  return { reader, asked: () => asked };
}
function factsOf({ reader }: Lone, source: SourceFile): unknown {
  reader.read(source, setOf(source));
  const { facts } = reader.read(source, setOf(source));
  reader.forget();
  return facts;
}
const expected = (source: SourceFile): unknown => createReader().read(fresh(source), setOf(fresh(source))).facts;

describe('a reader that leaves whole texts to others', function () {
  this.timeout(60_000);
  const saved: SourceFile = { file: FILE, id: 'saved', text: () => TEXT };

  it('says the same after any edits, and asks nobody where an edit is that of a few lines', () => {
    const edit = fc.tuple(fc.nat(TEXT.length), fc.nat(3), fc.constantFrom(...WORDS));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.nat(3), (edits, early) => {
        const one = lone();
        const steps = one.reader.readForEdits(saved, setOf(saved));
        let source = saved;
        for (const [index, [at, removed, newText]] of edits.entries()) {
          // Some are typed while the text is still being read.
          if (index >= early) finished(steps);
          else steps.next();
          source = typed(source, at, removed, newText);
          assert.deepEqual(factsOf(one, source), expected(source));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('asks once for what breaks the whole text, and not for what mends it', () => {
    const one = lone();
    finished(one.reader.readForEdits(saved, setOf(saved)));
    const at = TEXT.indexOf('  /orders/7:');
    const call = typed(saved, TEXT.indexOf('payments#pay7'), 0, 'e');
    factsOf(one, call);
    assert.equal(one.asked(), 0);
    const broken = typed(call, at, 0, '<<<<<<< ours\n');
    factsOf(one, broken);
    assert.equal(one.asked(), 1);
    const mended = typed(typed(broken, at, 8, ''), at, 5, '');
    assert.deepEqual(
      factsOf(one, { ...mended, edited: { from: broken.id, splices: [{ start: at, end: at + 13, newText: '' }] } }),
      expected(call),
    );
    assert.equal(one.asked(), 1);
    assert.ok(one.reader.work().whole === 0);
  });

  it('reads nodes in steps as at once', () => {
    for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), TEXT.replace('sync', '"sync'), `${TEXT}---\n${TEXT}`]) {
      const steps = readSyntaxInSteps(FILE, text);
      const [known, whole] = [finished(steps), readSyntax(FILE, text)];
      assert.ok(known !== undefined);
      assert.deepEqual(
        [outlineOf(known), known.problems, known.complete],
        [outlineOf(whole), whole.problems, whole.complete],
      );
    }
    assert.equal(finished(readSyntaxInSteps('a.json', `{"a": "${'x'.repeat(40_000)}"}`)), undefined);
  });
});
