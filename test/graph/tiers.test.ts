// Effective tiers: what is claimed, what is only possible, and by which path.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import type { CallTerms } from '../../src/core/model/call';
import type { CallFact, FlowFact } from '../../src/core/model/facts';
import type { Promotion } from '../../src/core/model/graph';
import { apiFact, callFact, config, facts, flowFact, located, place, serviceFact } from '../facts';

const HARD: CallTerms = { mode: 'sync', criticality: 'hard' };
const NAMES = ['loyalty', 'orders', 'payments', 'sms', 'web'];
const DOCUMENTS = {
  orders: ['POST /orders createOrder', 'GET /orders listOrders'],
  payments: ['POST /charges createCharge', 'POST /charges/{id}/confirm confirmCharge', 'GET /charges listCharges'],
};

function graphOf(calls: readonly CallFact[], flows: readonly FlowFact[] = [], core: readonly string[] = ['payments']) {
  const apis = Object.entries(DOCUMENTS).map(([service, operations]) =>
    apiFact(`${service}.yaml`, operations, { service: located(service) }),
  );
  const services = NAMES.map((name) => serviceFact({ name, place: place('all.yaml') }));
  const settings = config({ core, supplementary: ['sms'] }, { others: 'normal' });
  return buildGraph(link([facts('all.yaml', { services, apis, calls, flows })], settings));
}

function told(promotion: Promotion | undefined): string {
  if (promotion === undefined) return 'none';
  const path = promotion.path.map(({ from, to }) => `${from.service}>${to.service}`).join(' ');
  return `${promotion.to} ${promotion.how} ${promotion.certainty} by ${promotion.flow}: ${path}`;
}

const CHECKOUT = flowFact('checkout', ['orders#createOrder', 'payments#createCharge', 'payments#confirmCharge']);

describe('graph: effective tier', () => {
  it('promotes what a core flow calls hard, at any depth, with the shortest path', () => {
    const graph = graphOf(
      [
        callFact('orders#createOrder', 'loyalty', HARD),
        callFact('loyalty', 'web', HARD),
        callFact('web', 'sms#send', { mode: 'async', blocks: true }),
        callFact('sms', 'orders', HARD),
      ],
      [CHECKOUT],
      ['orders', 'payments'],
    );
    assert.equal(told(graph.tiers.get('loyalty')?.because), 'core hard claimed by checkout: orders>loyalty');
    assert.equal(
      told(graph.tiers.get('sms')?.because),
      'core blocks claimed by checkout: orders>loyalty loyalty>web web>sms',
    );
    assert.equal(graph.tiers.get('sms')?.tier, 'core');
    assert.equal(graph.tiers.get('orders')?.because, undefined);
  });

  it('follows only what the operations of the flow call, and calls of the service as a whole', () => {
    const graph = graphOf(
      [callFact('orders#listOrders', 'loyalty', HARD), callFact('orders', 'sms', HARD)],
      [CHECKOUT],
      ['orders', 'payments'],
    );
    assert.equal(graph.tiers.get('loyalty')?.tier, 'normal');
    assert.equal(graph.tiers.get('sms')?.tier, 'core');
  });

  it('lets a core service in no core flow contribute all of its operations', () => {
    const graph = graphOf([callFact('payments#listCharges', 'sms#send', HARD)]);
    const because = graph.tiers.get('sms')?.because;
    assert.equal(told(because), 'core hard claimed by payments: payments>sms');
    assert.deepEqual(because?.entry, { service: 'payments', operation: 'GET /charges', label: 'listCharges' });
  });

  it('only asks where a step is assumed, configured or of unknown mode', () => {
    const doubtful: readonly [CallTerms, Partial<CallFact>][] = [
      [{ mode: 'sync' }, {}],
      [HARD, { grade: 'configured' }],
      [{}, {}],
    ];
    for (const [terms, parts] of doubtful) {
      const tier = graphOf([callFact('payments', 'sms', terms, parts)]).tiers.get('sms');
      assert.equal(tier?.tier, 'supplementary');
      assert.equal(tier?.because, undefined);
      assert.equal(told(tier?.possible), 'core hard possible by payments: payments>sms');
    }
  });

  it('does not promote over soft calls', () => {
    for (const terms of [{ mode: 'async' }, { mode: 'sync', fallback: { kind: 'skip' } }] as const)
      assert.deepEqual(graphOf([callFact('payments', 'sms', terms)]).tiers.get('sms'), { tier: 'supplementary' });
  });

  it('claims the highest tier and asks for a higher one', () => {
    const browse = flowFact('browse', ['web'], 'normal');
    const graph = graphOf([callFact('web', 'sms', HARD), callFact('payments', 'sms', { mode: 'sync' })], [browse]);
    assert.equal(told(graph.tiers.get('sms')?.because), 'normal hard claimed by browse: web>sms');
    assert.equal(told(graph.tiers.get('sms')?.possible), 'core hard possible by payments: payments>sms');
  });

  it('promotes a service that a core flow names as a step', () => {
    const tier = graphOf([], [flowFact('checkout', ['orders#createOrder', 'sms#send'])], ['orders']).tiers.get('sms');
    assert.equal(told(tier?.because), 'core hard claimed by checkout: ');
  });

  it('gives a service without a tier an effective one', () => {
    const services = ['a', 'b'].map((name) => serviceFact({ name, place: place('all.yaml') }));
    const graph = buildGraph(
      link([facts('all.yaml', { services, calls: [callFact('a', 'b', HARD)] })], config({ core: ['a'] })),
    );
    assert.equal(graph.tiers.get('b')?.tier, 'core');
  });

  it('takes the first of equally short paths by the alphabet', () => {
    const both = [
      callFact('payments', 'web', HARD),
      callFact('payments', 'loyalty', HARD),
      callFact('web', 'sms', HARD),
      callFact('loyalty', 'sms', HARD),
    ];
    for (const calls of [both, [...both].reverse()])
      assert.match(told(graphOf(calls).tiers.get('sms')?.because), /: payments>loyalty loyalty>sms$/);
  });
});

describe('graph: gating callers', () => {
  it('is certain where the called operation is a step of a core flow', () => {
    const call = callFact('sms#delivered', 'payments#confirmCharge', { mode: 'async' });
    const tier = graphOf([call], [CHECKOUT]).tiers.get('sms');
    assert.equal(told(tier?.because), 'core gating claimed by checkout: sms>payments');
    assert.equal(tier?.because?.entry.label, 'confirmCharge');
  });

  it('promotes what a gating caller needs, too', () => {
    const graph = graphOf(
      [callFact('sms#delivered', 'payments#confirmCharge', HARD), callFact('sms#delivered', 'loyalty', HARD)],
      [CHECKOUT],
    );
    assert.equal(told(graph.tiers.get('loyalty')?.because), 'core hard claimed by checkout: sms>payments sms>loyalty');
  });

  it('asks for other calls that change something in a core service', () => {
    const ask = (to: string, terms: CallTerms = {}) =>
      told(graphOf([callFact('sms', to, { mode: 'async', ...terms })]).tiers.get('sms')?.possible);
    assert.equal(ask('payments#createCharge'), 'core gating possible by payments: sms>payments');
    assert.equal(ask('payments#listCharges'), 'none');
    assert.equal(ask('payments'), 'none');
    assert.equal(ask('orders#createOrder'), 'none');
    assert.equal(ask('payments#createCharge', { blocks: false }), 'none');
  });
});
