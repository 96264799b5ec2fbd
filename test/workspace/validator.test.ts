// swagger-parser, kept from the network and from other files, and its errors at their places.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSyntax } from '../../src/core/syntax/read';
import { validateDocument } from '../../src/workspace/validator';
import { publicDocuments } from '../openapi/public-documents';

const HEAD = 'openapi: 3.0.3\ninfo: { title: Payments, version: "1" }\n';

async function validate(text: string, file = 'openapi.yaml') {
  const syntax = readSyntax(file, text);
  const [root] = syntax.roots;
  assert.ok(root);
  return validateDocument(syntax, root);
}

const told = async (text: string) =>
  (await validate(text)).map(
    ({ code, message, place }) => `${code} ${place?.line ?? 0}:${place?.column ?? 0} ${message}`,
  );

describe('workspace/validator', function () {
  this.timeout(30_000);

  for (const text of [
    `${HEAD}paths: {}\n`,
    'openapi: 3.1.0\ninfo: { title: a, version: "1" }\nwebhooks: {}\n',
    'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths: {}\n',
    ...['openapi: 3.1.0', 'openapi: 3.0.3', 'swagger: "2.0"'].map(
      (version) => `${version}\ninfo: { title: a, version: "1" }\npaths: { /a: { $ref: ./paths/a.yaml } }\n`,
    ),
  ]) {
    it(`finds nothing wrong with ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await validate(text), []);
    });
  }

  const mistakes: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a missing field',
      `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        "200": {}\n`,
      ['invalid-openapi 7:9 Not valid OpenAPI: "description" is missing here.'],
    ],
    [
      'an unknown field',
      `${HEAD}paths:\n  /a:\n    gut: {}\n`,
      ['invalid-openapi 5:5 Not valid OpenAPI: "gut" is not allowed here.'],
    ],
    [
      'an unknown field of 3.1',
      'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths:\n  /a:\n    gut: {}\n',
      ['invalid-openapi 5:5 Not valid OpenAPI: "gut" is not allowed here.'],
    ],
    [
      'a field missing at the top',
      'openapi: 3.0.3\npaths: {}\n',
      ['invalid-openapi 1:1 Not valid OpenAPI: "info" is missing here.'],
    ],
    [
      'a version that is a number',
      'openapi: 3.0.3\ninfo: { title: a, version: 1 }\npaths: {}\n',
      ['invalid-openapi 2:19 Not valid OpenAPI: The version of the API must be a text: put it into quotes.'],
    ],
    [
      'a reference to nothing',
      `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        "200": { $ref: "#/components/responses/No" }\n`,
      ['invalid-openapi 7:18 Not valid OpenAPI: This reference leads nowhere in the document.'],
    ],
    [
      'a missing path parameter of Swagger 2.0',
      'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths:\n  /a: {}\n  /a/{id}:\n    get: { responses: { "200": { description: ok } } }\n',
      ['invalid-openapi 6:5 Not valid OpenAPI: /paths/a/{id}/get is missing path parameter(s) for {id}.'],
    ],
  ];
  for (const [name, text, expected] of mistakes) {
    it(`tells ${name} at its place`, async () => assert.deepEqual(await told(text), expected));
  }

  it('tells a mistake behind a reference where it is written', async () => {
    const responses = 'responses:\n        "200": { $ref: "#/components/responses/Ok" }';
    const ok = 'components:\n  responses:\n    Ok: { descriptoin: ok }\n';
    const problems = await told(`${HEAD}paths:\n  /a:\n    get:\n      ${responses}\n${ok}`);
    assert.ok(
      problems.includes('invalid-openapi 10:11 Not valid OpenAPI: "descriptoin" is not allowed here.'),
      problems.join('\n'),
    );
  });

  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ['OpenAPI 3.2', 'openapi: 3.2.0\ninfo: { title: a, version: "1" }\npaths: {}\n', /not "3\.2\.0"/],
    ['broken syntax', `${HEAD}paths: {}\nbroken: "\n`, /syntax errors/],
    ['more than 4 MB', `${HEAD}paths: {}\n#${'x'.repeat(4 * 1024 * 1024)}\n`, /larger than 4 MB/],
    ['a reference into __proto__', `${HEAD}paths:\n  /a: { $ref: "#/__proto__" }\n`, /__proto__/],
    ['references that explode', `${HEAD}paths: {}\ncomponents:\n  schemas:\n${laughs(30)}`, /too large/],
  ];
  for (const [name, text, message] of refusals) {
    it(`does not validate ${name}, and says so`, async () => {
      const problems = await validate(text);
      assert.deepEqual(
        problems.map(({ code, severity }) => [code, severity]),
        [['not-validated', 'information']],
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }

  it('does not take example data for references', async () => {
    const media =
      '{ example: { $ref: "#/nowhere" }, schema: { type: object, properties: { example: { $ref: "#/components/schemas/S" } } } }';
    const text = `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        default: { description: ok, content: { a/b: ${media} } }\ncomponents:\n  schemas:\n    S: { type: string, default: { $ref: "#/nowhere" } }\n`;
    assert.deepEqual(await told(text), []);
    assert.equal((await told(text.replace('"#/components/schemas/S"', '"#/nowhere"'))).length, 1);
  });

  it('asks neither the network nor the disk', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end('{}');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const references = [
      `http://127.0.0.1:${port}/a.yaml`,
      'missing.yaml',
      '/etc/missing.yaml',
      'file:///etc/missing.yaml',
    ];
    const responses = references.map((reference, index) => `        "20${index}": { $ref: "${reference}" }\n`).join('');
    assert.deepEqual(await told(`${HEAD}paths:\n  /a:\n    get:\n      responses:\n${responses}`), []);
    await new Promise((closed) => server.close(closed));
    assert.equal(requests, 0);
  });

  it('leaves Object.prototype as it is', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    await validate(`${HEAD}__proto__: { polluted: 1 }\npaths:\n  __proto__: { get: {} }\n`);
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), before);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('finds the small public documents valid', async function () {
    const documents = publicDocuments()?.filter(({ text }) => text.length <= 100 * 1024);
    if (documents === undefined) return this.skip();
    assert.ok(documents.length > 0);
    for (const { name, text } of documents) assert.deepEqual(await validate(text, name), [], name);
  });
});

/** Each schema refers twice to the next one. */
function laughs(levels: number): string {
  const schemas = Array.from({ length: levels }, (_, level) => {
    const next = `{ $ref: "#/components/schemas/S${level + 1}" }`;
    return `    S${level}: { properties: { a: ${next}, b: ${next} } }\n`;
  });
  return `${schemas.join('')}    S${levels}: { type: string }\n`;
}
