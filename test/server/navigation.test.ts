// Definition and references: between calls, operations, services and documents, over the protocol.
import assert from 'node:assert/strict';
import type { Location, Position } from 'vscode-languageserver/node';
import { makeFolder, startTestServer, type TestServer } from './harness';
import { api } from './small-shop';

const FILES = {
  '.sre/config.yaml':
    'sre-config: "1.0"\ntiers:\n  core: [orders, payments]\nnotCalls: ["sms -> orders#createOrder"]\nwaivers:\n  - { rule: F-01, call: "orders -> payments#createCharge", reason: r, approver: a, expires: 2027-01-31 }\n  - { rule: F-10, reason: r, approver: a, expires: 2027-01-31 }\nprofile: [CAP-06]\nrules:\n  new-call-to-core: { severity: warning }\n  CAP-04: { from: ga }\n  ACME-01: off\n',
  '.sre/solutions/pay-1.yaml':
    'sre-solution: "1.0"\nstory: PAY-1\ncalls:\n  - from: orders#createOrder\n    to: payments#createCharge\nanswers:\n  TS-04: { answer: later }\n',
  'orders/openapi.yaml': api(
    'orders',
    ['createOrder', 'cancelOrder'],
    ['- to: "payments#POST /createCharge" # pay', '  mode: sync'],
  ),
  'payments/openapi.yaml': api('payments', ['createCharge', 'refund']),
  'payments/sre.yaml':
    'sre: "1.0"\nservice: payments\napis: [openapi.yaml]\nonCall: https://example.com/rota\nlinks: { runbook: runbook.md, evil: "command:rm" }\nflows:\n  - name: checkout\n    entry: orders#createOrder\n    steps: [orders#createOrder, payments#createCharge]\ndependencies:\n  - to: sms\n    from: refund\n',
  'sms/sre.yaml': 'sre: "1.0"\nservice: sms\n',
  '.sre/reviews/sms.yaml':
    'sre-review: "1.0"\nservice: sms\nattestations:\n  - { check: EMR-03, link: x, by: me, on: 2026-01-01, expires: 2099-01-01 }\n',
  'k8s/sms.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: sms }\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n            - name: PAYMENTS_URL\n              value: http://payments:8080\n',
  'other.yaml': 'to: payments\nservice: payments\n',
};

