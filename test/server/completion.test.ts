// Completion over the protocol, in documents that are half typed: what is offered, and the text that it leaves behind.
import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CHECKS } from '../../src/core/readiness';
import { ALL_RULES } from '../../src/core/rules/judging/alert-rules';
import { makeFolder, startTestServer, type TestServer } from './harness';
import { api } from './small-shop';

const CONFIG = '.sre/config.yaml';
const PRACTICES = '.sre/practices.yaml';
const DESCRIPTOR = 'sms/sre.yaml';
const STORY = '.sre/solutions/pay-1.yaml';
const API = 'orders/openapi.yaml';
const CHECK_IDS = CHECKS.map(({ id }) => id);
const HEAD = 'sre: "1.0"\nservice: sms\n';

const PAYMENTS = `openapi: 3.1.0
info: { title: payments, version: 1.0.0 }
x-sre-service: payments
paths:
  /charges:
    post: { operationId: createCharge, summary: Takes the money, responses: {} }
  /charges/{id}:
    get: { responses: {} }
`;

const JSON_API = (calls: string): string => `{
  "openapi": "3.1.0",
  "info": { "title": "web", "version": "1.0.0" },
  "x-sre-service": "web",
  "paths": {
    "/home": {
      "get": {
        "x-sre-calls": [
          ${calls}
        ],
        "responses": {}
      }
    }
  }
}
`;

