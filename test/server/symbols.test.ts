// Outline, workspace symbols and document links over the protocol.
import assert from 'node:assert/strict';
import type { DocumentLink, DocumentSymbol, SymbolInformation } from 'vscode-languageserver/node';
import { makeFolder, startTestServer, type TestServer } from './harness';
import { api } from './small-shop';

const DESCRIPTOR = `sre: "1.0"
service: payments
tier: core
apis: [openapi.yaml, ../../outside.yaml]
onCall: https://example.com/rota
links:
  runbook: docs/runbook.md
  evil: command:workbench.action.terminal.new
  worse: "javascript:alert(1)"
  local: file:///etc/passwd
flows:
  - { name: checkout, tier: core, entry: orders#createOrder }
slos:
  - id: latency
    type: latency
    target: 99%
dependencies:
  - from: refund
    to: sms
    mode: async
  - to:
`;

describe('symbols and links', () => {
  let server: TestServer;
  let remove: () => Promise<void>;

  before(async () => {
    const folder = await makeFolder({
      'payments/sre.yaml': DESCRIPTOR,
      'payments/openapi.yaml': api('payments', ['createCharge', 'refund'], ['- to: sms#send', '- to: orders']),
      '.sre/config.yaml':
        'sre-config: "1.0"\nextends: ../platform/sre.yaml\nwaivers:\n  - { rule: F-01, call: a -> b, reason: r, approver: x, expires: 2099-01-31 }\n  - { check: CAP-04, service: a }\nquestions:\n  - { id: ACME-01, text: Who pays? }\nchecks:\n  - { id: ACME-02, title: It has a name }\n',
      '.sre/reviews/a.yaml':
        'sre-review: "1.0"\nservice: a\nattestations:\n  - { check: EMR-03, link: x, by: y, expires: 2099-01-01 }\nwaivers:\n  - { check: CAP-04 }\n',
      '.sre/solutions/a.yaml':
        'sre-solution: "1.0"\nstory: PAY-1\ntitle: A story\ncalls:\n  - { from: a#b, to: c, mode: sync }\n',
      '.sre/practices.yaml':
        'practices:\n  - { id: a, title: Load tests, group: Benchmarking, state: adopted }\n  - id: b\n',
      'other.yaml': 'service: payments\n',
    });
    remove = folder.remove;
    server = await startTestServer(folder.root, { trusted: false });
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  const outline = async (file: string): Promise<string[] | null> => {
    const symbols = await server.ask<DocumentSymbol[] | null>('textDocument/documentSymbol', {
      textDocument: { uri: server.uri(file) },
    });
    const lines = (list: readonly DocumentSymbol[], depth: number): string[] =>
      list.flatMap(({ name, detail, range, children }) => [
        `${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` (${detail})`} ${range.start.line + 1}`,
        ...lines(children ?? [], depth + 1),
      ]);
    return symbols && lines(symbols, 0);
  };
  const links = async (file: string): Promise<string[]> =>
    (
      (await server.ask<DocumentLink[] | null>('textDocument/documentLink', {
        textDocument: { uri: server.uri(file) },
      })) ?? []
    ).map(({ range, target }) => `${range.start.line + 1} ${(target ?? '').replace(server.uri('x').slice(0, -1), '')}`);
  const search = async (query: string): Promise<string[]> =>
    (await server.ask<SymbolInformation[]>('workspace/symbol', { query })).map(
      ({ name, containerName }) => `${name}${containerName === undefined ? '' : ` (${containerName})`}`,
    );

  it('a document shows its operations with their calls', async () => {
    assert.deepEqual(await outline('payments/openapi.yaml'), [
      'createCharge (POST /createCharge) 6',
      '  → sms#send 9',
      '  → orders 10',
      'refund (POST /refund) 14',
    ]);
  });

  it('a descriptor shows flows, objectives and dependencies, half-typed ones too', async () => {
    assert.deepEqual(await outline('payments/sre.yaml'), [
      'payments (core) 1',
      '  checkout (core) 12',
      '  latency (99%) 14',
      '  refund → sms (async) 18',
      '  (no name) 21',
    ]);
  });

  it('a story shows its calls; files of others show nothing', async () => {
    assert.deepEqual(await outline('.sre/solutions/a.yaml'), ['PAY-1 (A story) 1', '  a#b → c (sync) 5']);
    assert.equal(await outline('other.yaml'), null);
    assert.equal(await outline('missing.yaml'), null);
  });

  it('a config shows what it waives, asks and checks, a review what it confirms', async () => {
    assert.deepEqual(await outline('.sre/config.yaml'), [
      'F-01 a -> b (until 2099-01-31) 4',
      'CAP-04 a 5',
      'ACME-01 (Who pays?) 7',
      'ACME-02 (It has a name) 9',
    ]);
    assert.deepEqual(await outline('.sre/reviews/a.yaml'), ['EMR-03 (until 2099-01-01) 4', 'CAP-04 6']);
  });

  it('a mind map shows its practices with their states', async () => {
    assert.deepEqual(await outline('.sre/practices.yaml'), ['Load tests (adopted, Benchmarking) 2', 'b 3']);
  });

  it('services, operations and flows are found by a part of their name', async () => {
    assert.deepEqual(await search('CHARGE'), ['createCharge (payments)']);
    assert.deepEqual(await search('ckt'), ['checkout (core)']);
    assert.deepEqual(await search('paym'), ['payments']);
    assert.deepEqual(await search('no such thing'), []);
    assert.equal((await search('')).length, 4);
  });

  it('links lead to files of the workspace and to the web, and run no command', async () => {
    assert.deepEqual(await links('payments/sre.yaml'), [
      '4 payments/openapi.yaml',
      '5 https://example.com/rota',
      '7 payments/docs/runbook.md',
    ]);
    assert.deepEqual(await links('.sre/config.yaml'), ['2 platform/sre.yaml']);
    assert.deepEqual(await links('other.yaml'), []);
  });
});
