// Ways to write the estate otherwise, and what really adds to it.
import { parse } from 'yaml';
import { COMPOSE, CREATE, DEPLOYED, type Edit, ITEM, ORDERS, PAYMENTS } from './estate';

/** One file changed by replacing a piece of it, which must be there. */
function replaced(file: string, from: string, to: string): Edit {
  return (texts) => {
    const text = texts.get(file) ?? '';
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    return { [file]: text.replace(from, to) };
  };
}

function rewritten(file: string, rewrite: (text: string) => string): Edit {
  return (texts) => ({ [file]: rewrite(texts.get(file) ?? '') });
}

function moved(from: string, to: string): Edit {
  return (texts) => ({ [from]: undefined, [to]: texts.get(from) ?? '' });
}

const item = ITEM.trimEnd();

/** The same estate in other words: neither an operation nor a call comes or goes, in either direction. */
export const REFACTORS: readonly (readonly [name: string, edit: Edit])[] = [
  ['a document is renamed', moved(PAYMENTS, 'payments/api.yml')],
  ['a document moves to another folder', moved(PAYMENTS, 'specs/v1/payments.yaml')],
  ['a manifest moves', moved(DEPLOYED, 'k8s/base/orders-deployment.yaml')],
  [
    'a path item moves to its own file',
    (texts) => ({
      [PAYMENTS]: (texts.get(PAYMENTS) ?? '').replace(`\n${item}`, '\n    $ref: paths/charge.yaml'),
      'payments/paths/charge.yaml': item.replaceAll(/^ {4}/gm, ''),
    }),
  ],
  [
    'an operation moves to its own file',
    (texts) => ({
      [PAYMENTS]: (texts.get(PAYMENTS) ?? '').replace(CREATE, '      $ref: create.yaml#/create\n'),
      'payments/create.yaml': `create:\n${CREATE.replaceAll(/^ {4}/gm, '')}`,
    }),
  ],
  [
    'a parameter moves to the components',
    rewritten(
      PAYMENTS,
      (text) =>
        `${text.replace('{ in: header, name: X-Tenant, required: true, schema: { type: string } }', "{ $ref: '#/components/parameters/Tenant' }")}components:\n  parameters:\n    Tenant: { in: header, name: X-Tenant, required: true, schema: { type: string } }\n`,
    ),
  ],
  [
    'a parameter moves to the path item',
    rewritten(PAYMENTS, (text) => {
      const list = `      parameters:
        - { in: header, name: X-Tenant, required: true, schema: { type: string } }
`;
      return text.replace(list, '').replace('  /charges:\n', `  /charges:\n${list.replaceAll(/^ {2}/gm, '')}`);
    }),
  ],
  [
    'a body schema moves to the components, in parts',
    rewritten(
      PAYMENTS,
      (text) =>
        `${text.replace('{ type: object, required: [amount], properties: { amount: { type: integer } } }', "{ $ref: '#/components/schemas/Charge' }")}components:\n  schemas:\n    Charge: { allOf: [{ required: [amount] }, { properties: { amount: {} } }] }\n`,
    ),
  ],
  ['the host changes', replaced(PAYMENTS, 'https://payments.example.com/v1', 'https://pay.example.org/v1')],
  ['a server is added', replaced(PAYMENTS, 'paths:', '  - url: https://eu.payments.example.com/v1\npaths:')],
  ['the servers are taken away', replaced(PAYMENTS, 'servers:\n  - url: https://payments.example.com/v1\n', '')],
  [
    'a path parameter is renamed',
    rewritten(PAYMENTS, (text) => text.replace('{id}', '{charge}').replace('name: id', 'name: charge')),
  ],
  ['an operationId that no call names is renamed', replaced(PAYMENTS, 'readCharge', 'getCharge')],
  [
    'an operationId is renamed together with its call',
    (texts) => ({
      [PAYMENTS]: (texts.get(PAYMENTS) ?? '').replace('createCharge', 'charge'),
      [ORDERS]: (texts.get(ORDERS) ?? '').replace('createCharge', 'charge'),
    }),
  ],
  ['a call is written by method and path', replaced(ORDERS, 'payments#createCharge', 'payments#POST /charges')],
  [
    'the paths change their order',
    rewritten(PAYMENTS, (text) => {
      const [head = '', create = '', charge = ''] = text.split(/(?=^ {2}\/charges)/m);
      return head + charge + create;
    }),
  ],
  ['the calls change their order', rewritten(ORDERS, swapCalls)],
  [
    'YAML becomes JSON',
    (texts) => ({ [PAYMENTS]: undefined, 'payments/openapi.json': toJson(texts.get(PAYMENTS) ?? '') }),
  ],
  ['YAML becomes JSON under the same name', rewritten(PAYMENTS, toJson)],
  [
    'comments are added',
    rewritten(PAYMENTS, (text) => `# The payments.\n${text.replaceAll('\n    ', '\n    # note\n    ')}`),
  ],
  ['the lines end with CR LF', rewritten(PAYMENTS, (text) => text.replaceAll('\n', '\r\n'))],
  ['all lines end with CR LF in the caller too', rewritten(ORDERS, (text) => text.replaceAll('\n', '\r\n'))],
  ['strings are quoted', replaced(ORDERS, 'to: payments#createCharge', "'to': 'payments#createCharge'")],
  ['the version of OpenAPI is raised', replaced(PAYMENTS, 'openapi: 3.0.3', 'openapi: 3.1.0')],
  [
    'title, summary and version change',
    rewritten(PAYMENTS, (text) =>
      text
        .replace('title: Payments', 'title: Payments API')
        .replace('1.0.0', '2.0.0')
        .replace('Read a charge', 'Reads it'),
    ),
  ],
  ['a byte order mark appears', rewritten(ORDERS, (text) => `\uFEFF${text}`)],
  ['a document starts with a marker and a directive', rewritten(ORDERS, (text) => `%YAML 1.2\n---\n${text}`)],
  ['a variable moves within a deployment', rewritten(DEPLOYED, swapVariables)],
  ['another setting of a deployment changes', replaced(DEPLOYED, 'value: info', 'value: debug')],
  ['an image changes', replaced(COMPOSE, 'web:1', 'web:2')],
  ['the port of an address changes', replaced(COMPOSE, 'http://orders:8080', 'http://orders:9090')],
  [
    'an environment becomes a list',
    replaced(COMPOSE, '      ORDERS_URL: http://orders:8080', '      - ORDERS_URL=http://orders:8080'),
  ],
  [
    'a callee is named with its namespace',
    replaced(DEPLOYED, 'http://stock:8080', 'http://stock.default.svc.cluster.local:8080'),
  ],
  [
    'an alias of YAML stands for a repeated part',
    replaced(
      PAYMENTS,
      "responses: { '200': { description: OK } }",
      "responses: &ok { '200': { description: OK } }\n      x-again: *ok",
    ),
  ],
];

