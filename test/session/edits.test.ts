// A document that is typed in: the same facts as from the whole text, at the price of what was typed in.
import assert from 'node:assert/strict';
import type { TextSplice } from '../../src/core/model/edit';
import type { SourceFile } from '../../src/core/model/snapshot';
import { createReader, type Reader, type Reading } from '../../src/core/reading';

const FILE = 'services/shop/openapi.yaml';

/** Operations of about 1.3 KB each, two a path; parameters and bodies refer to components. */
function documentOf(paths: number): string {
  const lines = ['openapi: 3.1.0', 'info:', '  title: shop', '  version: "1"', 'paths:'];
  for (let index = 0; index < paths; index++) {
    lines.push(`  /things/${index}:`, '    parameters:', "      - $ref: '#/components/parameters/Tenant'");
    for (const method of ['get', 'put']) {
      lines.push(`    ${method}:`, `      operationId: ${method}Thing${index}`, '      description: |');
      for (let line = 0; line < 20; line++)
        lines.push(`        Line ${line} of what there is to say of one thing of many.`);
      lines.push('      requestBody:', '        content:', '          application/json:');
      lines.push("            schema: { $ref: '#/components/schemas/Thing' }");
      lines.push(
        '      responses:',
        "        '200': { description: ok }",
        '      x-sre-calls:',
        '        - to: stock',
        '',
      );
    }
  }
  lines.push(
    'components:',
    '  parameters:',
    '    Tenant: { name: x-tenant, in: header, required: true }',
    '  schemas:',
  );
  lines.push('    Thing:', '      required: [name]', '      properties: { name: { type: string } }');
  return `${lines.join('\n')}\n`;
}

interface Typist {
  readonly text: () => string;
  readonly type: (at: number, newText: string, length?: number) => Reading;
}

/** Types into one document; each version says how it came about, as the server does. */
function typistOf(reader: Reader, first: string): Typist {
  let text = first;
  let version = 0;
  const sourceOf = (edited?: SourceFile['edited']): SourceFile => {
    const now = text;
    return { file: FILE, id: `v${version}`, text: () => now, ...(edited === undefined ? {} : { edited }) };
  };
  const read = (source: SourceFile): Reading => {
    const reading = reader.read(source, new Map([[FILE, source]]));
    reader.forget();
    return reading;
  };
  read(sourceOf());
  return {
    text: () => text,
    type: (at, newText, length = 0) => {
      const splice: TextSplice = { start: at, end: at + length, newText };
      text = text.slice(0, at) + newText + text.slice(at + length);
      const from = `v${version++}`;
      return read(sourceOf({ from, splices: [splice] }));
    },
  };
}

function freshReading(text: string): Reading {
  const source: SourceFile = { file: FILE, id: 'fresh', text: () => text };
  return createReader().read(source, new Map([[FILE, source]]));
}

