// Kubernetes manifests.
import assert from 'node:assert/strict';
import { callsOf, problemsOf, readManifest } from './read-text';

/** A Deployment in flow style: labels of the object, and the body of its one container. */
function deployment(name: string, labels: string, container = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop, labels: { ${labels} } }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
${container.replace(/^/gm, '          ')}
`;
}

/** Objects as items of a `List`. */
function list(...objects: readonly string[]): string {
  const items = objects.map((object) => `- ${object.trimEnd().replace(/\n/g, '\n  ')}\n`).join('');
  return `apiVersion: v1\nkind: List\nitems:\n${items}`;
}

describe('Kubernetes manifests', () => {
  it('reads every kind of workload', () => {
    const template = 'template: { spec: { containers: [{ env: [{ name: A, value: "payments:8080" }] }] } }';
    const bodies: readonly (readonly [kind: string, version: string, spec: string])[] = [
      ['StatefulSet', 'apps/v1', `{ ${template} }`],
      ['DaemonSet', 'apps/v1', `{ ${template} }`],
      ['Deployment', 'extensions/v1beta1', `{ ${template} }`],
      ['Job', 'batch/v1', `{ ${template} }`],
      ['CronJob', 'batch/v1', `{ jobTemplate: { spec: { ${template} } } }`],
      ['Rollout', 'argoproj.io/v1alpha1', `{ ${template} }`],
      ['Pod', 'v1', '{ containers: [{ env: [{ name: A, value: "payments:8080" }] }] }'],
    ];
    for (const [kind, version, spec] of bodies) {
      const read = readManifest(`apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: orders }\nspec: ${spec}\n`);
      assert.deepEqual(callsOf(read), ['orders -> payments (configured:4)'], kind);
      assert.deepEqual(
        read.services.map(({ name }) => name),
        ['orders'],
        kind,
      );
    }
  });

  it('names a service by its label, with the name of the workload as alias', () => {
    const read = readManifest(deployment('prod-orders', 'app.kubernetes.io/name: orders'));
    const [service] = read.services;
    assert.deepEqual([service?.name, service?.aliases, service?.namespace], ['orders', ['prod-orders'], 'shop']);
    assert.deepEqual([...(service?.labels ?? [])], [['app', 'prod-orders']]);
    assert.equal(service?.annotations.get('app')?.value, 'prod-orders');
  });

  it('takes copies of a workload for its service, and replicas of all but a canary', () => {
    const label = 'app.kubernetes.io/name: orders';
    const named = (text: string) =>
      readManifest(text.replace(/spec:\n( +)template/g, 'spec:\n$1replicas: 4\n$1template')).services.map(
        ({ name, aliases, capacity }) => [name, aliases.join(), capacity?.replicas?.value],
      );
    assert.deepEqual(named(list(deployment('orders', label), deployment('orders-canary', label))), [
      ['orders', '', 4],
      ['orders', 'orders-canary', undefined],
    ]);
    assert.deepEqual(named(deployment('orders-blue', 'app: orders')), [['orders', 'orders-blue', 4]]);
    assert.deepEqual(named(deployment('orders-blue', 'app: shop')), [['orders-blue', '', 4]]);
    assert.deepEqual(named(deployment('orders-worker', 'app: orders')), [['orders-worker', '', 4]]);
  });

  it('does not take the database of an application for the application', () => {
    const label = 'app.kubernetes.io/name: orders';
    const alone = readManifest(deployment('orders-db', label));
    assert.deepEqual(
      alone.services.map(({ name, aliases }) => [name, aliases]),
      [['orders-db', []]],
    );
    const component = readManifest(deployment('shop-redis', `${label}, app.kubernetes.io/component: redis`));
    assert.deepEqual(
      component.services.map(({ name }) => name),
      ['shop-redis'],
    );
    const both = readManifest(list(deployment('shop-api', label), deployment('shop-worker', label)));
    assert.deepEqual(
      both.services.map(({ name }) => name),
      ['shop-api', 'shop-worker'],
    );
  });

  it('reads addresses of the environment, filled in from the same container', () => {
    const read = readManifest(
      deployment(
        'orders',
        'app: orders',
        `env:
  - { name: HOST, value: payments }
  - { name: PAYMENTS, value: "http://$(HOST):8080" }
  - { name: SECRET, valueFrom: { secretKeyRef: { name: s, key: k } } }
  - { name: OTHER, value: "http://$(SECRET):8080" }
  - { name: DB, value: "postgres://u:$(SECRET)@db/x" }
  - { name: SELF, value: "http://orders.shop.svc:8080" }
  - { name: NAMESAKE, value: "http://orders.other.svc:8080" }
envFrom:
  - configMapRef: { name: shared }
  - secretRef: { name: hidden }
