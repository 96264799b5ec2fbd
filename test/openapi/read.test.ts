// Each thing that an OpenAPI document says, by small documents.
import assert from 'node:assert/strict';
import { operationsOf, problemsOf, readText } from './read-text';

const HEAD = 'openapi: 3.1.0\ninfo: { title: Payments, version: "1" }\n';

describe('openapi/read: which documents', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['openapi: 3.0.3\npaths: {}', '3.0.3'],
    ['openapi: 3.1', '3.1'],
    ['openapi: "3.2.0"\npaths: {}', '3.2.0'],
    ['openapi: 3.10.1\npaths: {}', '3.10.1'],
    ['swagger: "2.0"\npaths: {}', '2.0'],
    ['swagger: 2.0\npaths: {}', '2.0'],
    ['{"openapi": "3.0.0", "paths": {}}', '3.0.0'],
    ['openapi: 4.0.0\npaths: {}', undefined],
    ['openapi: 30\npaths: {}', undefined],
    ['swagger: "1.2"\npaths: {}', undefined],
    ['openapi: [3.1.0]', undefined],
    ['paths: {}', undefined],
    ['- openapi: 3.1.0', undefined],
    ['just text', undefined],
    ['asyncapi: 3.0.0', undefined],
    ['openapi: 3.0.1\ninfo: { x-cortex-tag: pay, title: Pay }', undefined],
    ['openapi: 3.0.1\ninfo: { x-cortex-tag: pay, title: Pay }\npaths: {}', '3.0.1'],
  ];
  for (const [text, version] of cases) {
    it(`${JSON.stringify(text)} → ${version ?? 'not ours'}`, () => {
      assert.equal(readText(text)?.apis?.[0]?.version, version);
    });
  }
});

describe('openapi/read: the document', () => {
  it('gives title, service, servers and their places', () => {
    const read = readText(
      [
        'openapi: 3.1.0',
        'info:',
        '  title: Payments API',
        'x-sre-service: payments',
        'servers:',
        '  - url: https://user:secret@Pay.example.com:8443/v1/?key=secret',
        '  - url: https://{region}.example.com',
        '    variables: { region: { default: eu } }',
        '  - url: https://{unfilled}.example.com',
        '  - url: /relative',
        '  - description: no url',
        'paths: {}',
      ].join('\n'),
    );
    const api = read?.apis?.[0];
    assert.deepEqual(api?.title, {
      value: 'Payments API',
      place: { file: 'api/openapi.yaml', line: 3, column: 10, endLine: 3, endColumn: 22 },
    });
    assert.equal(api?.service?.value, 'payments');
    assert.equal(api?.service?.place.line, 4);
    assert.deepEqual(api?.servers, [{ host: 'pay.example.com', port: 8443, path: '/v1' }, { host: 'eu.example.com' }]);
    assert.equal(JSON.stringify(read).includes('secret'), false);
    assert.deepEqual(api?.place.line, 1);
    assert.deepEqual(read?.problems, []);
  });

  it('reads host and basePath of Swagger 2.0 into servers and paths', () => {
    const read = readText('swagger: "2.0"\nhost: api.example.com\nbasePath: /v1/\npaths:\n  /pets:\n    get: {}\n');
    assert.deepEqual(read?.apis?.[0]?.servers, [{ host: 'api.example.com', path: '/v1' }]);
    assert.deepEqual(operationsOf(read), ['GET /v1/pets']);
  });

  it('leaves the path of an OpenAPI 3 server out of the operations', () => {
    const read = readText('openapi: 3.0.0\nservers: [{ url: "https://h/v1" }]\npaths:\n  /pets:\n    get: {}\n');
    assert.deepEqual(operationsOf(read), ['GET /pets']);
  });

  it('does not take webhooks for provided operations', () => {
    const read = readText(`${HEAD}webhooks:\n  paid:\n    post: { operationId: paid }\npaths:\n  /a:\n    get: {}\n`);
    assert.deepEqual(operationsOf(read), ['GET /a']);
  });

  it('tells paths without a slash, and leaves extensions alone', () => {
    const read = readText(`${HEAD}paths:\n  pets:\n    get: {}\n  x-note: yes\n  /a:\n    get: {}\n`);
    assert.deepEqual(operationsOf(read), ['GET /a']);
    assert.deepEqual(problemsOf(read), ['bad-path api/openapi.yaml:4:3']);
  });
});