describe('edits of a document', () => {
  it('give the facts of the whole text', () => {
    const typist = typistOf(createReader(), documentOf(40));
    const middle = (): number => typist.text().indexOf('- to: stock', typist.text().length / 2);
    const steps: readonly (() => Reading)[] = [
      () => typist.type(middle(), '- to: prices#getPrice\n          mode: sync\n        '),
      () => typist.type(middle(), '# a comment\n        '),
      () => typist.type(typist.text().indexOf('operationId: putThing3'), 'deprecated: true\n      '),
      () => typist.type(typist.text().indexOf('  /things/20:'), '  /new:\n    get:\n      operationId: fresh\n'),
      () => typist.type(typist.text().indexOf('required: [name]'), 'required: [name, size]', 'required: [name]'.length),
      () => typist.type(typist.text().indexOf('required: true }'), 'required: false }', 'required: true }'.length),
      () => typist.type(typist.text().indexOf('getThing30'), 'getThing31', 10),
      () =>
        typist.type(
          typist.text().indexOf("'#/components/parameters/Tenant'"),
          "'#/paths/~1things~11/parameters/0'",
          32,
        ),
      () => typist.type(typist.text().indexOf('x-tenant'), 'x-other', 8),
      () => typist.type(typist.text().indexOf('  /things/21:'), '', '  /things/21:\n'.length),
      () => typist.type(middle(), '- to: a\n        - to: "open\n        '),
      () => typist.type(typist.text().indexOf('  /things/25:'), '  /ty\n'),
      () => typist.type(typist.text().indexOf('title: shop'), 'title: bakery', 'title: shop'.length),
    ];
    for (const [index, step] of steps.entries()) {
      const { facts } = step();
      assert.ok(
        facts.apis[0] !== undefined && facts.apis[0].operations.length >= 76,
        `step ${index}: ${facts.apis[0]?.operations.length}`,
      );
      assert.deepEqual(facts, freshReading(typist.text()).facts, `step ${index}`);
    }
  });

  it('cost what is typed in: no text is parsed as a whole, and none is put together', () => {
    for (const paths of [20, 200]) {
      const reader = createReader();
      const typist = typistOf(reader, documentOf(paths));
      const before = reader.work();
      assert.deepEqual([before.texts, before.parsed, before.whole], [1, 0, 0]);
      let at = typist.text().indexOf('- to: stock', typist.text().length / 2) + '- to: stock'.length;
      const kept = new Set(typist.type(at, '\n').facts.apis[0]?.operations);
      at += 1;
      for (const character of '        - to: prices') {
        const { facts } = typist.type(at, character);
        at += 1;
        const fresh = facts.apis[0]?.operations.filter((operation) => !kept.has(operation)) ?? [];
        assert.ok(fresh.length <= 2, `${fresh.length} operations read again`);
        for (const operation of facts.apis[0]?.operations ?? []) kept.add(operation);
      }
      const { texts, scanned, parsed, whole } = reader.work();
      const keystrokes = texts - before.texts;
      assert.equal(keystrokes, 21);
      assert.equal(whole, 0);
      assert.ok((scanned - before.scanned) / keystrokes < 8000, `${(scanned - before.scanned) / keystrokes} scanned`);
      assert.ok(parsed / keystrokes < 8000, `${parsed / keystrokes} characters given to the parser a keystroke`);
    }
  });

  it('lead on from a text whose reading was known, which need not be read for that', () => {
    const text = documentOf(40);
    const at = text.indexOf('getThing7');
    const first: SourceFile = { file: FILE, id: 'a', text: () => text };
    const unread = () => assert.fail('the text was put together');
    const editOf = (from: string, id: string, start: number, end: number, newText: string): SourceFile => ({
      file: FILE,
      id,
      text: unread,
      edited: { from, splices: [{ start, end, newText }] },
    });
    const saved = freshReading(text.replace('getThing7', 'xgetThing7'));
    const reader = createReader({
      get: ({ id }) => (id === 'saved' ? { reading: saved, uses: [] } : undefined),
      put: () => undefined,
    });
    const read = (source: SourceFile) => reader.read(source, new Map([[FILE, source]]));
    const before = read(first);
    assert.equal(read(editOf('a', 'saved', at, at, 'x')), saved);
    assert.deepEqual(read(editOf('saved', 'b', at, at + 1, '')).facts, before.facts);
    assert.ok(reader.work().scanned < text.length + 8000, `${reader.work().scanned} characters scanned`);
  });

  it('a text is asked for only where the edit may matter to all of it', () => {
    const reader = createReader();
    const text = documentOf(40);
    const first: SourceFile = { file: FILE, id: 'a', text: () => text };
    reader.read(first, new Map([[FILE, first]]));
    const at = text.indexOf('getThing7');
    const splices = [{ start: at, end: at, newText: 'x' }];
    const second: SourceFile = {
      file: FILE,
      id: 'b',
      text: () => assert.fail('the text was put together'),
      edited: { from: 'a', splices },
    };
    const { facts } = reader.read(second, new Map([[FILE, second]]));
    assert.ok(facts.apis[0]?.operations.some(({ operationId }) => operationId === 'xgetThing7'));
  });
});