args: ["--sms=http://sms:80", "serve", "sh -c 'curl http://not-read'"]`,
      ),
    );
    assert.deepEqual(callsOf(read), [
      'orders -> payments (configured:11)',
      'orders -> payments (configured:12)',
      'orders -> db (configured:15)',
      'orders -> orders/other (configured:17)',
      'orders -> shared.* (configured:19)',
      'orders -> sms (configured:21)',
    ]);
    for (const { precision, terms, from } of read.calls) {
      assert.deepEqual([precision, terms, from.namespace], ['service', {}, 'shop']);
    }
  });

  it('keeps only the entries of a ConfigMap that hold an address', () => {
    const read = readManifest(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n  A: http://a:80/x\n  B: secret-value\n  app.yaml: |\n    url: http://b\n    x: 1\n',
    );
    assert.deepEqual(
      read.values.map(({ key, target, place }) => [key, target, place.line]),
      [['A', { host: 'a', port: 80, path: '/x' }, 5]],
    );
    assert.ok(!JSON.stringify(read).includes('secret-value'));
  });

  it('reads hosts with their selector, and without one as leading nowhere known', () => {
    const service = (spec: string) =>
      readManifest(`apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\nspec: ${spec}\n`);
    const [host] = service('{ selector: { app: orders } }').hosts;
    assert.deepEqual([host?.host, host?.namespace], ['api', 'shop']);
    assert.deepEqual(host?.to, { selector: new Map([['app', 'orders']]) });
    const [external] = service('{ type: ExternalName, externalName: x.example }').hosts;
    assert.deepEqual(external?.to, { selector: new Map() });
  });

  it('reads the public hosts of an Ingress that lead to one service, and makes no call of them', () => {
    const to = (name: string) => `{ backend: { service: { name: ${name} } } }`;
    const rule = (host: string, ...names: string[]) =>
      `{ host: ${host}, http: { paths: [${names.map(to).join(', ')}] } }`;
    const rules = [rule('shop.example', 'web', 'web'), rule('api.example', 'a', 'b'), rule('"*.example"', 'c'), '{}'];
    const read = readManifest(
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i }\nspec: { rules: [${rules.join(', ')}] }\n`,
    );
    assert.deepEqual(
      read.hosts.map(({ host, to: target }) => [host, target]),
      [['shop.example', { service: 'web' }]],
    );
    assert.deepEqual(read.calls, []);
  });

  it('reads policies between named pods as allowed', () => {
    const policy = (spec: string) =>
      callsOf(
        readManifest(`apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: ${spec}\n`),
      );
    const own = 'podSelector: { matchLabels: { app: a } }';
    const peer = '{ podSelector: { matchLabels: { app: b } } }';
    assert.deepEqual(policy(`{ ${own}, ingress: [{ from: [${peer}] }] }`), ['app=b -> app=a (allowed:4)']);
    assert.deepEqual(policy(`{ ${own}, egress: [{ to: [${peer}] }] }`), ['app=a -> app=b (allowed:4)']);
    assert.deepEqual(policy(`{ podSelector: {}, ingress: [{ from: [${peer}] }] }`), []);
    assert.deepEqual(policy(`{ ${own}, ingress: [{}], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] }`), []);
  });

  it('passes over patches that delete, other kinds, and other tools', () => {
    const deleted = readManifest('apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n$patch: delete\n');
    assert.deepEqual([deleted.formats, deleted.services], [['kubernetes'], []]);
    assert.deepEqual(readManifest('apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\n').services, []);
    assert.deepEqual(
      readManifest('apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata: {}\n').formats,
      [],
    );
    assert.deepEqual(readManifest('apiVersion: v1\nkind: Deployment\n').formats, []);
    assert.deepEqual(problemsOf(deleted), []);
  });

  it('tells code of your own from what everybody runs, and what goes on from what ends', () => {
    const deployed = (kind: string, ...images: string[]) => {
      const containers = images.map((image, index) => `{ name: c${index}, image: "${image}" }`).join(', ');
      const text = `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: api }\nspec: { template: { spec: { containers: [${containers}] } } }\n`;
      return readManifest(text).services[0]?.deployed;
    };
    assert.equal(deployed('Deployment', 'registry.acme.com:5000/shop/payments:1.2@sha256:00'), true);
    assert.equal(deployed('StatefulSet', 'docker.io/library/postgres:16', 'kbudde/rabbitmq-exporter'), undefined);
    assert.equal(deployed('Deployment', 'nginx:1.27', 'shop/web'), true);
    assert.equal(deployed('Deployment', 'shop/catalogue-db:0.3'), undefined);
    assert.equal(deployed('Job', 'shop/migrate'), undefined);
    assert.equal(deployed('Deployment'), undefined);
  });

  it('reads what Ingresses and routes lead to', () => {
    const ingress =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: shop, namespace: eu }\nspec:\n  defaultBackend: { service: { name: web } }\n' +
      '  rules:\n    - http: { paths: [{ backend: { service: { name: api } } }, { backend: { serviceName: old } }, { backend: { resource: { name: bucket } } }] }\n';
    const route =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: r }\nspec:\n  rules:\n    - backendRefs:\n' +
      '        - { name: api, namespace: us }\n        - { name: bucket, kind: Backend }\n        - { name: "${NAME}" }\n';
    assert.deepEqual(
      [...readManifest(ingress).backends, ...readManifest(route).backends].map(({ by, host, namespace }) => [
        by,
        host,
        namespace,
      ]),
      [
        ['Ingress shop', 'web', 'eu'],
        ['Ingress shop', 'api', 'eu'],
        ['Ingress shop', 'old', 'eu'],
        ['HTTPRoute r', 'api', 'us'],
      ],
    );
  });
});
