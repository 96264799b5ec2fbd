// Routes of meshes and gateways, autoscalers, workflows: tries are counted alike whatever a format counts.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import { createReader } from '../../src/core/reading';
import { config } from '../facts';
import { filesOf } from '../session/files';
import { problemsOf, readManifest, valuesOf } from './read-text';

const service = (http: string, more = '') =>
  `apiVersion: networking.istio.io/v1beta1\nkind: VirtualService\nmetadata: { name: pay, namespace: shop }\nspec:\n${more}  http:\n    - { route: [{ destination: { host: pay } }], ${http} }\n`;
const route = (rule: string, parent = 'Service') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: pay }\nspec:\n  parentRefs: [{ kind: ${parent}, name: x }]\n  rules:\n    - { backendRefs: [{ name: pay }], ${rule} }\n`;

function policyOf(text: string) {
  const [first] = readManifest(text).routes;
  assert.ok(first);
  const { evidence: _, by: __, ...policy } = first.policy;
  return policy;
}

describe('tries', () => {
  it('are retries and the first attempt, in Istio and in the Gateway API', () => {
    assert.deepEqual(policyOf(service('retries: { attempts: 3, perTryTimeout: 0.5s }')), {
      tries: 4,
      perTryTimeoutMs: 500,
    });
    assert.deepEqual(policyOf(service('retries: { attempts: 0 }')), { tries: 1 });
    assert.deepEqual(policyOf(route('retry: { attempts: 2, backoff: 100ms }')), { tries: 3 });
  });

  it('that a mesh makes by default are assumed, never declared', () => {
    assert.deepEqual(policyOf(service('timeout: 2s')), { timeoutMs: 2000, assumedTries: 3 });
    assert.deepEqual(policyOf(route('timeouts: { request: 2s, backendRequest: 1s }')), {
      timeoutMs: 2000,
      perTryTimeoutMs: 1000,
    });
    assert.deepEqual(readManifest(route('matches: [{ path: { value: /a } }]')).routes, []);
  });

  it('of a wrong number or unit are told and left out', () => {
    const read = readManifest(service('timeout: 99.9%, retries: { attempts: many, perTryTimeout: 2 }'));
    assert.deepEqual(problemsOf(read), ['bad-value:6', 'bad-unit:6', 'bad-unit:6']);
    assert.deepEqual(Object.keys(read.routes[0]?.policy ?? {}), ['by', 'evidence']);
    assert.deepEqual(policyOf(service('timeout: 0s')), { assumedTries: 3 });
  });
});

describe('routes', () => {
  it('of some requests only count for none, of a rewritten path for no path', () => {
    const paths = (match: string) =>
      readManifest(service(match)).routes.map(({ policy: { path, method, exact } }) => [method, path, exact]);
    assert.deepEqual(paths('match: [{ uri: { prefix: /a } }, { uri: { exact: /b }, method: { exact: get } }]'), [
      [undefined, '/a', undefined],
      ['GET', '/b', true],
    ]);
    assert.deepEqual(paths('match: [{ headers: { x: { exact: y } } }]'), []);
    assert.deepEqual(paths('match: [{ uri: { regex: ".*" } }]'), []);
    assert.deepEqual(paths('match: [{ uri: { prefix: /a } }], rewrite: { uri: /b }'), [
      [undefined, undefined, undefined],
    ]);
  });

  it('of a gateway concern what comes in, not the calls between services', () => {
    assert.equal(policyOf(service('timeout: 2s', '  gateways: [public]\n')).ingress, true);
    assert.equal(policyOf(service('timeout: 2s', '  gateways: [public, mesh]\n')).ingress, undefined);
    assert.equal(policyOf(route('timeouts: { request: 2s }', 'Gateway')).ingress, true);
    assert.equal(policyOf(route('timeouts: { request: 2s }')).ingress, undefined);
  });

  it('are bounded', () => {
    const read = readManifest(
      service(`match: [${Array.from({ length: 300 }, (_, at) => `{ uri: { exact: /${at} } }`).join(', ')}]`),
    );
    assert.equal(read.routes.length, 200);
    assert.deepEqual(problemsOf(read), ['too-many:1']);
  });
});

const WORKLOAD = `apiVersion: apps/v1
kind: Deployment
metadata: { name: payments-v1, namespace: shop, labels: { app.kubernetes.io/name: pay } }
spec:
  replicas: 2
  template: { metadata: { labels: { app: pay } }, spec: { containers: [] } }
