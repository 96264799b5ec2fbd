// Rename over the protocol: every file of ours follows, comments and quotes stay, and nothing is new afterwards.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Position, ShowMessageNotification, type WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NEW_CALLS, SERVICES } from '../../src/protocol/messages';
import type { NewCallView, ServiceRow } from '../../src/protocol/views';
import { startTestServer, type TestServer } from './harness';
import { makeShop, type Shop } from './small-shop';

const FILES: Readonly<Record<string, string>> = {
  '.sre/config.yaml': `sre-config: "1.0"
tiers:
  core: [orders, 'payments'] # payments takes the money
notCalls:
  - sms -> payments#createCharge
waivers:
  - { rule: sync-cycle, call: "orders -> payments#createCharge", reason: payments, approver: a, expires: 2027-01-31 }
`,
  '.sre/solutions/pay-1.yaml':
    'sre-solution: "1.0"\nstory: payments\ncalls:\n  - from: orders#createOrder # payments\n    to: "payments#createCharge"\n    answers: { TS-04: payments }\n',
  'orders/openapi.yaml': `openapi: 3.1.0
info: { title: orders, version: "1" }
x-sre-service: orders
paths:
  /orders:
    post:
      operationId: createOrder
      description: Calls payments#createCharge.
      x-sre-calls:
        - to: payments#createCharge # the money
          mode: sync
        - { to: 'payments#POST /refunds', mode: async }
      responses: {}
`,
  'payments/openapi.json': `{
  "openapi": "3.1.0",
  "info": { "title": "payments", "version": "1" },
  "x-sre-service": "payments",
  "paths": {
    "/charges": { "post": { "operationId": "createCharge", "responses": {} } },
    "/refunds": { "post": { "operationId": "refund", "responses": {} } }
  }
}
`,
  'payments/sre.yaml': `sre: "1.0"
service: payments # payments
owner: payments
flows:
  - name: checkout
    entry: orders#createOrder
    steps: [orders#createOrder, payments#createCharge]
dependencies:
  - to: sms
    from: createCharge
    mode: async
`,
  'sms/sre.yaml':
    'sre: "1.0"\nservice: sms\nreplacedBy: payments\r\ndependencies:\r\n  - to: payments\r\n    mode: sync\r\n',
};
const K8S = `apiVersion: apps/v1
kind: Deployment
metadata: { name: sms }
spec: { template: { spec: { containers: [{ name: app, env: [{ name: PAYMENTS_URL, value: "http://payments:80" }] }] } } }
`;