describe('completion', () => {
  let server: TestServer;
  let remove: () => Promise<void>;

  before(async () => {
    const folder = await makeFolder({
      [CONFIG]: 'sre-config: "1.0"\ntiers:\n  core: [orders, payments]\n',
      [API]: api('orders', ['createOrder', 'cancelOrder'], ['- to: payments#createCharge']),
      'payments/openapi.yaml': PAYMENTS,
      'payments/sre.yaml': 'sre: "1.0"\nservice: payments\nowner: team-pay\ndescription: Takes payments\n',
      [DESCRIPTOR]: HEAD,
      'sms/api.yaml': api('sms', ['send']),
    });
    remove = folder.remove;
    server = await startTestServer(folder.root, { trusted: false });
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  interface Answer {
    readonly labels: readonly string[];
    readonly item: (label: string) => CompletionItem;
    /** The text once an item is accepted; `|` is where it ends. */
    readonly accept: (label: string) => string;
  }

  /** Asks at `|` in a text of the file. */
  async function complete(file: string, marked: string): Promise<Answer> {
    const at = marked.lastIndexOf('|');
    const text = marked.slice(0, at) + marked.slice(at + 1);
    const document = TextDocument.create(server.uri(file), 'yaml', 1, text);
    await server.judged(() => server.open(file, text));
    const list = await server.ask<CompletionList | null>('textDocument/completion', {
      textDocument: { uri: server.uri(file) },
      position: document.positionAt(at),
    });
    server.close(file);
    const items = list?.items ?? [];
    const item = (label: string): CompletionItem => {
      const found = items.find((one) => one.label === label);
      assert.ok(found, `no ${label} in ${items.map((one) => one.label).join(', ')}`);
      return found;
    };
    return {
      labels: items.map(({ label }) => label),
      item,
      accept: (label) => {
        const edit = item(label).textEdit;
        assert.ok(edit !== undefined && 'range' in edit);
        assert.ok(document.offsetAt(edit.range.start) <= at && document.offsetAt(edit.range.end) >= at);
        return TextDocument.applyEdits(document, [edit]);
      },
    };
  }

  const SERVICES = ['orders', 'payments', 'sms'];
  const ALL: readonly (readonly [what: string, file: string, text: string, labels: readonly string[]])[] = [
    ['words behind a key', DESCRIPTOR, `${HEAD}tier: |`, ['core', 'normal', 'supplementary']],
    [
      'words of a field that takes others too',
      DESCRIPTOR,
      `${HEAD}lifecycle: g|`,
      ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'],
    ],
    [
      'booleans',
      DESCRIPTOR,
      `${HEAD}dependencies:\n  - to: orders\n    blocks: |\n    mode: async\n`,
      ['true', 'false'],
    ],
    ['services at an empty value', DESCRIPTOR, `${HEAD}dependencies:\n  - to: |`, SERVICES],
    ['services in brackets', CONFIG, 'tiers:\n  core: [orders, |]\n', SERVICES],
    [
      'services behind a dangling dash',
      CONFIG,
      'sre-config: "1.0"\ntiers:\n  core:\n    - orders\n    - |\n',
      SERVICES,
    ],
    ['services where a list has not begun', CONFIG, 'sre-config: "1.0"\ntiers:\n  core:\n    |\n', SERVICES],
    [
      'operations behind #',
      DESCRIPTOR,
      `${HEAD}dependencies:\n  - to: payments#|`,
      ['payments#createCharge', 'payments#GET /charges/{id}'],
    ],
    ['no operations of nobody', DESCRIPTOR, `${HEAD}dependencies:\n  - to: nobody#|`, []],
    ['own operations', DESCRIPTOR, `${HEAD}dependencies:\n  - to: orders\n    from: |\n`, ['send']],
    [
      'documents, the nearest first',
      DESCRIPTOR,
      `${HEAD}apis: [|]`,
      ['api.yaml', '../orders/openapi.yaml', '../payments/openapi.yaml'],
    ],
    [
      'fields that are not there yet',
      DESCRIPTOR,
      `${HEAD}slos:\n  - type: latency\n    target: 99%\n    |\n    window: 30d\n`,
      ['id', 'threshold', 'calendar', 'budgeting', 'description'],
    ],
    ['fields in brackets', DESCRIPTOR, `${HEAD}dependencies:\n  - { to: orders, fallback: { | } }`, ['kind', 'ttl']],
    [
      'a field without its colon',
      DESCRIPTOR,
      `${HEAD}dependencies:\n  - to: orders\n    expectedRps:\n      av|`,
      ['average', 'peak'],
    ],
    [
      'steps of flows',
      DESCRIPTOR,
      `${HEAD}flows:\n  - name: a\n    steps:\n      - orders#create|`,
      ['orders#createOrder', 'orders#cancelOrder'],
    ],
    ['what a rule may be set to', CONFIG, 'rules:\n  sync-cycle: |\n', ['off']],
    ['severities of a rule', CONFIG, 'rules:\n  sync-cycle: { severity: | }\n', ['error', 'warning', 'information']],
    [
      'states of a practice, and its fields',
      PRACTICES,
      'practices:\n  - id: a\n    state: |\n',
      ['adopted', 'not-now', 'undecided'],
    ],
    [
      'what a practice has not said yet',
      PRACTICES,
      'practices:\n  - id: a\n    title: A\n    |\n',
      ['group', 'state', 'reason', 'decided', 'review', 'checks'],
    ],
    ['profiles and checks for one', CONFIG, 'profile: |\n', ['starter', 'full', ...CHECK_IDS]],
    ['checks of a profile', CONFIG, 'profile: [CAP-04, |]\n', CHECK_IDS],
    ['checks that may be waived', CONFIG, 'waivers:\n  - check: |\n', CHECK_IDS],
    ['rules and checks to be set', CONFIG, 'rules:\n  |\n', [...ALL_RULES.map(({ id }) => id), ...CHECK_IDS]],
    ['checks to be attested', '.sre/reviews/sms.yaml', 'attestations:\n  - check: |\n', CHECK_IDS],
    ['checks that an incident names', DESCRIPTOR, `${HEAD}incidents:\n  - checks: [|]\n`, CHECK_IDS],
    ['calls that may be waived', CONFIG, 'waivers:\n  - call: |\n', ['orders#createOrder -> payments#createCharge']],
    [
      'both ends in a story',
      STORY,
      'sre-solution: "1.0"\nstory: PAY-1\ncalls:\n  - from: orders#|\n',
      ['orders#createOrder', 'orders#cancelOrder'],
    ],
    [
      'the service of a document',
      API,
      'openapi: 3.1.0\ninfo: { title: orders }\nx-sre-service: |\npaths: {}\n',
      ['payments', 'sms'],
    ],
    ['our field at the top of a document', API, 'openapi: 3.1.0\nx|\npaths: {}\n', ['x-sre-service']],
    ['our field in an operation', API, 'openapi: 3.1.0\npaths:\n  /a:\n    post:\n      x-s|\n', ['x-sre-calls']],
    ['words in JSON', 'web/api.json', JSON_API('{ "to": "sms", "mode": | }'), ['sync', 'async']],
    ['services in JSON', 'web/api.json', JSON_API('{ "to": "|" }'), [...SERVICES, 'web']],
    [
      'operations in JSON',
      'web/api.json',
      JSON_API('{\n            "to": "payments#|\n          }'),
      ['payments#createCharge', 'payments#GET /charges/{id}'],
    ],
    ['nothing in a comment', DESCRIPTOR, `${HEAD}# tier: |`, []],
    ['nothing in a text', DESCRIPTOR, `${HEAD}description: >\n  tier: |`, []],
    ['nothing in the rest of a document', API, 'openapi: 3.1.0\ninfo:\n  |\n', []],
    ['nothing behind x in the rest of a document', API, 'openapi: 3.1.0\ninfo:\n  x|\n', []],
    ['nothing in files of others', 'other.yaml', 'service: |\ntier: \n', []],
    ['nothing in a manifest', 'k8s/sre.yaml', 'apiVersion: v1\nkind: Service\nt|\n', []],
    ['nothing in the values of a chart', 'chart/values.yaml', 'sre:\n  tier: |\n', []],
  ];
  for (const [what, file, text, labels] of ALL)
    it(`offers ${what}`, async () => {
      assert.deepEqual([...(await complete(file, text)).labels].sort(), [...labels].sort());
    });

  const ACCEPTED: readonly (readonly [file: string, text: string, label: string, result: string])[] = [
    [DESCRIPTOR, `${HEAD}ti|`, 'tier', `${HEAD}tier: `],
    [DESCRIPTOR, `${HEAD}de|`, 'dependencies', `${HEAD}dependencies:`],
    [DESCRIPTOR, `${HEAD}ti|: core\n`, 'tier', `${HEAD}tier: core\n`],
    [DESCRIPTOR, `${HEAD}tier:|`, 'core', `${HEAD}tier: core`],
    [DESCRIPTOR, `${HEAD}tier: nor|mal # why\r\n`, 'core', `${HEAD}tier: core # why\r\n`],
    [DESCRIPTOR, `${HEAD}dependencies:\n  |`, 'to', `${HEAD}dependencies:\n  - to: `],
    [DESCRIPTOR, `${HEAD}dependencies:\n  - |`, 'to', `${HEAD}dependencies:\n  - to: `],
    [
      DESCRIPTOR,
      `${HEAD}dependencies:\n  - to: payments#|createCharge # pay`,
      'payments#GET /charges/{id}',
      `${HEAD}dependencies:\n  - to: payments#GET /charges/{id} # pay`,
    ],
    [
      DESCRIPTOR,
      `${HEAD}dependencies:\n  - { to: payments#|, mode: sync }`,
      'payments#GET /charges/{id}',
      `${HEAD}dependencies:\n  - { to: "payments#GET /charges/{id}", mode: sync }`,
    ],
    [DESCRIPTOR, `${HEAD}dependencies:\n  - to: 'pay|'`, 'payments', `${HEAD}dependencies:\n  - to: 'payments'`],
    [CONFIG, 'tiers:\n  core: |\n', 'sms', 'tiers:\n  core: [sms]\n'],
    [CONFIG, 'tiers:\n  core:\n    |\n', 'sms', 'tiers:\n  core:\n    - sms\n'],
    [CONFIG, 'rules:\n  new-|\n', 'new-call-to-core', 'rules:\n  new-call-to-core: \n'],
    [CONFIG, 'profile: |\n', 'starter', 'profile: starter\n'],
    [CONFIG, 'profile: |\n', 'CAP-04', 'profile: [CAP-04]\n'],
    [CONFIG, 'waivers:\n  - rule: |\n', 'sync-cycle', 'waivers:\n  - rule: sync-cycle\n'],
    [
      STORY,
      'sre-solution: "1.0"\nstory: A\nanswers:\n  |\n',
      'TS-04',
      'sre-solution: "1.0"\nstory: A\nanswers:\n  TS-04:\n',
    ],
    ['web/api.json', JSON_API('{ | }'), 'to', JSON_API('{ "to":  }')],
    ['web/api.json', JSON_API('{ "t|" }'), 'to', JSON_API('{ "to":  }')],
    ['web/api.json', JSON_API('{ "to": | }'), 'sms', JSON_API('{ "to": "sms" }')],
    ['web/api.json', JSON_API('{ "blocks": | }'), 'true', JSON_API('{ "blocks": true }')],
    ['web/api.json', JSON_API('{ "to": "o|" }'), 'orders', JSON_API('{ "to": "orders" }')],
  ];
  for (const [file, text, label, result] of ACCEPTED)
    it(`writes ${label} into ${JSON.stringify(text.slice(-60))}`, async () => {
      assert.equal((await complete(file, text)).accept(label), result);
    });

  it('offers codes of the catalogue and patterns of them to a practice', async () => {
    const { labels, item } = await complete(PRACTICES, 'practices:\n  - id: a\n    checks: [BEN-01, |]\n');
    assert.equal(labels.length, 166 + 14);
    assert.equal(item('F-10').detail, 'retry-amplification: Retries multiply along a path');
    assert.match(item('TS-25').detail ?? '', /benchmark/);
    assert.equal(item('CAP-*').detail, 'all of CAP');
  });

  it('says what a check is about', async () => {
    const check = (await complete(CONFIG, 'profile: [|]\n')).item('CAP-04');
    assert.match(check.detail ?? '', /^Minimum replicas/);
    assert.ok(typeof check.documentation === 'string' && check.documentation.length > 0);
  });

  it('says what a field is for, and who a service is', async () => {
    const tier = (await complete(DESCRIPTOR, `${HEAD}|`)).item('tier');
    assert.equal(tier.documentation, 'core: its failure hits all users. supplementary: it may be late or missing.');
    const payments = (await complete(DESCRIPTOR, `${HEAD}replacedBy: |`)).item('payments');
    assert.deepEqual([payments.detail, payments.documentation], ['core · team-pay', 'Takes payments']);
    const charge = (await complete(DESCRIPTOR, `${HEAD}dependencies:\n  - to: payments#|`)).item(
      'payments#createCharge',
    );
    assert.deepEqual([charge.detail, charge.documentation], ['POST /charges', 'Takes the money']);
    const question = (await complete(STORY, 'sre-solution: "1.0"\nanswers:\n  |')).item('TS-04');
    assert.match(question.detail ?? '', /\?$/);
  });
});
