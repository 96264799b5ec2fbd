// In which order services are offered as core, and which of them the example names.
import assert from 'node:assert/strict';
import { asCandidates } from '../../src/core/drafts/candidates';
import { firstConfig } from '../../src/core/reporters/parts/no-core';
import { graphOf } from '../organisation/estate';

/** As in a public demo of telemetry: everybody calls the collector, the flags and the database, which nobody here builds. */
const COMPOSE = `services:
  frontend:
    build: ./frontend
    environment: { CHECKOUT_ADDR: "http://checkout:8080", CART_ADDR: "http://cart:8080", OTEL: "http://otel-collector:4317", FLAGD: "http://flagd:8013" }
  checkout:
    build: ./checkout
    environment: { CART_ADDR: "http://cart:8080", PAYMENT_ADDR: "http://payment:8080", OTEL: "http://otel-collector:4317", FLAGD: "http://flagd:8013" }
  cart:
    build: ./cart
    environment: { VALKEY: "redis://valkey:6379", OTEL: "http://otel-collector:4317", FLAGD: "http://flagd:8013" }
  payment:
    build: ./payment
    environment: { CARDS: "https://api.stripe.com/v1", OTEL: "http://otel-collector:4317", FLAGD: "http://flagd:8013" }
  otel-collector: { image: "otel/opentelemetry-collector-contrib:0.1" }
  flagd: { image: "ghcr.io/open-feature/flagd:0.1" }
  valkey: { image: "valkey/valkey:8" }
`;

const DEPLOYMENT = (name: string, image: string, url?: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - { name: ${name}, image: "${image}", env: ${url === undefined ? '[]' : `[{ name: A_URL, value: "${url}" }, { name: B_URL, value: "http://flagd:8013" }]`} }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;

describe('candidates for core', () => {
  it('are what is built here, most called first; collectors, flags and databases follow', () => {
    const graph = graphOf({ 'compose.yaml': COMPOSE });
    const names = asCandidates(graph).map(({ name }) => name);
    assert.deepEqual(names.slice(0, 6), ['cart', 'checkout', 'payment', 'frontend', 'flagd', 'otel-collector']);
    assert.equal(firstConfig(graph).at(-1), '  core: [cart, checkout, payment]');
  });

  it('are told from public images in Kubernetes too', () => {
    const graph = graphOf({
      'k8s/a.yaml': DEPLOYMENT('frontend', 'acme/frontend:1', 'http://cart:80'),
      'k8s/b.yaml': DEPLOYMENT('cart', 'acme/cart:1', 'http://redis:80'),
      'k8s/c.yaml': DEPLOYMENT('flagd', 'ghcr.io/open-feature/flagd:v0.11'),
      'k8s/d.yaml': DEPLOYMENT('redis', 'docker.io/library/redis:7'),
    });
    assert.equal(firstConfig(graph).at(-1), '  core: [cart]');
  });

  it('begin with the entry of a declared flow, however few call it', () => {
    const flow = 'sre: "1.0"\nservice: frontend\nflows: [{ name: shop, entry: frontend, steps: [frontend] }]\n';
    const graph = graphOf({ 'compose.yaml': COMPOSE, 'frontend/sre.yaml': flow });
    assert.equal(firstConfig(graph).at(-1), '  core: [frontend, cart, checkout]');
  });

  it('are whatever is there where nothing is built here, and the first two where nobody calls', () => {
    const only = graphOf({
      'compose.yaml': 'services:\n  b: { image: redis }\n  a: { image: redis }\n  c: { image: redis }\n',
    });
    assert.equal(firstConfig(only).at(-1), '  core: [a, b]');
    assert.deepEqual(firstConfig(graphOf({})), []);
  });
});