describe('rename', () => {
  let shop: Shop;
  let server: TestServer;
  let messages: string[];

  async function start(files: Readonly<Record<string, string>>): Promise<void> {
    shop = await makeShop(files);
    server = await startTestServer(shop.root);
    messages = [];
    server.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
    for (const file of Object.keys(files)) await server.open(file);
  }
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const at = (file: string, piece: string): { textDocument: { uri: string }; position: Position } => {
    const text = server.text(file);
    const start = text.indexOf(piece.replace('|', ''));
    assert.ok(start >= 0, `${file} holds no ${piece}`);
    const position = TextDocument.create('', '', 1, text).positionAt(start + piece.indexOf('|'));
    return { textDocument: { uri: server.uri(file) }, position };
  };
  const rename = async (file: string, piece: string, newName: string): Promise<void> => {
    const edit = await server.ask<WorkspaceEdit>('textDocument/rename', { ...at(file, piece), newName });
    for (const part of edit.documentChanges ?? [])
      assert.ok('textDocument' in part && part.textDocument.version !== null, 'edits of open documents have a version');
    await server.judged(() => server.apply(edit));
  };
  const refused = async (file: string, piece: string, newName: string): Promise<string> => {
    const answer = server.ask('textDocument/rename', { ...at(file, piece), newName });
    return answer.then(
      () => assert.fail('not refused'),
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
  };
  const texts = (): Record<string, string> =>
    Object.fromEntries(Object.keys(FILES).map((file) => [file, server.text(file)]));
  const newCalls = async (): Promise<string[]> =>
    (await server.ask<NewCallView[]>(NEW_CALLS)).map(({ label }) => label);

  it('a service: every reference follows, words that only look like it stay', async () => {
    await start(FILES);
    assert.deepEqual(await newCalls(), []);
    await rename('orders/openapi.yaml', 'to: pay|ments', 'billing');
    const lines = Object.entries(texts()).flatMap(([file, text]) => {
      const before = (FILES[file] ?? '').split('\n');
      return text.split('\n').flatMap((line, index) => (line === before[index] ? [] : [line.trim()]));
    });
    assert.deepEqual(lines, [
      "core: [orders, 'billing'] # payments takes the money",
      '- sms -> billing#createCharge',
      '- { rule: sync-cycle, call: "orders -> billing#createCharge", reason: payments, approver: a, expires: 2027-01-31 }',
      'to: "billing#createCharge"',
      '- to: billing#createCharge # the money',
      "- { to: 'billing#POST /refunds', mode: async }",
      '"x-sre-service": "billing",',
      'service: billing # payments',
      'steps: [orders#createOrder, billing#createCharge]',
      'replacedBy: billing',
      '- to: billing',
    ]);
    const names = (await server.ask<ServiceRow[]>(SERVICES)).map(({ name }) => name);
    assert.deepEqual(names.sort(), ['billing', 'orders', 'sms']);
    assert.deepEqual(await newCalls(), []);
    assert.deepEqual(messages, []);
  });

  it('an operation: its id and the references by id; those by path stay', async () => {
    await start(FILES);
    await rename('payments/sre.yaml', 'from: create|Charge', 'charge');
    const text = Object.values(texts()).join('');
    assert.equal(text.split('createCharge').length - 1, 1, 'only the description says it');
    assert.match(text, /"operationId": "charge"/);
    assert.deepEqual(await newCalls(), []);
    await rename('payments/openapi.json', '"operationId": "ref|und"', 'giveBack');
    assert.match(server.text('orders/openapi.yaml'), /'payments#POST \/refunds'/);
  });

  it('the text of an editor counts, saved or not', async () => {
    await start(FILES);
    await server.judged(() => server.edit('sms/sre.yaml', 1, 0, 1, 0, '# payments\n'));
    await rename('sms/sre.yaml', 'to: pay|ments', 'billing');
    assert.match(server.text('sms/sre.yaml'), /^sre: "1.0"\n# payments\nservice: sms\nreplacedBy: billing\r\n/);
    assert.equal(await readFile(join(shop.root, 'sms/sre.yaml'), 'utf8'), FILES['sms/sre.yaml']);
  });

  it('is refused with a reason', async () => {
    await start({ ...FILES, 'k8s/other.yaml': K8S.replace('name: sms', 'name: web') });
    const of = (name: string) => refused('payments/sre.yaml', 'service: pay|ments', name);
    assert.match(await of('orders'), /There is a service "orders" already/);
    for (const name of ['', 'a b', 'a#b', 'null', '12', '-', 'a: b', '[x]', 'x'.repeat(300)])
      assert.match(await of(name), /cannot be the name of a service/, name);
    assert.match(await of('payments'), /That is its name already/);
    assert.match(await refused('payments/sre.yaml', 'createCh|arge', 'refund'), /has an operation "refund" already/);
    assert.match(await refused('orders/openapi.yaml', 'POST /ref|unds', 'x'), /a method and a path/);
    assert.match(
      await refused('payments/sre.yaml', 'owner: pay|ments', 'x'),
      /not the name of a service or an operation/,
    );
    await server.judged(() => server.edit('sms/sre.yaml', 4, 8, 4, 16, 'web'));
    assert.match(
      await refused('sms/sre.yaml', 'to: w|eb', 'x'),
      /gets its name from k8s\/other.yaml:\d+ \(kubernetes\)/,
    );
    assert.equal(await server.ask('textDocument/prepareRename', at('payments/sre.yaml', 'own|er')), null);
    await server.judged(() => server.edit('orders/openapi.yaml', 9, 0, 9, 0, '        - { to: payments#refund\n'));
    assert.match(await of('billing'), /orders\/openapi.yaml has syntax errors/);
  });

  it('says which places of others still name a service', async () => {
    await start({ ...FILES, 'k8s/sms.yaml': K8S });
    await rename('sms/sre.yaml', 'service: s|ms', 'texts');
    await rename('payments/sre.yaml', 'service: pay|ments', 'billing');
    assert.equal(messages.length, 2);
    assert.match(messages[0] ?? '', /leaves these places as they are: k8s\/sms.yaml:\d/);
    assert.match(messages[1] ?? '', /k8s\/sms.yaml:4/);
  });

  it('there and back again gives the same bytes', async () => {
    await start(FILES);
    const spots: readonly (readonly [file: string, piece: (name: string) => string, name: string])[] = [
      ['payments/sre.yaml', (name) => `service: |${name}`, 'payments'],
      ['orders/openapi.yaml', (name) => `x-sre-service: |${name}`, 'orders'],
      ['sms/sre.yaml', (name) => `service: |${name}`, 'sms'],
      ['payments/openapi.json', (name) => `"operationId": "|${name}"`, 'createCharge'],
      ['orders/openapi.yaml', (name) => `operationId: |${name}`, 'createOrder'],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...spots),
        fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,12}$/),
        async ([file, piece, name], newName) => {
          fc.pre(!['payments', 'orders', 'sms', 'createCharge', 'createOrder', 'refund'].includes(newName));
          fc.pre(Number.isNaN(Number(newName)) && !/^(?:null|true|false)$/i.test(newName));
          await rename(file, piece(name), newName);
          assert.deepEqual(await newCalls(), []);
          await rename(file, piece(newName), name);
          assert.deepEqual(texts(), FILES);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
