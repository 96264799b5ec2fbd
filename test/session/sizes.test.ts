// How big request and answer can get: from the contract of the operation that a new call names, looked up when it is asked.
import assert from 'node:assert/strict';
import type { FileSet } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import { filesOf } from './files';

const CONFIG = 'sre-config: "1.0"\ntiers: { core: [web, stock] }\n';
const CALLER = (to: string) => `openapi: 3.1.0
info: { title: web, version: "1" }
x-sre-service: web
paths:
  /page:
    get:
      x-sre-calls: [{ to: "stock#${to}", mode: sync }]
`;

const STOCK = `openapi: 3.1.0
info: { title: stock, version: "1" }
x-sre-service: stock
paths:
  /bounded:
    get:
      operationId: bounded
      responses: { "200": { content: { application/json: { schema: { type: array, maxItems: 50, items: { type: string, maxLength: 36 } } } } } }
  /paged:
    parameters: [{ $ref: "#/components/parameters/PageSize" }]
    get:
      operationId: paged
      responses: { "200": { $ref: "#/components/responses/Page" } }
  /endless-pages:
    get:
      operationId: endlessPages
      parameters: [{ in: query, name: limit, schema: { type: integer } }]
      responses: { "200": { $ref: "#/components/responses/Page" } }
  /all:
    get:
      operationId: all
      responses: { "200": { $ref: "#/components/responses/Page" } }
  /import:
    post:
      operationId: import
      requestBody: { content: { application/json: { schema: { type: array, items: {} } } } }
      responses: { "202": { description: taken } }
  /mixed:
    post:
      operationId: mixed
      requestBody: { content: { application/json: { schema: { type: object, properties: { ids: { type: array, maxItems: 1 } } } } } }
      responses: { "200": { content: { application/json: { schema: { $ref: "shared/schemas.yaml#/Things" } } } } }
  /one:
    get:
      operationId: one
      responses: { "200": { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } } }
components:
  parameters: { PageSize: { in: query, name: page_size, schema: { type: integer, maximum: 100 } } }
  responses:
    Page: { content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } }
  schemas:
    Page: { type: object, properties: { items: { $ref: "#/components/schemas/Items" }, next: { type: string } } }
    Items: { type: array, items: {} }
`;
const SHARED = 'Things: { type: array, maxItems: 10 }\n';

/** The paths of the caller, the contract and what it refers to. */
const files = (to: string, more: Readonly<Record<string, string>> = {}): FileSet =>
  filesOf(
    Object.entries({
      '.sre/config.yaml': CONFIG,
      'web/openapi.yaml': CALLER(to),
      'stock/openapi.yaml': STOCK,
      'stock/shared/schemas.yaml': SHARED,
      ...more,
    }),
  );

function asked(head: FileSet, session = createSession()) {
  const before = new Map([...head].filter(([file]) => file !== 'web/openapi.yaml'));
  const baseline = { kind: 'commit' as const, ref: 'main', commit: '0', files: before };
  const report = session.judge({ head, baseline, today: '2026-01-01' });
  const [checklist] = report.checklists.values();
  const question = checklist?.questions.find(({ id }) => id === 'TS-20');
  const { evidence, known, state } = question ?? {};
  return {
    state,
    evidence: evidence?.text,
    known: known?.map(({ text }) => text),
    place: evidence?.place ?? known?.[0]?.place,
  };
}

describe('TS-20, how big request and response can get', () => {
  const cases: readonly [operation: string, evidence: string | undefined, known?: readonly string[]][] = [
    ['bounded', 'answers at most 50 items of at most 36 characters'],
    ['paged', 'answers at most 100 items ("page_size")'],
    ['endlessPages', undefined, ['answers a list without maxItems, "limit" has no maximum']],
    ['all', undefined, ['answers a list without maxItems, no limit parameter']],
    ['import', undefined, ['takes a list without maxItems']],
    ['mixed', 'takes at most 1 item; answers at most 10 items'],
    ['one', undefined],
  ];
  for (const [operation, evidence, known] of cases)
    it(`of ${operation}`, () => {
      const found = asked(files(operation));
      assert.deepEqual([found.evidence, found.known], [evidence, known]);
      assert.equal(found.state, evidence === undefined ? 'open' : 'evidence');
      if (evidence !== undefined || known !== undefined) assert.equal(found.place?.file, 'stock/openapi.yaml');
    });

  it('follows an edit of the contract, and of a file that it refers to', () => {
    const session = createSession();
    assert.equal(asked(files('mixed'), session).evidence, 'takes at most 1 item; answers at most 10 items');
    const longer = { 'stock/shared/schemas.yaml': SHARED.replace('10', '20') };
    assert.equal(asked(files('mixed', longer), session).evidence, 'takes at most 1 item; answers at most 20 items');
    const endless = { 'stock/openapi.yaml': STOCK.replace('maxItems: 1,', '').replace('maxItems: 1 }', '}') };
    assert.deepEqual(asked(files('mixed', endless), session).known, [
      'takes a list without maxItems; answers at most 10 items',
    ]);
  });

  it('is looked up once: the next judgement parses nothing for it', () => {
    const session = createSession();
    const head = files('paged');
    asked(head, session);
    const parsed = session.parsed();
    asked(head, session);
    assert.equal(session.parsed(), parsed);
  });
});
