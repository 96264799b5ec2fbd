// Which documents speak of one service.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import { apiFact, callFact, config, facts, hostFact, located, place, serviceFact, urlTarget } from '../facts';

const NO_CONFIG = config();

function names(...all: Parameters<typeof link>[0]) {
  return [...link(all, NO_CONFIG).services.keys()];
}

describe('catalog: identity', () => {
  it('joins equal names of several formats and folders', () => {
    const deployment = (file: string) =>
      facts(file, { services: [serviceFact({ name: 'cart', identity: 'kubernetes', place: place(file) })] });
    const catalog = link(
      [
        deployment('kubernetes-manifests/cart.yaml'),
        deployment('release/all.yaml'),
        deployment('kustomize/base/cart.yaml'),
        facts('compose.yaml', { services: [serviceFact({ name: 'cart', identity: 'compose' })] }),
      ],
      NO_CONFIG,
    );
    assert.deepEqual([...catalog.services.keys()], ['cart']);
    assert.equal(catalog.services.get('cart')?.evidence.length, 4);
  });

  it('never joins similar names, but stated aliases', () => {
    const compose = (aliases: string[]) =>
      facts('compose.yaml', { services: [serviceFact({ name: 'cart', identity: 'compose', aliases })] });
    const kubernetes = facts('k8s.yaml', { services: [serviceFact({ name: 'carts', identity: 'kubernetes' })] });
    assert.deepEqual(names(compose([]), kubernetes), ['cart', 'carts']);
    const joined = link([compose(['carts']), kubernetes], NO_CONFIG);
    assert.deepEqual([...joined.services.keys()], ['carts']);
    assert.deepEqual(joined.services.get('carts')?.aliases, ['cart']);
  });

  it('tells an alias that two services claim, and lets it lead nowhere', () => {
    const claim = (name: string) => serviceFact({ name, aliases: ['gateway'] });
    const catalog = link(
      [facts('a.yaml', { services: [claim('a'), claim('b')], calls: [callFact('a', 'gateway')] })],
      NO_CONFIG,
    );
    assert.equal(catalog.problems[0]?.code, 'ambiguous-alias');
    assert.equal(catalog.calls[0]?.unresolved?.text, 'gateway');
  });

  it('binds a document by x-sre-service, by apis, by an API entity, by its folder', () => {
    const file = 'payments/openapi.yaml';
    const document = facts(file, { apis: [apiFact(file, ['GET /a'], { title: located('Something') })] });
    const named = facts(file, { apis: [apiFact(file, ['GET /a'], { service: located('payments') })] });
    const listing = facts('x/sre.yaml', {
      services: [serviceFact({ name: 'payments', apis: [located(file)], place: place('x/sre.yaml') })],
    });
    const entity = facts('catalog-info.yaml', {
      services: [serviceFact({ name: 'payments', identity: 'backstage', providesApis: [located('payments-api')] })],
      apiEntities: [{ name: 'payments-api', definition: located(file), place: place('catalog-info.yaml') }],
    });
    const beside = facts('payments/sre.yaml', { services: [serviceFact({ name: 'payments' })] });
    for (const one of [[named], [document, listing], [document, entity], [document, beside]]) {
      const catalog = link(one, NO_CONFIG);
      assert.equal(catalog.documents.get(file), 'payments');
      assert.equal(catalog.services.get('payments')?.operations.length, 1);
      assert.deepEqual(catalog.problems, []);
    }
  });

  it('does not bind by a folder of several services; then title, then server host, then a new name', () => {
    const two = ['orders', 'payments'].map((name) =>
      serviceFact({ name, identity: 'kubernetes', place: place('deploy/all.yaml') }),
    );
    const bound = (parts: Parameters<typeof apiFact>[2]) =>
      link(
        [
          facts('deploy/all.yaml', { services: two, hosts: [hostFact('pay', { service: 'payments' })] }),
          facts('deploy/api.yaml', { apis: [apiFact('deploy/api.yaml', ['GET /a'], parts)] }),
        ],
        NO_CONFIG,
      ).documents.get('deploy/api.yaml');
    assert.equal(bound({ title: located('Orders API') }), 'orders');
    assert.equal(bound({ title: located('Billing'), servers: [{ host: 'pay' }] }), 'payments');
    assert.equal(bound({ title: located('Recommendations API') }), 'recommendations');
    assert.equal(bound({ title: located('OpenAPI definition') }), 'deploy');
  });

  it('takes a vendored copy for a consumed API', () => {
    const operations = ['GET /charges', 'POST /charges', 'GET /health'];
    const original = facts('payments/openapi.yaml', {
      apis: [apiFact('payments/openapi.yaml', operations, { service: located('payments') })],
    });
    const copy = (file: string, title: string) =>
      facts(file, { apis: [apiFact(file, operations, { title: located(title) })] });
    const orders = facts('orders/sre.yaml', {
      services: [serviceFact({ name: 'orders' })],
      calls: [callFact('orders', { kind: 'document', file: 'orders/clients/pay.yaml' })],
    });
    const catalog = link(
      [original, orders, copy('orders/pay.yaml', 'Payments'), copy('orders/clients/pay.yaml', 'Anything')],
      NO_CONFIG,
    );
    assert.deepEqual([...catalog.documents], [['payments/openapi.yaml', 'payments']]);
    assert.deepEqual([...catalog.services.keys()], ['orders', 'payments']);
    assert.equal(catalog.services.get('orders')?.operations.length, 0);
    assert.equal(catalog.calls[0]?.to.service, 'payments');
  });

  it('tells documents and API entities that are not there', () => {
    const service = serviceFact({ name: 'a', apis: [located('a/none.yaml')], providesApis: [located('a-api')] });
    const catalog = link([facts('a/sre.yaml', { services: [service] })], NO_CONFIG);
    assert.deepEqual(catalog.problems.map(({ code }) => code).sort(), ['missing-document', 'unknown-api']);
  });

  it('lets what is described here win over the graph of another repository', () => {
    const foreign = facts('platform.json', {
      services: [serviceFact({ name: 'payments', identity: 'graph', tier: located('core') })],
      apis: [apiFact('platform.json', ['GET /old'], { service: located('payments') })],
      calls: [callFact('payments', 'ledger')],
    });
    const here = facts('payments/sre.yaml', {
      services: [serviceFact({ name: 'payments', tier: located('normal') })],
      apis: [apiFact('payments/openapi.yaml', ['GET /new'], { service: located('payments') })],
    });
    const catalog = link([foreign, here], NO_CONFIG);
    const payments = catalog.services.get('payments');
    assert.equal(payments?.tier.declared, 'normal');
    assert.deepEqual(payments?.conflicts, []);
    assert.deepEqual(
      payments?.operations.map(({ path }) => path),
      ['/new'],
    );
    assert.deepEqual(catalog.calls, []);
    assert.equal(link([foreign], NO_CONFIG).calls.length, 1);
  });

  it('names the caller of a client lock file by the nearest folder', () => {
    const file = 'ui/src/client/kiota-lock.json';
    const catalog = link(
      [
        facts('ui/compose.yaml', { services: [serviceFact({ name: 'ui', place: place('ui/compose.yaml') })] }),
        facts('recommendations/openapi.yml', {
          apis: [apiFact('recommendations/openapi.yml', ['GET /r'], { title: located('Recommendations API') })],
        }),
        facts(file, {
          calls: [
            callFact(
              '',
              { kind: 'document', file: 'recommendations/openapi.yml' },
              {},
              {
                from: { document: file },
                place: place(file),
              },
            ),
          ],
        }),
      ],
      NO_CONFIG,
    );
    assert.equal(catalog.calls[0]?.key, 'ui#* -> recommendations#* (unknown)');
  });

  it('tells a call whose caller cannot be named', () => {
    const lost = callFact('', urlTarget('payments'), {}, { from: {}, place: place('deploy/values.yaml') });
    const catalog = link([facts('deploy/values.yaml', { calls: [lost] })], NO_CONFIG);
    assert.deepEqual(catalog.calls, []);
    assert.equal(catalog.problems[0]?.code, 'unknown-caller');
  });
});
