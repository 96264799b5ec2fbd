// Docker Compose files.
import assert from 'node:assert/strict';
import { callsOf, readManifest } from './read-text';

describe('Compose files', () => {
  it('reads lists, maps, merge keys and custom tags', () => {
    const read = readManifest(
      `x-shared: &shared
  SMS_URL: http://sms:80
services:
  orders:
    image: shop/orders
    ports: !override []
    environment:
      <<: *shared
      PAYMENTS: \${PAYMENTS_URL:-http://payments:8080}
      PASSWORD: hunter2
  web:
    build: .
    environment:
      - ORDERS=http://orders:8080
      - PASS_THROUGH
      - EMPTY=
    command: ["--cache=cache:6379", "serve"]
`,
    );
    assert.deepEqual(callsOf(read).toSorted(), [
      'orders -> payments (configured:9)',
      'orders -> sms (configured:2)',
      'web -> cache (configured:17)',
      'web -> orders (configured:14)',
      'web -> shop/.env.PASS_THROUGH (configured:15)',
    ]);
    assert.ok(!JSON.stringify(read).includes('hunter2'));
  });

  it('takes depends_on and links for hints', () => {
    const read = readManifest(
      'services:\n  a:\n    image: a\n    depends_on: { b: { condition: service_healthy }, c: { required: false } }\n  d:\n    image: d\n    depends_on: [a, d]\n    links: ["b:db"]\n',
    );
    assert.deepEqual(callsOf(read), [
      'a -> b (inferred:4)',
      'a -> c (inferred:4)',
      'd -> a (inferred:7)',
      'd -> b (inferred:8)',
    ]);
    assert.deepEqual(
      read.calls.map(({ terms }) => terms.criticality),
      [undefined, 'soft', undefined, undefined],
    );
  });

  it('knows all host names of a service, and that it does not call itself', () => {
    const read = readManifest(
      'services:\n  cart:\n    image: cart\n    hostname: carts\n    container_name: shop-cart\n    networks: { back: { aliases: [basket] } }\n    environment: { SELF: "http://carts:80", OWN: "http://basket:80" }\n    labels: ["tier=gold", "users=admin:$$apr1$$x"]\n',
    );
    assert.deepEqual(
      read.hosts.map(({ host }) => host),
      ['cart', 'carts', 'shop-cart', 'basket'],
    );
    assert.deepEqual(read.services[0]?.aliases, ['carts']);
    assert.deepEqual([...(read.services[0]?.annotations.keys() ?? [])], ['tier']);
    assert.deepEqual(read.calls, []);
  });

  it('leaves other tools with services alone', () => {
    const others = [
      'services:\n  _defaults: { autowire: true }\n  App\\Service: { class: X }\n',
      'name: app\nservices:\n  api: { project: ./api, language: js, host: containerapp }\n',
      'image: node\nservices:\n  - postgres:16\n',
      'applications: [{ name: a }]\nservices: { db: { image: x } }\n',
      'services: {}\n',
      'services:\n',
    ];
    for (const text of others) assert.deepEqual(readManifest(text, 'config/services.yaml').formats, [], text);
  });

  it('stays with a Compose file while a key is half typed', () => {
    const text = 'vol:\nservices:\n  a: { image: a }\n  b:\n';
    assert.deepEqual(
      readManifest(text, 'docker-compose.yml').services.map(({ name }) => name),
      ['a'],
    );
    assert.deepEqual(readManifest(text, 'compose.override.yaml').formats, ['compose']);
  });
});
