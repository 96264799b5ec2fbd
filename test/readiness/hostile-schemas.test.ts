// Schemas that nobody has looked at: each is refused at its line or held against a value in bounds, and none runs code.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { traced } from '../../src/core/artifacts/traced';
import { readConfig } from '../../src/core/config/read';
import type { Json } from '../../src/core/model/service';
import { violations } from '../../src/core/readiness/schema/violations';
import { readSyntax } from '../../src/core/syntax/read';

function configWith(schema: string): string {
  const fields = ['id: ACME-01', 'title: t', 'why: w', 'remedy: r', 'on: workload', `schema: ${schema}`];
  return `sre-config: "1.0"\nchecks:\n  - ${fields.join('\n    ')}\n`;
}

const read = (schema: string) => readConfig(readSyntax('.sre/config.yaml', configWith(schema)));

function valueOf(value: unknown) {
  const syntax = readSyntax('value.json', JSON.stringify(value));
  const [root] = syntax.roots;
  assert.ok(root);
  return traced(root, syntax.place);
}

/** What a schema says of a value, once it is read; it must have been accepted. */
function judged(schema: unknown, value: unknown): readonly string[] {
  const { config, problems } = read(JSON.stringify(schema));
  assert.deepEqual(problems, []);
  const [check] = config.checks;
  assert.ok(check);
  return violations(check.schema, valueOf(value)).map(({ message }) => message);
}

describe('hostile schemas', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['a reference to a file', '{ $ref: "../secrets.json" }'],
    ['a reference to the network', '{ $ref: "http://169.254.169.254/" }'],
    ['a reference that goes round', '{ $ref: "#" }'],
    ['references that go round in a ring', '{ $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } }'],
    ['a reference to a name of every object', '{ $ref: "#/constructor" }'],
    ['a reference to what is no schema', '{ $ref: "#/enum", enum: [1] }'],
    ['a name of its own', '{ $id: "urn:x", $ref: "#/a" }'],
    ['a pattern that looks around', '{ pattern: "(?!a)b" }'],
    ['a pattern with references back', '{ pattern: "(a)\\\\1" }'],
    ['a pattern that repeats a thousand times a thousand times', '{ pattern: "(a{1000}){1000}" }'],
    ['a very long pattern', `{ pattern: "${'a'.repeat(1001)}" }`],
    ['a name of fields that is no pattern', '{ patternProperties: { "(": true } }'],
    ['a format that compiles a pattern', '{ format: regex }'],
    ['what only the validator knows', '{ __absolute_uri__: "x" }'],
    ['a schema of thirty levels', `${'{ not: '.repeat(30)}true${' }'.repeat(30)}`],
    ['a schema of 10 MB', `\n      enum:\n${`        - ${'a'.repeat(90)}\n`.repeat(100_000)}`],
    [
      'definitions that double one another',
      `{ $ref: "#/$defs/d0", $defs: { ${Array.from({ length: 40 }, (_, level) => `d${level}: { allOf: [{ $ref: "#/$defs/d${level + 1}" }, { $ref: "#/$defs/d${level + 1}" }] }`).join(', ')}, d40: true } }`,
    ],
  ];
  for (const [what, schema] of refused) {
    it(`refuses ${what}`, () => {
      const { config, problems } = read(schema);
      assert.deepEqual(config.checks, []);
      const errors = problems.filter(({ severity }) => severity === 'error');
      assert.ok(errors.length > 0);
      for (const { code, place } of errors) {
        assert.equal(code, 'bad-schema');
        assert.ok((place?.line ?? 0) >= 3);
      }
    });
  }

  it('match a pattern that would hold the engine of JavaScript for years', () => {
    const text = `${'a'.repeat(50_000)}!`;
    assert.deepEqual(judged({ properties: { name: { pattern: '^(a+)+$' } } }, { name: text }), [
      'name does not match ^(a+)+$',
    ]);
    assert.deepEqual(judged({ patternProperties: { '^(a|a)*$': false } }, { [text]: 1 }), []);
  });

  it('know what is written from what every object has', () => {
    assert.deepEqual(judged({ required: ['constructor', '__proto__', 'toString'] }, {}).length, 3);
    assert.deepEqual(judged({ properties: { constructor: { type: 'string' } } }, { constructor: 'x' }), []);
    assert.ok(judged({ additionalProperties: false }, JSON.parse('{ "__proto__": 1 }')).length > 0);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('of any shape are refused or give an answer', () => {
    const keyword = fc.constantFrom(
      'type',
      'properties',
      'required',
      'items',
      'allOf',
      'not',
      '$ref',
      '$defs',
      'pattern',
      'patternProperties',
      'enum',
      'const',
      'minimum',
      'format',
      'if',
      'then',
      'constructor',
      '__proto__',
      '$id',
      'uniqueItems',
      'prefixItems',
      'contains',
      'dependentRequired',
    );
    const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4 },
        fc.boolean(),
        fc.constantFrom('object', '^a+$', '#/$defs/a', '#', 'uri'),
        fc.integer(),
        fc.array(tie('schema'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(keyword, fc.constantFrom('a', 'b')), tie('schema'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(schema, fc.jsonValue({ maxDepth: 3 }), (one, value) => {
        const { config, problems } = read(JSON.stringify(one));
        const [check] = config.checks;
        if (check === undefined) assert.ok(problems.length > 0);
        else violations(check.schema, valueOf({ value })).every(({ message }) => assert.ok(message.length > 0));
      }),
    );
  });

  it('say of patterns what the engine says', () => {
    const source = fc.constantFrom('^a', 'b$', '^[a-c]{2,3}$', 'a|cc', '\\d+', '^$', '.', 'a.c', '^(ab)*$');
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '\n', '𝒳', '$'), maxLength: 6 });
    fc.assert(
      fc.property(source, text, (pattern, value) => {
        const schema: Json = { properties: { value: { pattern } } };
        assert.equal(
          violations(schema, valueOf({ value })).length === 0,
          new RegExp(pattern, 'u').test(value),
          pattern,
        );
      }),
    );
  });
});