describe('definition and references', () => {
  let server: TestServer;
  let remove: () => Promise<void>;

  before(async () => {
    const folder = await makeFolder(FILES);
    remove = folder.remove;
    server = await startTestServer(folder.root, { trusted: false });
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  const textOf = (file: string): string => new Map(Object.entries(FILES)).get(file) ?? '';
  /** The position of `|` in a piece of the text of a file. */
  const at = (file: string, piece: string): Position => {
    const text = textOf(file);
    const start = text.indexOf(piece.replace('|', ''));
    assert.ok(start >= 0, `${file} holds no ${piece}`);
    const lines = text.slice(0, start + piece.indexOf('|')).split('\n');
    return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  };
  const shown = (locations: readonly Location[] | null): string[] =>
    (locations ?? []).map(({ uri, range }) => {
      const file = uri.slice(server.uri('x').length - 1);
      const line = textOf(file).split('\n')[range.start.line] ?? '';
      const end = range.start.line === range.end.line ? range.end.character : line.length;
      return `${file}:${range.start.line + 1} ${line.slice(range.start.character, end)}`;
    });
  const definition = async (file: string, piece: string): Promise<string[]> =>
    shown(
      await server.ask('textDocument/definition', {
        textDocument: { uri: server.uri(file) },
        position: at(file, piece),
      }),
    );
  const references = async (file: string, piece: string, includeDeclaration = false): Promise<string[]> =>
    shown(
      await server.ask('textDocument/references', {
        textDocument: { uri: server.uri(file) },
        position: at(file, piece),
        context: { includeDeclaration },
      }),
    );

  const CREATE_CHARGE = 'payments/openapi.yaml:6 post';
  const CASES: readonly (readonly [file: string, piece: string, expected: readonly string[]])[] = [
    ['orders/openapi.yaml', 'payments#POST /create|Charge', [CREATE_CHARGE]],
    ['orders/openapi.yaml', '"pay|ments#', ['payments/sre.yaml:2 payments']],
    ['orders/openapi.yaml', 'x-sre-service: ord|ers', ['orders/openapi.yaml:3 orders']],
    ['payments/openapi.yaml', 'x-sre-service: |payments', ['payments/sre.yaml:2 payments']],
    ['payments/sre.yaml', 'from: ref|und', ['payments/openapi.yaml:11 post']],
    ['payments/sre.yaml', 'to: sms|', ['sms/sre.yaml:2 sms']],
    ['payments/sre.yaml', 'entry: orders#create|Order', ['orders/openapi.yaml:6 post']],
    ['payments/sre.yaml', ', payments#create|Charge', [CREATE_CHARGE]],
    ['payments/sre.yaml', '[open|api.yaml]', ['payments/openapi.yaml:1 ']],
    ['payments/sre.yaml', 'runbook: run|book.md', []],
    ['.sre/config.yaml', 'orders, pay|ments', ['payments/sre.yaml:2 payments']],
    ['.sre/config.yaml', 'sms -> orders#create|Order', ['orders/openapi.yaml:6 post']],
    ['.sre/config.yaml', '-> payments#create|Charge', [CREATE_CHARGE]],
    ['.sre/solutions/pay-1.yaml', 'to: payments#create|Charge', [CREATE_CHARGE]],
    ['.sre/solutions/pay-1.yaml', 'from: |orders', ['orders/openapi.yaml:3 orders']],
    ['k8s/sms.yaml', 'http://pay|ments', ['payments/sre.yaml:2 payments']],
    ['k8s/sms.yaml', 'name: |app', []],
    ['other.yaml', 'to: pay|ments', []],
    ['payments/openapi.yaml', 'description: Do|ne', []],
  ];
  for (const [file, piece, expected] of CASES)
    it(`definition in ${file} at ${piece}: ${expected.join(', ') || 'none'}`, async () => {
      assert.deepEqual(await definition(file, piece), expected);
    });

  const CALLS = [
    '.sre/config.yaml:6 createCharge',
    '.sre/solutions/pay-1.yaml:5 createCharge',
    'orders/openapi.yaml:9 POST /createCharge',
    'payments/sre.yaml:9 createCharge',
  ];
  for (const piece of ['operationId: create|Charge', '  po|st:\n      operationId: createCharge', '/create|Charge:'])
    it(`who calls an operation, asked at ${JSON.stringify(piece)}`, async () => {
      assert.deepEqual(await references('payments/openapi.yaml', piece), CALLS);
    });

  it('with its declarations, and asked at a call', async () => {
    assert.deepEqual(await references('payments/sre.yaml', ', payments#create|Charge', true), [
      ...CALLS.slice(0, 3),
      CREATE_CHARGE,
      'payments/openapi.yaml:7 createCharge',
      ...CALLS.slice(3),
    ]);
  });

  it('who calls a service: also the URL in a manifest of others', async () => {
    assert.deepEqual(await references('payments/sre.yaml', 'service: pay|ments'), [
      '.sre/config.yaml:3 payments',
      '.sre/config.yaml:6 payments',
      '.sre/solutions/pay-1.yaml:5 payments',
      'k8s/sms.yaml:11 value: http://payments:8080',
      'orders/openapi.yaml:9 payments',
      'payments/sre.yaml:9 payments',
    ]);
    const declared = await references('payments/sre.yaml', 'service: pay|ments', true);
    assert.ok(declared.includes('payments/sre.yaml:2 payments'));
    assert.ok(declared.includes('payments/openapi.yaml:3 payments'));
  });

  const hover = async (file: string, piece: string): Promise<string> => {
    const answer = await server.ask<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri: server.uri(file) },
      position: at(file, piece),
    });
    return (answer?.contents.value ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  };
  it('hover says what a field is for', async () => {
    assert.match(await hover('payments/sre.yaml', 'fl|ows:'), /^\*\*flows\*\* User journeys\./);
    assert.match(await hover('orders/openapi.yaml', 'mo|de: sync'), /^\*\*mode\*\* Whether the caller waits[^]*orders/);
    assert.match(await hover('orders/openapi.yaml', 'x-sre-serv|ice'), /The service that this document belongs to/);
    assert.equal(await hover('payments/openapi.yaml', 'descri|ption: Done'), '');
  });

  it('hover says what a rule, a check or a question is about, with its manual', async () => {
    const file = '.sre/reviews/sms.yaml';
    assert.match(
      await hover(file, 'check: EMR-|03'),
      /^\*\*EMR-03\*\* .+\n\n\[Manual\]\(https:\S+\/docs\/checks\/EMR-03\.md\)$/,
    );
    assert.match(
      await hover('.sre/config.yaml', 'new-call|-to-core'),
      /^\*\*F-01 new-call-to-core\*\* .+\n\n\[Manual\]\(https:\S+\/docs\/rules\/new-call-to-core\.md\)$/,
    );
    assert.match(await hover('.sre/config.yaml', 'CAP-|04: {'), /^\*\*CAP-04\*\* Minimum replicas/);
    assert.match(await hover('.sre/config.yaml', 'seve|rity: warning'), /^\*\*severity\*\* /);
    assert.match(await hover('.sre/config.yaml', 'profile: [CAP-|06'), /^\*\*CAP-06\*\* /);
    assert.match(await hover('.sre/config.yaml', 'rule: F-|10'), /retry-amplification/);
    assert.equal(await hover('.sre/config.yaml', 'ACME-|01'), '');
    assert.match(await hover('.sre/solutions/pay-1.yaml', 'TS-|04'), /^\*\*TS-04\*\* What does the user get/);
  });

  it('of what has no name of ours there are none', async () => {
    assert.deepEqual(await references('payments/openapi.yaml', 'description: Do|ne'), []);
    assert.deepEqual(await references('other.yaml', 'to: pay|ments'), []);
  });
});
