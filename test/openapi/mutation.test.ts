// No text throws, and nothing of it reaches Object.prototype.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readText } from './read-text';

const SEED = `openapi: 3.2.0
info: { title: Payments, x-cortex-tag: pay }
x-sre-service: payments
servers: [{ url: "https://{r}.example.com:80/v1", variables: { r: { default: eu } } }]
paths:
  /a/{id}:
    $ref: "#/components/pathItems/a"
    parameters: [{ $ref: "#/components/parameters/key" }]
    get: &get
      operationId: readA
      x-sre-calls:
        - to: b#POST /x
          timeout: 2s
          fallback: { kind: queue, ttl: 1m }
          expectedRps: { average: 40rps }
    query: *get
    additionalOperations: { COPY: { <<: *get } }
  "/b": { $ref: "other.yaml#/~1b" }
components:
  pathItems: { a: { post: { responses: { "200": { description: ok } } } } }
  parameters: { key: { in: header, name: Idempotency-Key } }
`;
const OTHER = { 'api/other.yaml': '/b: { $ref: "openapi.yaml#/paths/~1a~1{id}" }\n' };
const BITS = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '*get',
  '<<: ',
  '|\n',
  '? ',
  '!!map ',
  '---\n',
  '...\n',
  '$ref: "#/paths"',
  '$ref: "#"',
  '__proto__: ',
  'null',
  '\0',
  '\uFEFF',
  '\r\n',
  '\uD800',
  '%',
  '~1',
  'post:\n',
);

const edit = fc.record({
  at: fc.nat({ max: SEED.length }),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof({ weight: 3, arbitrary: BITS }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }),
  copy: fc.record({ from: fc.nat({ max: SEED.length }), length: fc.nat({ max: 60 }) }),
});

describe('openapi/read: mutated documents', function () {
  this.timeout(60_000);

  it('never throws, and every problem has a code, a message and a place', () => {
    const property = fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = SEED;
      for (const { at, remove, insert, copy } of edits) {
        text = text.slice(0, at) + insert + SEED.slice(copy.from, copy.from + copy.length) + text.slice(at + remove);
      }
      for (const problem of readText(text, OTHER)?.problems ?? []) {
        assert.ok(problem.code !== '' && problem.message !== '' && (problem.place?.line ?? 0) > 0);
      }
    });
    fc.assert(property, { numRuns: 250 });
  });

  it('gives the same for the same text', () => {
    assert.deepEqual(readText(SEED, OTHER), readText(SEED, OTHER));
  });

  it('survives JSON of any shape under the keys that it looks for', () => {
    const key = fc.constantFrom(
      'paths',
      '/a',
      'get',
      'post',
      '$ref',
      'parameters',
      'x-sre-calls',
      'to',
      'servers',
      'url',
      'info',
      'operationId',
      'responses',
      'fallback',
      'expectedRps',
      'variables',
      'additionalOperations',
      'title',
      '__proto__',
      'constructor',
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 7, depthSize: 'large' },
        fc.constantFrom(null, true, 0, '', '#/paths', '#/paths/~1a', 'other.yaml', 'https://x/y', '#/__proto__'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.array(fc.tuple(key, tie('node')), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
      ),
    }));
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    fc.assert(
      fc.property(node, node, (paths, servers) => {
        const text = JSON.stringify({ openapi: '3.2.0', paths, servers });
        assert.ok(readText(text, { 'api/other.yaml': JSON.stringify(paths) ?? '' }) !== undefined);
      }),
      { numRuns: 600 },
    );
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), before);
  });
});