describe('openapi/read: operations', () => {
  it('gives each method with the place of its key', () => {
    const text = [
      'paths:',
      '  /a/{id}:',
      '    summary: Not an operation',
      '    parameters: []',
      '    get: { operationId: readA, summary: Read it, deprecated: true }',
      '    post:',
      '      responses: { "201": {}, 4XX: {}, default: {}, x-note: 1 }',
    ].join('\n');
    const [get, post] = readText(HEAD + text)?.apis?.[0]?.operations ?? [];
    assert.deepEqual(get, {
      method: 'GET',
      path: '/a/{id}',
      operationId: 'readA',
      summary: 'Read it',
      deprecated: true,
      responses: [],
      inputs: { required: [], unread: [] },
      evidence: {
        place: { file: 'api/openapi.yaml', line: 7, column: 5, endLine: 7, endColumn: 8 },
        format: 'openapi',
      },
    });
    assert.equal(post?.evidence.place.line, 8);
    assert.deepEqual([...(post?.responses ?? [])].sort(), ['201', '4XX', 'default']);
  });

  it('knows all methods, and those of 3.2 only in 3.2', () => {
    const paths = [
      'paths:',
      '  /a:',
      '    { get: {}, put: {}, post: {}, delete: {}, options: {}, head: {}, patch: {}, trace: {}, query: {},',
      '      additionalOperations: { COPY: { operationId: copy }, x-no: {} } }',
    ].join('\n');
    const usual = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];
    const methods = (version: string) =>
      readText(`openapi: ${version}\n${paths}`)
        ?.apis?.[0]?.operations.map(({ method }) => method)
        .sort();
    assert.deepEqual(methods('3.1.0'), usual);
    assert.deepEqual(methods('3.2.0'), [...usual, 'COPY', 'QUERY'].sort());
  });

  it('keeps ids as written, and treats a blank one as missing', () => {
    const read = readText(
      `${HEAD}paths:\n  /a:\n    get: { operationId: " list all " }\n    put: { operationId: "  " }\n    post: { operationId: 42 }\n    delete: { operationId: }\n`,
    );
    const ids = read?.apis?.[0]?.operations.map(({ operationId }) => operationId);
    assert.deepEqual(ids, ['list all', undefined, '42', undefined]);
    assert.deepEqual(problemsOf(read), [
      'blank-operation-id api/openapi.yaml:6:25',
      'blank-operation-id api/openapi.yaml:8:27',
    ]);
    assert.equal(read?.problems?.[0]?.severity, 'information');
  });

  it('tells a second use of an operationId at its place', () => {
    const read = readText(`${HEAD}paths:\n  /a:\n    get: { operationId: x }\n    put: { operationId: x }\n`);
    assert.deepEqual(problemsOf(read), ['duplicate-operation-id api/openapi.yaml:6:25']);
    assert.match(read?.problems?.[0]?.message ?? '', /api\/openapi\.yaml:5/);
    assert.equal(read?.apis?.[0]?.operations.length, 2);
  });

  it('counts a half-typed operation, and tells what is none', () => {
    const read = readText(`${HEAD}paths:\n  /a:\n    get:\n  /b:\n    post: text\n    PUT: {}\n    put: []\n`);
    assert.deepEqual(operationsOf(read), ['GET /a']);
    assert.deepEqual(problemsOf(read), [
      'bad-value api/openapi.yaml:7:5',
      'unknown-method api/openapi.yaml:8:5',
      'bad-value api/openapi.yaml:9:5',
    ]);
  });

  for (const [where, text] of [
    ['operation', 'paths:\n  /a:\n    post: { parameters: [{ in: header, name: idempotency-key }] }\n'],
    ['path item', 'paths:\n  /a:\n    parameters: [{ in: header, name: X-Idempotency-Key }]\n    post: {}\n'],
    [
      'component',
      'paths:\n  /a:\n    post: { parameters: [{ $ref: "#/components/parameters/Key" }] }\ncomponents:\n  parameters:\n    Key: { in: header, name: Idempotency-Key }\n',
    ],
  ] as const) {
    it(`sees the idempotency key of the ${where}`, () => {
      assert.equal(readText(HEAD + text)?.apis?.[0]?.operations[0]?.idempotencyKey, true);
    });
  }

  it('does not take other parameters for the idempotency key', () => {
    const text =
      'paths:\n  /a:\n    post: { parameters: [{ in: query, name: Idempotency-Key }, { in: header, name: X-Other }, 7, { $ref: "#/no" }] }\n';
    const read = readText(HEAD + text);
    assert.equal(read?.apis?.[0]?.operations[0]?.idempotencyKey, undefined);
    assert.deepEqual(problemsOf(read), [
      `ref-missing api/openapi.yaml:5:${(text.split('\n')[2] ?? '').indexOf('"#/no"') + 1}`,
    ]);
    assert.equal(read?.problems?.[0]?.severity, 'information');
  });

  it('never takes schemas and example data for references', () => {
    const loaded: string[] = [];
    const text = `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        "200":\n          content:\n            application/json:\n              example: { $ref: "https://example.com/x" }\n              schema: { $ref: "./schema.yaml" }\n`;
    const files = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => {
          loaded.push(String(name));
          return undefined;
        },
      },
    );
    const read = readText(text, files);
    assert.deepEqual([operationsOf(read), read?.problems, read?.uses, loaded], [['GET /a'], [], [], []]);
  });
});

describe('openapi/read: anchors, merge keys, JSON', () => {
  it('reads operations behind an alias and a merge key', () => {
    const text = `${HEAD}x-common: &common\n  get: { operationId: health }\npaths:\n  /health: *common\n  /ready:\n    <<: *common\n    post: {}\n`;
    assert.deepEqual(operationsOf(readText(text)), ['GET /health', 'GET /ready', 'POST /ready']);
  });

  it('gives the same from JSON as from YAML', () => {
    const json =
      '{\n  "openapi": "3.1.0",\n  "paths": {\n    "/a": {\n      "get": { "operationId": "a",\n        "x-sre-calls": [{ "to": "b#c", "timeout": "1s" }] }\n    }\n  }\n}\n';
    const read = readText(json, {}, 'openapi.json');
    assert.deepEqual(read?.apis?.[0]?.operations[0]?.evidence.place, {
      file: 'openapi.json',
      line: 5,
      column: 7,
      endLine: 5,
      endColumn: 12,
    });
    assert.deepEqual(read?.calls?.[0]?.place, { file: 'openapi.json', line: 6, column: 25, endLine: 6, endColumn: 57 });
  });

  it('reads CRLF and a byte order mark', () => {
    const read = readText(`\uFEFF${HEAD}paths:\n  /a:\n    get: {}\n`.replace(/\n/g, '\r\n'));
    assert.deepEqual(read?.apis?.[0]?.operations[0]?.evidence.place, {
      file: 'api/openapi.yaml',
      line: 5,
      column: 5,
      endLine: 5,
      endColumn: 8,
    });
  });
});
