// What an operation requires of its callers, the same however the document says it.
import assert from 'node:assert/strict';
import type { Inputs } from '../../src/core/model/operation';
import { readText } from './read-text';

const V3 = 'openapi: 3.1.0\npaths:\n  /pay:\n';
const V2 = 'swagger: "2.0"\npaths:\n  /pay:\n';

function inputsOf(text: string, files: Readonly<Record<string, string>> = {}): Inputs | undefined {
  return readText(text, files)?.apis?.[0]?.operations[0]?.inputs;
}

const schemas = `
components:
  schemas:
    Base:
      type: object
      required: [id, amount]
      properties: { id: { readOnly: true }, amount: {} }
    Order:
      allOf:
        - $ref: '#/components/schemas/Base'
        - { required: [currency], properties: { currency: { $ref: '#/components/schemas/Code' } } }
    Code: { type: string }
    Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }], required: [a] }
    Circle: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { required: [a] }] }
  requestBodies:
    Order: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
`;

const json = (schema: string) => `    post: { requestBody: { content: { application/json: { schema: ${schema} } } } }`;
const body = (schema: string) => `${V3}${json(schema)}${schemas}`;

const cases: readonly (readonly [
  name: string,
  text: string,
  required: readonly string[],
  unread?: readonly string[],
])[] = [
  [
    'parameters of the operation before those of the path item',
    `${V3}    parameters: [{ in: query, name: a, required: true }, { in: query, name: b, required: true }]
    get: { parameters: [{ in: query, name: a }, { in: header, name: X-Tenant, required: true }] }`,
    ['header x-tenant', 'query b'],
  ],
  [
    'a referenced parameter',
    `${V3}    get: { parameters: [{ $ref: '#/components/parameters/P' }] }
components: { parameters: { P: { in: cookie, name: session, required: true } } }`,
    ['cookie session'],
  ],
  [
    'neither path parameters nor headers that are described elsewhere',
    `${V3}    get: { parameters: [{ in: path, name: id, required: true }, { in: header, name: Authorization, required: true }] }`,
    [],
  ],
  [
    'a referenced body with parts',
    `${V3}    post: { requestBody: { $ref: '#/components/requestBodies/Order' } }${schemas}`,
    ['body', 'body amount', 'body currency'],
  ],
  ['fields that all alternatives have', body('{ oneOf: [{ required: [a, b] }, { required: [b, c] }] }'), ['body b']],
  ['an array has no fields', body('{ type: array, items: { required: [a] } }'), []],
  ['a schema that is a part of itself', body("{ $ref: '#/components/schemas/Loop' }"), ['body a']],
  ['an alternative of itself', body("{ $ref: '#/components/schemas/Circle' }"), [], ['body']],
  ['a schema of the network', body("{ allOf: [{ $ref: 'https://x.test/a' }], required: [a] }"), ['body a'], ['body']],
  ['a body that is not there', `${V3}    post: { requestBody: { $ref: '#/components/no' } }`, [], ['body']],
  [
    'a parameter that is not there: it may be the body of Swagger 2',
    `${V2}    post: { parameters: [{ $ref: '#/parameters/no' }] }`,
    [],
    ['parameters', 'body'],
  ],
  [
    'the body of Swagger 2',
    `${V2}    post: { parameters: [{ in: body, name: b, required: true, schema: { $ref: '#/definitions/B' } }] }
definitions: { B: { required: [amount] } }`,
    ['body', 'body amount'],
  ],
  [
    'a form of Swagger 2',
    `${V2}    post: { parameters: [{ in: formData, name: amount, required: true }, { in: formData, name: note }] }`,
    ['body', 'body amount'],
  ],
  [
    'of several media types what all require',
    `${V3}    post: { requestBody: { content: { a/json: { schema: { required: [x, y] } }, a/form: { schema: { required: [y] } } } } }`,
    ['body y'],
  ],
];

describe('openapi/inputs: what a caller has to send', () => {
  for (const [name, text, required, unread] of cases) {
    it(name, () => {
      assert.deepEqual(inputsOf(text), { required, unread: unread ?? [] });
    });
  }

  it('follows a schema into another file, and depends on it', () => {
    const text = `${V3}${json("{ $ref: 'models.yaml#/Order' }")}`;
    const models = 'Order: { allOf: [{ $ref: "#/Base" }] }\nBase: { required: [id] }\n';
    assert.deepEqual(inputsOf(text, { 'api/models.yaml': models }), { required: ['body id'], unread: [] });
    assert.deepEqual(readText(text, { 'api/models.yaml': models })?.uses, ['api/models.yaml']);
    const halfTyped = `${models}Other: { required: [`;
    assert.deepEqual(inputsOf(text, { 'api/models.yaml': halfTyped })?.unread, ['body']);
  });

  it('is not known of an operation behind a reference that leads nowhere', () => {
    assert.equal(inputsOf(`${V3}    post: { $ref: gone.yaml }`), undefined);
  });

  it('tells that operations may be missing behind a path item that could not be followed', () => {
    assert.equal(readText('openapi: 3.1.0\npaths:\n  /a: { $ref: https://x.test/a }\n')?.partial, true);
    assert.equal(readText(`${V3}    get: {}`)?.partial, undefined);
  });

  it('looks into wide and deep schemas once', () => {
    const many = Array.from({ length: 400 }, (_, i) => `    S${i}: { required: [f${i}], allOf: [${refs(i)}] }`).join(
      '\n',
    );
    const text = `${V3}${json("{ $ref: '#/components/schemas/S0' }")}\ncomponents:\n  schemas:\n${many}\n`;
    const inputs = inputsOf(text);
    assert.ok(inputs?.required.includes('body f0'));
    assert.deepEqual(inputs?.unread, ['body']);
  });
});

function refs(from: number): string {
  return Array.from({ length: 60 }, (_, i) => `{ $ref: '#/components/schemas/S${(from + i + 1) % 400}' }`).join(', ');
}
