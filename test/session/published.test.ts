// The organisation's graph in the workspace: others' services are known, and nothing in it is this branch's work.
import assert from 'node:assert/strict';
import type { Report } from '../../src/core/model/report';
import { createSession } from '../../src/core/session';
import { graphJson } from '../../src/core/reporters/graph-json';
import { callsOf, filesOf, snapshotOf } from './files';

const API = `openapi: 3.1.0
info: { title: Orders, version: "1" }
x-sre-service: orders
paths:
  /orders:
    post:
      operationId: createOrder
      responses: { "201": { description: ok } }
`;
const CALL = `      x-sre-calls:
        - { to: payments#createCharge, mode: sync }
`;
const DESCRIPTOR = `sre: "1.0"
service: orders
owner: team-orders
tier: normal
`;
const evidence = [{ file: 'sre.yaml', line: 2, format: 'sre-yaml', repository: 'elsewhere' }];
const service = (name: string, declared: string, operations: readonly object[] = []) => ({
  name,
  tier: { declared },
  operations,
  evidence,
});
const operation = (method: string, path: string, operationId: string) => ({ method, path, operationId });
const call = (from: string, to: string, more: object = {}) => {
  const [caller = '', own] = from.split('#');
  const [callee = '', other] = to.split('#');
  const end = (name: string, key: string | undefined) =>
    key === undefined ? { service: name } : { service: name, operation: key };
  return {
    from: end(caller, own),
    to: end(callee, other),
    mode: 'sync',
    criticality: 'hard',
    grade: 'declared',
    evidence,
    ...more,
  };
};