---
apiVersion: v1
kind: Service
metadata: { name: pay-internal, namespace: shop }
spec: { selector: { app: pay } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: pay, namespace: shop }
spec: { scaleTargetRef: { kind: Deployment, name: payments-v1 }, maxReplicas: 12 }
`;

function catalogOf(texts: Readonly<Record<string, string>>) {
  const files = filesOf(new Map(Object.entries(texts)));
  const reader = createReader();
  return link(
    [...files.values()].map((file) => reader.read(file, files).facts),
    config(),
  );
}

describe('what a cluster says of a service', () => {
  it('is joined to it by the host of its Service, and by the name of its workload', () => {
    const mesh = service('timeout: 2s, retries: { attempts: 1 }').replace(
      'host: pay',
      'host: pay-internal.shop.svc.cluster.local',
    );
    const pay = catalogOf({ 'a.yaml': WORKLOAD, 'mesh.yaml': mesh }).services.get('pay');
    assert.deepEqual(valuesOf(pay?.capacity), { replicas: 1, maxReplicas: 12 });
    assert.deepEqual(
      pay?.routes?.map(({ by, tries, timeoutMs, evidence }) => [by, tries, timeoutMs, evidence.place.file]),
      [['Istio VirtualService pay', 2, 2000, 'mesh.yaml']],
    );
  });

  it('is one policy for each object and match, however many environments and graphs repeat it', () => {
    const mesh = service('timeout: 2s').replace('host: pay', 'host: pay-internal');
    const slower = mesh.replace('2s', '9s');
    const graph = `{ "sreGraph": 1, "services": [{ "name": "pay", "routes": [{ "by": "Istio VirtualService pay", "timeout": "5s" }, { "by": "HTTPRoute pay", "tries": 2 }] }] }`;
    const texts = { 'a.yaml': WORKLOAD, 'dev/mesh.yaml': mesh, 'prod/mesh.yaml': slower, 'graph.json': graph };
    assert.deepEqual(
      catalogOf(texts)
        .services.get('pay')
        ?.routes?.map(({ by, timeoutMs, tries }) => [by, timeoutMs, tries]),
      [
        ['Istio VirtualService pay', 2000, undefined],
        ['HTTPRoute pay', undefined, 2],
      ],
    );
  });

  it('about a host that leads nowhere is nobody’s', () => {
    const catalog = catalogOf({ 'mesh.yaml': service('timeout: 2s') });
    assert.deepEqual([catalog.services.size, catalog.problems], [0, []]);
  });

  it('of replicas is nothing where a workload does not say them', () => {
    assert.equal(readManifest(WORKLOAD.replace('  replicas: 2\n', '')).services[0]?.capacity, undefined);
  });
});

const ORDERS = `openapi: 3.1.0
info: { title: Orders, version: "1" }
x-sre-service: orders
paths:
  /orders: { post: { operationId: createOrder, responses: { "200": { description: ok } } } }
  /orders/{id}: { get: { operationId: readOrder, responses: { "200": { description: ok } } } }
`;
const WORKFLOW = `arazzo: 1.0.1
info: { title: x, version: "1" }
sourceDescriptions: [{ name: orders, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: checkout
    x-sre-tier: core
    steps:
      - { stepId: a, operationId: createOrder, onFailure: [{ type: retry }] }
      - { stepId: b, operationPath: "{$sourceDescriptions.orders.url}#/paths/~1orders~1{id}/get", onFailure: [{ type: goto, stepId: a }] }
      - { stepId: c, operationId: readOrder, onFailure: [{ type: end }] }
      - { stepId: d, operationId: nothing }
`;

describe('workflows', () => {
  it('are flows over the operations of the documents that they name', () => {
    const catalog = catalogOf({ 'openapi.yaml': ORDERS, 'shop.arazzo.yaml': WORKFLOW });
    const [flow] = catalog.flows;
    assert.deepEqual(
      [flow?.name, flow?.tier, flow?.entry],
      ['checkout', 'core', { service: 'orders', operation: 'POST /orders', label: 'createOrder' }],
    );
    assert.deepEqual(
      flow?.steps.map(({ operation, terms }) => [operation, terms]),
      [
        ['POST /orders', { criticality: 'hard', tries: 2 }],
        ['GET /orders/{}', { criticality: 'hard' }],
        ['GET /orders/{}', { criticality: 'hard' }],
        [undefined, { criticality: 'hard' }],
      ],
    );
    assert.deepEqual(
      catalog.problems.map(({ code, place }) => `${code}:${place?.line}`),
      ['unknown-flow-step:11'],
    );
  });

  it('may go on elsewhere when a step fails: it is soft then', () => {
    const [flow] = readManifest(WORKFLOW.replace('stepId: a }]', 'stepId: c }]')).flows;
    assert.deepEqual(
      flow?.steps.map(({ terms }) => terms?.criticality),
      ['hard', 'soft', 'hard', 'hard'],
    );
  });

  it('never follow a document out of the workspace or to the network', () => {
    for (const url of ['../../etc/passwd', 'https://x.example/openapi.yaml', '/etc/passwd']) {
      const read = readManifest(WORKFLOW.replace('./openapi.yaml', url), 'shop.arazzo.yaml');
      assert.deepEqual(
        [read.flows, new Set(read.problems.map(({ code }) => code))],
        [[], new Set(['step-not-read'])],
        url,
      );
    }
  });
});
