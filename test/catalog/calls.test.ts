// Statements of calls resolved, merged and absorbed.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import type { Call } from '../../src/core/model/call';
import type { CallFact, Facts } from '../../src/core/model/facts';
import { apiFact, callFact, config, facts, flowFact, hostFact, located, place, serviceFact, urlTarget } from '../facts';

const SERVICES = facts('all/sre.yaml', {
  services: ['orders', 'payments', 'sms'].map((name) => serviceFact({ name, place: place('all/sre.yaml') })),
});
const PAYMENTS_API = facts('p/openapi.yaml', {
  apis: [
    apiFact('p/openapi.yaml', ['POST /charges createCharge', 'POST /charges/{id}/confirm'], {
      service: located('payments'),
    }),
  ],
});

function calls(
  statements: readonly CallFact[],
  more: readonly Facts[] = [SERVICES, PAYMENTS_API],
  settings = config(),
) {
  return link([...more, facts('z.yaml', { calls: statements })], settings);
}

function keys(statements: readonly CallFact[], more?: readonly Facts[], settings = config()) {
  return calls(statements, more, settings).calls.map(({ key }) => key);
}

function written(call: Call | undefined) {
  return [call?.unresolved?.text, call?.unresolved?.what];
}

const configured = (from: string, to: Parameters<typeof callFact>[1], parts: Partial<CallFact> = {}) =>
  callFact(from, to, {}, { grade: 'configured', format: 'kubernetes', place: place('k8s/orders.yaml', 20), ...parts });