function published(more: { services?: readonly object[]; calls?: readonly object[] } = {}): string {
  return JSON.stringify({
    sreGraph: 1,
    repositories: ['elsewhere', 'orders'],
    services: [
      service('payments', 'core', [operation('POST', '/charges', 'createCharge')]),
      service('web', 'supplementary', [operation('POST', '/pay', 'pay')]),
      {
        ...service('orders', 'supplementary', [operation('GET', '/old', 'old')]),
        owner: { team: 'team-old' },
        onCall: 'night shift',
      },
      ...(more.services ?? []),
    ],
    calls: [
      call('web#POST /pay', 'orders#POST /orders'),
      call('orders', 'sms', { evidence: [{ file: 'gone.yaml', line: 1, format: 'sre-yaml', repository: 'orders' }] }),
      ...(more.calls ?? []),
    ],
    flows: [{ name: 'checkout', tier: 'core', entry: 'web#POST /pay', steps: [] }],
  });
}

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { spec: { containers: [{ name: app, image: shop/app, env: [{ name: A, value: "http://orders:80" }] }] } } }
`;

type Texts = Readonly<Record<string, string>>;
const OWN: Texts = { 'openapi.yaml': API, 'sre.yaml': DESCRIPTOR };
const GRAPH = 'platform.sre-graph.json';
const judge = (head: Texts, before: Texts) =>
  createSession().judge(snapshotOf(filesOf(Object.entries(head)), filesOf(Object.entries(before))));
const rules = ({ findings }: Report) =>
  findings.map(({ rule, causes }) => [rule, ...causes.map((one) => one.rule)].sort());
const changesOf = ({ changes }: Report) => [
  ...changes.services.map(({ kind, it }) => `${kind} ${it.name}`),
  ...changes.operations.map(({ kind, it }) => `${kind} ${it.service} ${it.operation.path}`),
  ...changes.calls.map(({ kind, it }) => `${kind} ${it.key}`),
];

describe('the organisation graph in a workspace', () => {
  it('added, updated or taken away it changes nothing', () => {
    const later = published({
      services: [service('refunds', 'core')],
      calls: [call('refunds', 'orders#POST /orders')],
    });
    for (const [before, head] of [
      [undefined, published()],
      [published(), later],
      [later, undefined],
    ]) {
      const side = (graph: string | undefined): Texts => (graph === undefined ? OWN : { ...OWN, [GRAPH]: graph });
      const report = judge(side(head), side(before));
      assert.deepEqual(changesOf(report), []);
      assert.deepEqual(report.findings, []);
    }
  });

  it('tells who is called, with the tier of the graph', () => {
    const config = { '.sre/config.yaml': 'sre-config: "1.0"\ntiers: { normal: [orders] }\n' };
    const without = judge({ ...OWN, ...config, 'openapi.yaml': API + CALL }, { ...OWN, ...config });
    assert.deepEqual(rules(without), [['unknown-callee']]);
    const report = judge(
      { ...OWN, ...config, 'openapi.yaml': API + CALL, [GRAPH]: published() },
      { ...OWN, ...config },
    );
    assert.deepEqual(callsOf(report), ['added orders#POST /orders -> payments#POST /charges (sync)']);
    assert.ok(rules(report).flat().includes('new-call-to-core'), JSON.stringify(rules(report)));
    assert.ok(!rules(report).flat().includes('unknown-callee'));
  });

  it('lets what is said here win, and completes it', () => {
    const { head } = judge({ ...OWN, [GRAPH]: published() }, OWN);
    const orders = head.services.get('orders');
    assert.equal(orders?.tier.declared, 'normal');
    assert.equal(orders.owner?.value.team, 'team-orders');
    assert.equal(orders.onCall, 'night shift');
    assert.deepEqual(orders.conflicts, []);
    assert.deepEqual(
      orders.operations.map(({ path }) => path),
      ['/orders'],
    );
  });

  it('tells who calls, and which flows come through here', () => {
    const { head } = judge({ ...OWN, [GRAPH]: published() }, OWN);
    assert.deepEqual(
      head.calls.map(({ key }) => key),
      ['web#POST /pay -> orders#POST /orders (sync)'],
    );
    assert.equal(head.tiers.get('orders')?.tier, 'core');
    assert.equal(head.tiers.get('orders')?.because?.flow, 'checkout');
  });

  it('a service that the branch brings is new, though it was published already', () => {
    const graph = published({
      services: [service('refunds', 'normal')],
      calls: [call('refunds', 'payments#POST /charges')],
    });
    const refunds =
      'sre: "1.0"\nservice: refunds\ndependencies: [{ to: payments#createCharge, mode: sync, criticality: hard }]\n';
    const report = judge({ ...OWN, [GRAPH]: graph, 'refunds/sre.yaml': refunds }, { ...OWN, [GRAPH]: graph });
    assert.deepEqual(changesOf(report), ['added refunds', 'added refunds#* -> payments#POST /charges (sync)']);
  });

  it('an operation that the branch removes is gone, though it was published', () => {
    const { 'openapi.yaml': _, ...others } = OWN;
    const graph = published().replace(
      '"GET","path":"/old","operationId":"old"',
      '"POST","path":"/orders","operationId":"createOrder"',
    );
    assert.ok(graph.includes('"path":"/orders"'));
    for (const head of [others, {}]) {
      const report = judge({ ...head, [GRAPH]: graph }, { ...OWN, [GRAPH]: graph });
      assert.ok(changesOf(report).includes('removed orders /orders'), JSON.stringify(changesOf(report)));
    }
  });

  const changed: readonly (readonly [what: string, head: Texts])[] = [
    ['a new call', { 'openapi.yaml': API + CALL }],
    ['nothing', {}],
    [
      'a service with another name',
      { 'openapi.yaml': API.replace('service: orders', 'service: ordering'), 'sre.yaml': '' },
    ],
    ['a deployment with another name', { 'deploy.yaml': deployment('worker') }],
    ['a manifest that disagrees once more', { 'b/sre.yaml': 'sre: "1.0"\nservice: orders\nlifecycle: ga\n' }],
    ['a half-typed document', { 'openapi.yaml': `${API}      x-sre-calls:\n        - { to: pay` }],
  ];
  for (const [what, more] of changed) {
    it(`a graph file as the baseline gives what its commit gives: ${what}`, () => {
      const own: Texts = {
        ...OWN,
        'a/sre.yaml':
          'sre: "1.0"\nservice: orders\nowner: team-else\nlifecycle: limited\nflows: [{ name: f, entry: none }]\n',
        'deploy.yaml': deployment('jobs'),
      };
      const before = { ...own, [GRAPH]: published() };
      const text = graphJson.render(judge(own, own).head, []);
      const head = filesOf(Object.entries({ ...before, ...more }));
      const baseline = { kind: 'file', ref: 'graph.json', files: filesOf([['graph.json', text]]) } as const;
      const report = createSession().judge({ head, baseline, today: '2026-11-23' });
      const expected = judge({ ...before, ...more }, before);
      assert.deepEqual(changesOf(report), changesOf(expected));
      assert.deepEqual(report.findings, expected.findings);
    });
  }

  it('an unchanged side is not linked anew', () => {
    const session = createSession();
    const before = filesOf(Object.entries({ ...OWN, [GRAPH]: published() }));
    const judged = (text: string) =>
      session.judge(
        snapshotOf(filesOf(Object.entries({ ...OWN, [GRAPH]: published(), 'openapi.yaml': text })), before),
      );
    assert.equal(judged(API).before, judged(API + CALL).before);
  });
});