/** Real additions: what must be told, and nothing else. */
export const ADDITIONS: readonly (readonly [name: string, edit: Edit, told: readonly string[]])[] = [
  [
    'an operation',
    replaced(PAYMENTS, '    post:\n', '    get: { operationId: listCharges }\n    post:\n'),
    ['operation added payments#GET /charges'],
  ],
  [
    'an operation that is removed',
    replaced(
      PAYMENTS,
      "    delete:\n      operationId: dropCharge\n      responses: { '204': { description: Gone } }\n",
      '',
    ),
    ['operation removed payments#DELETE /charges/{id}'],
  ],
  [
    'a declared call',
    replaced(
      ORDERS,
      '      responses',
      '        - { to: payments#dropCharge, mode: sync, criticality: soft }\n      responses',
    ),
    ['call added orders#POST /orders -> payments#DELETE /charges/{} (sync)'],
  ],
  [
    'an address of another service',
    replaced(COMPOSE, '  orders:\n', '      STOCK_URL: http://stock:8080\n  orders:\n'),
    ['call added web#* -> stock#* (unknown)'],
  ],
  [
    'a call and a refactor in one commit',
    (texts) => ({
      [PAYMENTS]: undefined,
      'specs/payments.json': toJson(texts.get(PAYMENTS) ?? ''),
      [COMPOSE]: (texts.get(COMPOSE) ?? '').replace(
        'image: stock:1',
        'image: stock:1\n    environment: { ORDERS: http://orders:8080 }',
      ),
    }),
    ['call added stock#* -> orders#* (unknown)'],
  ],
];

function toJson(text: string): string {
  return `${JSON.stringify(parse(text), null, 2)}\n`;
}

function swapCalls(text: string): string {
  const first = '        - to: payments#createCharge\n          mode: sync\n          criticality: hard\n';
  const second = '        - { to: "payments#GET /charges/{id}", mode: sync, criticality: soft }\n';
  return text.replace(first + second, second + first);
}

function swapVariables(text: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.includes('STOCK_URL'));
  return [
    ...lines.slice(0, at),
    ...lines.slice(at + 2, at + 4),
    ...lines.slice(at, at + 2),
    ...lines.slice(at + 4),
  ].join('\n');
}