describe('catalog: callees', () => {
  it('resolves operations by id, by method and path, whatever the parameters are called', () => {
    assert.deepEqual(
      keys([
        callFact('orders', 'payments#createCharge', { mode: 'sync' }),
        callFact('orders', 'payments#POST /charges/{chargeId}/confirm/', { mode: 'sync' }),
      ]),
      ['orders#* -> payments#POST /charges (sync)', 'orders#* -> payments#POST /charges/{}/confirm (sync)'],
    );
  });

  it('keeps a call to an operation that the documents lack, as unresolved, and tells the second one', () => {
    const { calls: all, problems } = calls([
      callFact('orders', 'payments#confrim', { mode: 'sync' }, { place: place('o/sre.yaml', 5) }),
      callFact('orders', 'payments#chrage', { mode: 'sync' }, { place: place('o/sre.yaml', 9) }),
    ]);
    assert.equal(all.length, 1);
    assert.deepEqual(written(all[0]), ['payments#confrim', 'operation']);
    assert.equal(all[0]?.unresolved?.place?.line, 5);
    assert.equal(all[0]?.precision, 'service');
    assert.equal(problems[0]?.place?.line, 9);
  });

  it('takes the reference as the identity where the callee has no documents', () => {
    const [call] = calls([callFact('orders', 'sms#send', { mode: 'async' })]).calls;
    assert.deepEqual(call?.to, { service: 'sms', operation: 'send', label: 'send' });
    assert.equal(call?.unresolved, undefined);
  });

  it('makes a service that is not known of a name that nobody describes', () => {
    const catalog = calls([callFact('orders', 'loyalty#earn', { mode: 'sync' })]);
    assert.deepEqual(written(catalog.calls[0]), ['loyalty#earn', 'service']);
    assert.equal(catalog.services.get('loyalty')?.known, false);
    assert.equal(
      calls([callFact('orders', 'loyalty')], undefined, config({ core: ['loyalty'] })).calls[0]?.unresolved,
      undefined,
    );
  });

  it('finds the hosts of a cluster by selector, the same namespace first', () => {
    const workload = (name: string, namespace: string) =>
      serviceFact({ name, identity: 'kubernetes', namespace, labels: new Map([['app', 'pay']]) });
    const selector = { selector: new Map([['app', 'pay']]) };
    const cluster = facts('k8s/all.yaml', {
      services: [workload('payments', 'shop'), workload('payments-blog', 'blog')],
      hosts: [hostFact('pay', selector, { namespace: 'shop' }), hostFact('pay', selector, { namespace: 'blog' })],
    });
    const to = (host: string) =>
      keys(
        [configured('orders', urlTarget(host), { from: { service: 'orders', namespace: 'blog' } })],
        [SERVICES, cluster],
      );
    assert.deepEqual(to('pay'), ['orders#* -> payments-blog#* (unknown)']);
    for (const host of ['pay.shop', 'pay.shop.svc', 'pay.shop.svc.cluster.local', 'PAY.shop.svc.cluster.local.'])
      assert.deepEqual(to(host), ['orders#* -> payments#* (unknown)'], host);
  });

  it('tells apart third parties, unknown names, and the machine itself', () => {
    const to = (host: string) => calls([configured('orders', urlTarget(host))]);
    const stripe = to('api.stripe.com');
    assert.equal(stripe.calls[0]?.unresolved, undefined);
    assert.equal(stripe.services.get('api.stripe.com')?.known, false);
    assert.deepEqual(stripe.services.get('api.stripe.com')?.external, { kind: 'third-party', host: 'api.stripe.com' });
    for (const host of ['ledger', 'ledger.shop.svc.cluster.local', 'ledger.internal', '10.0.0.7'])
      assert.equal(to(host).calls[0]?.unresolved?.what, 'service', host);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) assert.deepEqual(to(host).calls, [], host);
  });

  it('finds the servers of documents; several behind one host by their path', () => {
    const api = (service: string, path: string) =>
      facts(`${service}.yaml`, {
        apis: [
          apiFact(`${service}.yaml`, [`GET /${service}`], {
            service: located(service),
            servers: [{ host: 'api.shop.example', path }],
          }),
        ],
      });
    const gateway = [SERVICES, api('payments', '/payments'), api('sms', '/sms')];
    const to = (path?: string) => keys([configured('orders', urlTarget('api.shop.example', path))], gateway);
    assert.deepEqual(to('/sms/v1'), ['orders#* -> sms#* (unknown)']);
    assert.deepEqual(to('/payments'), ['orders#* -> payments#* (unknown)']);
    const [ambiguous] = calls([configured('orders', urlTarget('api.shop.example'))], gateway).calls;
    assert.deepEqual(written(ambiguous), ['api.shop.example', 'service']);
  });

  it('shows a call of a ConfigMap at the entry that holds the URL', () => {
    const value = (key: string, host: string, line: number) => ({
      source: 'env',
      key,
      target: { host },
      place: place('k8s/env.yaml', line),
    });
    const map = facts('k8s/env.yaml', { values: [value('PAY', 'payments', 4), value('SMS', 'sms', 5)] });
    const all = calls([configured('orders', { kind: 'value', source: 'env' })], [SERVICES, map]).calls;
    assert.deepEqual(
      all.map(({ to, evidence }) => [to.service, ...evidence.map((one) => `${one.place.file}:${one.place.line}`)]),
      [
        ['payments', 'k8s/env.yaml:4', 'k8s/orders.yaml:20'],
        ['sms', 'k8s/env.yaml:5', 'k8s/orders.yaml:20'],
      ],
    );
    assert.equal(keys([configured('orders', { kind: 'value', source: 'env', key: 'SMS' })], [SERVICES, map]).length, 1);
  });
});

