// What is printed of a planned call and of the objectives of services, on small graphs of any kind.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findEnd } from '../../src/core/graph/find-end';
import { meterPlan } from '../../src/core/impact/what-if';
import type { CallTerms } from '../../src/core/model/call';
import type { Graph } from '../../src/core/model/graph';
import type { Service } from '../../src/core/model/service';
import { IMPACT_REPORTERS } from '../../src/core/reporters/impact';
import { SLO_REPORTERS } from '../../src/core/reporters/services-slo';
import { call, evidence, graph, service } from '../impact/small-graph';
import { OPTIONS } from './sample';
import { schemaErrors } from './schema';

const NAMES = ['web', 'orders', 'payments', 'sms'];
const located = <T>(value: T) => ({ value, place: evidence.place });

const term = fc.record(
  {
    mode: fc.constantFrom('sync' as const, 'async' as const),
    criticality: fc.constantFrom('hard' as const, 'soft' as const),
    blocks: fc.boolean(),
    timeoutMs: fc.integer({ min: 1, max: 5000 }),
    deadlineMs: fc.integer({ min: 1, max: 5000 }),
    tries: fc.integer({ min: 1, max: 5 }),
    callsPerRequest: fc.double({ min: 0, max: 20, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  },
  { requiredKeys: [] },
);
const target = fc.option(fc.constantFrom(0.9, 0.99, 0.9995, 0.99999, 1), { nil: undefined });
const described = fc.record({
  target,
  latency: target,
  peak: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
});

const estate = fc.record({
  services: fc.array(described, { minLength: NAMES.length, maxLength: NAMES.length }),
  calls: fc.array(
    fc.record({ from: fc.nat(3), to: fc.nat(3), kind: fc.constantFrom('hard', 'soft', 'unknown'), terms: term }),
    { maxLength: 6 },
  ),
});
type Estate = typeof estate extends fc.Arbitrary<infer T> ? T : never;

function graphOf({ services, calls }: Estate): Graph {
  const all = services.map(({ target: promised, latency, peak }, index): Service => {
    const name = NAMES[index] ?? '';
    const base = service(name, promised);
    const slo = { id: 'latency', type: 'latency' as const, windowDays: 30, thresholdMs: 120, evidence };
    return {
      ...base,
      slos: [...base.slos, ...(latency === undefined ? [] : [{ ...slo, target: latency }])],
      ...(peak === undefined ? {} : { capacity: { peakRps: located(peak), sustainableRps: located(500) } }),
    };
  });
  const edges = calls.flatMap(({ from, to, kind, terms }) =>
    from === to ? [] : [call(NAMES[from] ?? '', NAMES[to] ?? '', kind as 'hard', 'GET /', terms as CallTerms)],
  );
  return graph(all, edges, {
    flows: [
      {
        name: 'checkout',
        tier: 'core',
        entry: { service: 'web' },
        steps: [],
        slo: { id: 'flow', type: 'availability', target: 0.999, windowDays: 30, evidence },
        evidence,
      },
    ],
  });
}

describe('a planned call in print', () => {
  it('is data as its schema promises, and text that fits a terminal, whatever is known', () => {
    fc.assert(
      fc.property(estate, term, fc.option(fc.nat(500), { nil: undefined }), (shape, terms, rps) => {
        const planned = meterPlan(graphOf(shape), {
          from: { service: 'payments', operation: 'GET /' },
          to: { service: 'sms', operation: 'GET /' },
          terms,
          ...(rps === undefined ? {} : { requestRps: rps }),
        });
        const [pretty, markdown, json] = IMPACT_REPORTERS.map(({ render }) => render(planned, OPTIONS));
        assert.deepEqual(schemaErrors('impact', JSON.parse(json ?? '')), []);
        for (const text of [pretty, markdown, json])
          assert.doesNotMatch(text ?? '', /NaN|Infinity|undefined|null|\[object/);
        // Only the table may be wider, where every cell of it is as long as it can be.
        for (const line of (pretty ?? '').split('\n'))
          assert.ok(line.length <= (/\S {2,}\S/.test(line) ? 112 : 100), line);
      }),
      { numRuns: 150 },
    );
  });

  it('lets no name speak to the terminal or to a forge', () => {
    const evil = '\u001b[2Jsms](https://evil.test)<img src=x>\u202e|`';
    const named = graph([service('payments', 0.9995), service(evil, 0.99)], []);
    const planned = meterPlan(named, { from: { service: 'payments' }, to: { service: evil }, terms: { mode: 'sync' } });
    const [pretty, markdown] = IMPACT_REPORTERS.map(({ render }) => render(planned, OPTIONS));
    assert.doesNotMatch(pretty ?? '', /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.doesNotMatch((markdown ?? '').replace(/`[^`]*`/g, ''), /<img|\]\(|\u001b/);
  });
});

describe('the objectives of services in print', () => {
  it('are data as their schema promises, and no number stands for what is not known', () => {
    fc.assert(
      fc.property(estate, (shape) => {
        const [pretty, json] = SLO_REPORTERS.map(({ render }) => render(graphOf(shape), OPTIONS));
        assert.deepEqual(schemaErrors('slo', JSON.parse(json ?? '')), []);
        for (const text of [pretty, json]) assert.doesNotMatch(text ?? '', /NaN|Infinity|undefined|null|\[object/);
      }),
      { numRuns: 100 },
    );
  });

  it('are none where there is no service', () => {
    assert.match(SLO_REPORTERS[0]?.render(graph([], []), OPTIONS) ?? '', /^No service/);
  });
});

describe('a reference to an end', () => {
  const operation = { method: 'POST', path: '/charges/{id}', operationId: 'createCharge', responses: [], evidence };
  const known = graph(
    [{ ...service('payments'), aliases: ['billing'], operations: [operation] }, service('orders')],
    [],
  );
  const end = { service: 'payments', operation: 'POST /charges/{}', label: 'createCharge' };

  for (const reference of [
    'payments#createCharge',
    'billing # createCharge',
    'payments#post /charges/{chargeId}/',
    'payments#POST /charges/{}',
  ])
    it(`${reference} is found`, () => assert.deepEqual(findEnd(known, reference), { end }));

  const unknown: readonly [reference: string, reason: string][] = [
    ['paymetns', 'There is no service "paymetns" here. Did you mean payments?'],
    ['order', 'There is no service "order" here. Did you mean orders?'],
    ['x', 'There is no service "x" here. Services: payments, orders.'],
    ['payments#charge', 'payments has no operation "charge". Did you mean createCharge?'],
    ['orders#list', 'No document here describes the operations of orders: leave out #list.'],
  ];
  for (const [reference, reason] of unknown)
    it(`${reference} is not, with what may be meant`, () => assert.deepEqual(findEnd(known, reference), { reason }));
});
