// Planned calls, ways out and the numbers of services, on small graphs.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { impactOf } from '../../src/core/impact/impact';
import { serviceNumbers } from '../../src/core/impact/service-numbers';
import { roundTarget, waysOutOf } from '../../src/core/impact/ways-out';
import { whatIf } from '../../src/core/impact/what-if';
import type { Call, CallTerms } from '../../src/core/model/call';
import type { Change } from '../../src/core/model/change';
import type { Service } from '../../src/core/model/service';
import { call, evidence, graph, service } from './small-graph';

const payments = service('payments', 0.9995);
const sms: Service = {
  ...service('sms', 0.99),
  slos: [
    ...service('sms', 0.99).slos,
    { id: 'latency', type: 'latency', target: 0.99, windowDays: 30, thresholdMs: 400, evidence },
  ],
};
const shop = graph(
  [payments, sms, service('web', 0.999)],
  [call('web', 'payments', 'hard', 'GET /', { timeoutMs: 2000, tries: 3 })],
);
const from = { service: 'payments', operation: 'GET /' };
const to = { service: 'sms', operation: 'POST /messages' };

describe('a planned call', () => {
  it('has the impact that it will have once it is written', () => {
    const terms: CallTerms = { mode: 'sync', criticality: 'hard', timeoutMs: 300, tries: 2 };
    const { impact, change } = whatIf(shop, { from, to, terms });
    const written = { ...change.it, evidence: [evidence] };
    const later = impactOf({ kind: 'added', it: written }, shop, { ...shop, calls: [...shop.calls, written] });
    const places = <T>(value: T) =>
      JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'place' ? undefined : one))) as T;
    assert.deepEqual(places(impact), places(later));
    assert.equal(impact.expectedMinutes?.after, 453.384);
    assert.deepEqual([impact.worstCase?.ms, impact.worstCase?.fits, impact.amplification?.factor], [600, true, 6]);
  });

  it('takes the requests that make it, and says what it adds', () => {
    const { impact, terms } = whatIf(shop, { from, to, terms: { mode: 'async', callsPerRequest: 3 }, requestRps: 40 });
    assert.deepEqual(terms.expectedRps, { peak: 120 });
    assert.deepEqual(
      impact.load?.on.map(({ service: name, addedRps }) => [name, addedRps]),
      [['sms', 120]],
    );
    assert.deepEqual([impact.counts, impact.ceiling], ['no', { before: 1, after: 1 }]);
  });

  it('that is there already is compared with what it is', () => {
    const had = graph([payments, sms], [{ ...call('payments', 'sms', 'hard', to.operation), from }]);
    const { change, impact } = whatIf(had, { from, to, terms: { mode: 'async', blocks: false } });
    assert.equal(change.kind, 'modified');
    assert.deepEqual(impact.ceiling, { before: 0.99, after: 1 });
  });

  it('of a service that nobody knows has no numbers, but questions', () => {
    const { impact } = whatIf(shop, { from, to: { service: 'nobody' }, terms: { mode: 'sync' } });
    assert.deepEqual([impact.ceiling, impact.expected, impact.load], [undefined, undefined, undefined]);
    assert.deepEqual(
      impact.unknown.filter(({ id }) => id === 'TS-13').map(({ service: name }) => name),
      ['nobody'],
    );
  });
});

describe('the ways out of a call', () => {
  const added = (terms: CallTerms): { readonly ways: readonly string[]; readonly change: Change<Call> } => {
    const { change, impact } = whatIf(shop, { from, to, terms });
    const head = { ...shop, calls: [...shop.calls, change.it] };
    const ways = waysOutOf(change, impact, shop, head);
    return { change, ways: ways.map(({ id, title, gives }) => `${id}: ${title}: ${gives}`) };
  };

  it('come each with its numbers', () => {
    assert.deepEqual(added({ mode: 'sync', timeoutMs: 800, tries: 3 }).ways, [
      'do-not-wait: Do not wait: 99.95 %, 0 min added',
      'fallback: Soft with a fallback (queue): 99.95 %, 0 min added',
      'timeout: A timeout of 660 ms: 3 tries, at worst 1.98 s of 2 s',
      'fewer-tries: 1 try instead of 3: retries multiply the load by 3 instead of 9',
      'feasible-objective: An objective of 99.00 %: 432.0 min/30 d, none of them left for own faults',
    ]);
  });

  it('say so where a timeout cuts off what the callee may take', () => {
    const [, , timeout] = added({ mode: 'sync', timeoutMs: 800, tries: 6 }).ways;
    assert.equal(timeout, 'timeout: A timeout of 330 ms: 6 tries, at worst 1.98 s of 2 s; sms may take 400 ms');
  });

  it('take the objective of the callee where nobody says when to give up', () => {
    const [, , timeout] = added({ mode: 'sync' }).ways;
    assert.equal(timeout, 'timeout: A timeout of 400 ms: 1 try, at worst 400 ms');
  });

  it('are none of a call that costs nothing', () => {
    assert.deepEqual(added({ mode: 'async', blocks: false }).ways, []);
  });

  it('never propose an objective that the ceiling does not allow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), (ratio) => {
        const round = roundTarget(ratio);
        assert.ok(round <= ratio + 1e-9 && round > ratio - 0.001, `${round} of ${ratio}`);
      }),
    );
    assert.deepEqual(
      [0.9934584, 0.99, 0.99957, 0.989505, 0.9999].map(roundTarget),
      [0.993, 0.99, 0.9995, 0.989, 0.9999],
    );
  });
});

describe('the numbers of services', () => {
  it('are targets, budgets, ceilings and who spends most', () => {
    const calls = [
      call('web', 'payments'),
      call('payments', 'sms'),
      call('payments', 'bank'),
      call('payments', 'ledger', 'soft'),
    ];
    const all = graph([payments, sms, service('web', 0.999), service('bank', 0.9999), service('ledger')], calls);
    const numbers = new Map(serviceNumbers(all).map((one) => [one.service, one]));
    assert.deepEqual([...numbers.keys()], ['bank', 'ledger', 'payments', 'sms', 'web']);
    assert.deepEqual(numbers.get('payments'), {
      service: 'payments',
      target: 0.9995,
      windowDays: 30,
      budget: { window: 21.6, month: 21.6, year: 262.8 },
      ceiling: 0.989901,
      basis: 'inclusive',
      feasible: false,
      because: { service: 'sms', availability: 0.99 },
      biggestSpender: { service: 'sms', availability: 0.99, minutes: 432, share: 20, isNew: false },
      unknown: [],
    });
    assert.deepEqual(numbers.get('web')?.because, { service: 'payments', availability: 0.989901 });
    assert.deepEqual([numbers.get('bank')?.feasible, numbers.get('sms')?.latency?.thresholdMs], [true, 400]);
    assert.deepEqual(
      [
        numbers.get('ledger')?.feasible,
        numbers.get('ledger')?.budget,
        numbers.get('ledger')?.unknown.map(({ id }) => id),
      ],
      [undefined, undefined, ['TS-13']],
    );
  });
});