describe('catalog: merging calls', () => {
  it('merges statements of one call, declared before configured, field by field', () => {
    const [call, ...others] = calls([
      callFact(
        'orders',
        'sms',
        { mode: 'sync', timeoutMs: 100, tries: 2 },
        { grade: 'configured', format: 'mesh', place: place('a.yaml') },
      ),
      callFact('orders', 'sms', { mode: 'sync', timeoutMs: 300 }, { place: place('z.yaml') }),
    ]).calls;
    assert.deepEqual(others, []);
    assert.deepEqual(call?.terms, { mode: 'sync', timeoutMs: 300, tries: 2 });
    assert.equal(call?.grade, 'declared');
    assert.deepEqual(
      call?.evidence.map((one) => one.place.file),
      ['z.yaml', 'a.yaml'],
    );
  });

  it('makes a vague call further evidence of the declared ones', () => {
    const { calls: all } = calls([
      configured('orders', urlTarget('payments')),
      callFact('orders', 'payments', { planned: true }, { place: place('o.yaml', 3) }),
      callFact('orders', 'payments#createCharge', { mode: 'sync' }, { place: place('o.yaml', 9) }),
    ]);
    assert.deepEqual(
      all.map(({ key }) => key),
      ['orders#* -> payments#POST /charges (sync)'],
    );
    assert.equal(all[0]?.evidence.length, 3);
    assert.equal(all[0]?.evidence[0]?.place.line, 9);
    assert.equal(all[0]?.terms.planned, undefined);
  });

  it('keeps a declared call that says more than that it exists', () => {
    const all = keys([
      callFact('orders', 'payments', { criticality: 'hard' }),
      callFact('orders', 'payments#createCharge', { mode: 'sync' }),
    ]);
    assert.equal(all.length, 2);
  });

  it('settles an unknown mode by a statement with the same ends', () => {
    const [call, ...others] = calls([
      callFact('orders', 'payments#createCharge', { timeoutMs: 200 }),
      callFact('orders', 'payments#createCharge', { mode: 'sync' }),
    ]).calls;
    assert.deepEqual(others, []);
    assert.deepEqual(call?.terms, { mode: 'sync', timeoutMs: 200 });
  });

  it('keeps what is allowed or inferred as hints', () => {
    const catalog = calls([
      callFact('orders', 'sms', {}, { grade: 'allowed' }),
      callFact('orders', 'database', {}, { grade: 'inferred' }),
    ]);
    assert.deepEqual(catalog.calls, []);
    assert.equal(catalog.hints.length, 2);
    assert.equal(catalog.services.has('database'), false);
  });

  it('drops configured calls that a person called none, and configured calls to itself', () => {
    const settings = config({}, { notCalls: [{ from: 'orders', to: 'sms', place: place('.sre/config.yaml') }] });
    const statements = [configured('orders', urlTarget('sms')), configured('orders', urlTarget('orders'))];
    assert.deepEqual(keys(statements, undefined, settings), []);
    assert.deepEqual(keys([callFact('orders', 'sms')], undefined, settings), ['orders#* -> sms#* (unknown)']);
  });

  it('counts a call for the whole service where its own operation is not known, and says so', () => {
    const { calls: all, problems } = calls([callFact('payments#confrim', 'sms', { mode: 'sync' })]);
    assert.equal(all[0]?.key, 'payments#* -> sms#* (sync)');
    assert.equal(problems[0]?.code, 'unknown-operation');
  });
});

describe('catalog: flows', () => {
  it('resolves entry and steps, adds the entry to the steps, and tells unknown ones', () => {
    const flow = facts('f.yaml', {
      flows: [flowFact('checkout', ['orders#create', 'payments#createCharge', 'lyalty#x'])],
    });
    const catalog = link([SERVICES, PAYMENTS_API, flow], config());
    assert.deepEqual(
      catalog.flows[0]?.steps.map(({ service, operation }) => `${service} ${operation}`),
      ['orders create', 'payments POST /charges', 'lyalty x'],
    );
    assert.deepEqual(
      catalog.problems.map(({ code }) => code),
      ['unknown-flow-step'],
    );
  });

  it('tells two different flows of one name', () => {
    const flow = (file: string, entry: string) => facts(file, { flows: [flowFact('checkout', [entry], 'core', file)] });
    const same = link([SERVICES, flow('a.yaml', 'orders'), flow('b.yaml', 'orders')], config());
    assert.deepEqual(same.problems, []);
    const other = link([SERVICES, flow('a.yaml', 'orders'), flow('b.yaml', 'sms')], config());
    assert.equal(other.flows[0]?.entry.service, 'orders');
    assert.equal(other.problems[0]?.code, 'duplicate-flow');
  });
});
