// What a new call does to the numbers of its caller, on small graphs.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { impactOf } from '../../src/core/impact/impact';
import { minutesSentence, missingSloSentence } from '../../src/core/impact/sentence';
import type { Call, Criticality } from '../../src/core/model/call';
import type { Impact } from '../../src/core/model/impact';
import type { Service } from '../../src/core/model/service';
import { call, graph, service } from './small-graph';

const payments = service('payments', 0.9995);
const sms = service('notifications-sms', 0.99);
const bank = service('bank', 0.9999);

/** The impact of adding `added` to a graph that had `had`. */
function adding(added: Call, services: readonly Service[], had: readonly Call[] = []) {
  return impactOf({ kind: 'added', it: added }, graph(services, had), graph(services, [...had, added]));
}

/** The services whose availability objective is missing. */
function missingSlos({ unknown }: Impact): readonly (string | undefined)[] {
  return unknown.filter(({ id }) => id === 'TS-13').map((one) => one.service);
}

describe('the impact of a call', () => {
  it('is that of the SMS story', () => {
    const impact = adding(call('payments', 'notifications-sms'), [payments, sms]);
    assert.deepEqual(impact.ceiling, { before: 1, after: 0.99 });
    assert.deepEqual(impact.ceilingMinutes, { before: 0, after: 432 });
    assert.deepEqual(impact.expected, { before: 0.9995, after: 0.989505 });
    assert.deepEqual(impact.expectedMinutes, { before: 21.6, after: 453.384 });
    assert.equal(impact.budgetMinutes, 21.6);
    assert.deepEqual([impact.counts, missingSlos(impact)], ['yes', []]);
    assert.deepEqual(impact.feasible, { before: true, after: false });
    assert.deepEqual(impact.bounds, { worst: 0.99, independent: 0.99, best: 0.99 });
    assert.equal(minutesSentence(impact), '453.4 of 21.6 min/30 d');
  });

  it('multiplies own intrinsic and the dependencies that were there', () => {
    const own = service('payments', 0.9995, 0.9998);
    const impact = adding(call('payments', 'notifications-sms'), [own, sms, bank], [call('payments', 'bank')]);
    assert.deepEqual(impact.ceiling, { before: 0.99970002, after: 0.9897030198 });
    assert.deepEqual(impact.expected, { before: 0.9995, after: 0.989505 });
  });

  it('counts a callee once, whatever operations are called', () => {
    const had = [call('payments', 'bank', 'hard', 'POST /a')];
    const impact = adding(call('payments', 'bank', 'hard', 'POST /b'), [payments, bank], had);
    assert.deepEqual(impact.ceiling, { before: 0.9999, after: 0.9999 });
    assert.deepEqual(impact.expected, { before: 0.9995, after: 0.9995 });
    assert.equal(minutesSentence(impact), undefined);
  });

  it('is nothing for a soft call', () => {
    const impact = adding(call('payments', 'notifications-sms', 'soft'), [payments, sms]);
    assert.equal(impact.counts, 'no');
    assert.deepEqual(impact.expected, { before: 0.9995, after: 0.9995 });
    assert.deepEqual(impact.ceiling, { before: 1, after: 1 });
    assert.equal(minutesSentence(impact), undefined);
  });

  it('of an unknown criticality is computed as if the caller waited, and says so', () => {
    const impact = adding(call('payments', 'notifications-sms', 'unknown'), [payments, sms]);
    assert.equal(minutesSentence(impact), '453.4 of 21.6 min/30 d, if it waits');
    assert.equal(impact.counts, 'if-it-waits');
    assert.equal(impact.expectedMinutes?.after, 453.384);
  });

  it('without an objective of the caller has no numbers and one question', () => {
    const impact = adding(call('payments', 'notifications-sms'), [service('payments'), service('notifications-sms')]);
    const { unknown, ...numbers } = impact;
    assert.deepEqual(numbers, {
      call: impact.call,
      windowDays: 30,
      feasible: {},
      counts: 'yes',
      budget: { dependencies: [{ service: 'notifications-sms', isNew: true }] },
      upstream: [],
      flows: [],
    });
    assert.deepEqual(
      unknown.filter(({ id }) => id === 'TS-13'),
      [
        {
          id: 'TS-13',
          what: 'payments has no availability SLO',
          question: 'Which availability SLO does payments give its callers?',
          service: 'payments',
        },
      ],
    );
    assert.equal(missingSloSentence(impact), 'Give payments an SLO to see minutes.');
  });

  it('keeps the expected minutes where only an older dependency has no objective', () => {
    const had = [call('payments', 'ledger')];
    const impact = adding(call('payments', 'notifications-sms'), [payments, sms, service('ledger')], had);
    assert.equal(impact.ceiling, undefined);
    assert.equal(impact.expectedMinutes?.after, 453.384);
    assert.deepEqual(missingSlos(impact), ['ledger']);
  });

  it('takes what a third party promises', () => {
    const telco = { ...service('telco'), external: { kind: 'third-party', sla: 0.995 } };
    const impact = adding(call('payments', 'telco'), [payments, telco]);
    assert.deepEqual([impact.ceiling, missingSlos(impact)], [{ before: 1, after: 0.995 }, []]);
  });

  it('of a new caller has no "as today", only the ceiling', () => {
    const added = call('payments', 'notifications-sms');
    const impact = impactOf({ kind: 'added', it: added }, graph([sms], []), graph([payments, sms], [added]));
    assert.equal(impact.expected, undefined);
    assert.equal(minutesSentence(impact), 'at best 432.0 of 21.6 min/30 d');
  });

  it('never makes a number of what is unknown', () => {
    const target = fc.option(fc.constantFrom(0.9, 0.99, 0.9995), { nil: undefined });
    const kind = fc.constantFrom<Criticality>('hard', 'soft', 'unknown');
    fc.assert(
      fc.property(target, target, target, kind, (own, old, callee, criticality) => {
        const services = [service('a', own), service('b', old), service('c', callee)];
        const impact = adding(call('a', 'c', criticality), services, [call('a', 'b')]);
        const counts = criticality !== 'soft';
        // An objective that was out of reach before says nothing of what own faults use.
        const isKept = own !== undefined && (old ?? 1) >= own;
        assert.equal(impact.expected !== undefined, isKept && (!counts || callee !== undefined));
        assert.equal(impact.ceiling !== undefined, old !== undefined && (!counts || callee !== undefined));
        assert.equal(missingSlos(impact).length === 0, own !== undefined && impact.ceiling !== undefined);
        if (own === undefined) assert.deepEqual(impact.feasible, {});
        assert.deepEqual(
          [impact.load, impact.latency, impact.worstCase, impact.amplification],
          [undefined, undefined, undefined, undefined],
        );
        for (const pair of [impact.ceiling, impact.expected]) {
          if (pair !== undefined) assert.ok(pair.after <= pair.before && pair.after > 0);
        }
      }),
    );
  });

  it('of a call that goes away gives the ceiling back, and promises nothing more', () => {
    const gone = call('payments', 'notifications-sms');
    const change = { kind: 'removed' as const, it: gone };
    const impact = impactOf(change, graph([payments, sms], [gone]), graph([payments, sms], []));
    assert.deepEqual(impact.ceiling, { before: 0.99, after: 1 });
    assert.deepEqual([impact.expected, impact.feasible], [undefined, { before: false, after: true }]);
  });

  it('of a call that becomes soft gives the ceiling back', () => {
    const [hard, soft] = [call('payments', 'notifications-sms'), call('payments', 'notifications-sms', 'soft')];
    const change = { kind: 'modified' as const, it: soft, before: hard };
    const impact = impactOf(change, graph([payments, sms], [hard]), graph([payments, sms], [soft]));
    assert.deepEqual([impact.counts, impact.ceiling], ['no', { before: 0.99, after: 1 }]);
  });

  it('counts only the share of the requests that make the call', () => {
    const some = call('payments', 'notifications-sms', 'hard', 'GET /', { share: 0.2 });
    assert.deepEqual(adding(some, [payments, sms]).ceiling, { before: 1, after: 0.998 });
    const others = call('payments', 'notifications-sms', 'hard', 'POST /', { share: 0.3 });
    assert.deepEqual(adding(some, [payments, sms], [others]).ceiling, { before: 0.997, after: 0.995 });
  });

  it('of a target of 100 % has a budget of nothing, and no share of it', () => {
    const impact = adding(call('payments', 'notifications-sms'), [service('payments', 1), sms]);
    assert.equal(impact.budgetMinutes, 0);
    assert.deepEqual(impact.budget, {
      dependencies: [{ service: 'notifications-sms', availability: 0.99, minutes: 432, isNew: true }],
    });
    assert.equal(minutesSentence(impact), '432.0 min/30 d, and a target of 100 % leaves none');
  });

  it('splits the budget over the hard dependencies, the most expensive first', () => {
    const { budget } = adding(call('payments', 'notifications-sms'), [payments, sms, bank], [call('payments', 'bank')]);
    assert.deepEqual(budget, {
      dependencies: [
        { service: 'notifications-sms', availability: 0.99, minutes: 432, share: 20, isNew: true },
        { service: 'bank', availability: 0.9999, minutes: 4.32, share: 0.2, isNew: false },
      ],
      total: { before: 0.2, after: 20.2 },
    });
  });

  it('gives the minutes of the own window, and those of 30 days beside them', () => {
    const [slo] = payments.slos;
    const weekly = { ...payments, slos: slo === undefined ? [] : [{ ...slo, windowDays: 7 }] };
    const impact = adding(call('payments', 'notifications-sms'), [weekly, sms]);
    assert.deepEqual([impact.budgetMinutes, impact.month?.budgetMinutes], [5.04, 21.6]);
    assert.equal(impact.month?.expectedMinutes?.after, 453.384);
  });
});

describe('the impact on those around a call', () => {
  const ninety = (name: string) => service(name, 0.999);

  it('names the callers further up that can no longer keep their objective, and what stands in the way', () => {
    const had = [call('web', 'orders'), call('orders', 'payments'), call('reports', 'orders', 'soft')];
    const services = [ninety('web'), ninety('orders'), ninety('reports'), payments, sms];
    const because = { service: 'notifications-sms', availability: 0.99 };
    assert.deepEqual(adding(call('payments', 'notifications-sms'), services, had).upstream, [
      { service: 'orders', target: 0.999, feasible: { before: true, after: false }, because },
      { service: 'web', target: 0.999, feasible: { before: true, after: false }, because },
    ]);
  });

  it('meets what is behind two callees once, whatever they promise', () => {
    const shop = [service('a', 0.98), service('b', 0.999), service('c', 0.999), service('d', 0.99)];
    const had = [call('a', 'b'), call('a', 'c'), call('b', 'd')];
    // Two times d would be 98.01 %, and seem too much for b and c together; it is one.
    const impact = adding(call('c', 'd'), shop, had);
    assert.deepEqual(impact.upstream, []);
  });

  it('uses the own availability of all behind, each once, where objectives are missing', () => {
    const own = (name: string) => service(name, name === 'a' ? 0.995 : undefined, 0.999);
    const had = [call('a', 'b'), call('b', 'd'), call('c', 'd')];
    const impact = adding(call('a', 'c'), ['a', 'b', 'c', 'd'].map(own), had);
    assert.deepEqual(impact.ceiling, { before: 0.997002999, after: 0.996005996001 });
    assert.equal(impact.basis, 'intrinsic');
  });

  it('does not depend on the order of services and calls', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const target = fc.option(fc.constantFrom(0.9, 0.99, 0.999, 0.9999), { nil: undefined });
    const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
      maxLength: 10,
      selector: ([from, to]) => `${from} ${to}`,
    });
    fc.assert(
      fc.property(fc.tuple(target, target, target, target, target), pairs, (targets, ends) => {
        const services = names.map((name, index) => service(name, targets[index]));
        const calls = ends.filter(([from, to]) => from !== to).map(([from, to]) => call(from, to));
        const [added] = calls;
        if (added === undefined) return;
        const of = (all: readonly Service[], made: readonly Call[]) =>
          impactOf(
            { kind: 'added', it: added },
            graph(
              all,
              made.filter((one) => one !== added),
            ),
            graph(all, made),
          );
        assert.deepEqual(of(services.toReversed(), calls.toReversed()), of(services, calls));
        const { upstream } = of(services, calls);
        for (const { feasible, because, target: wanted } of upstream)
          assert.ok(feasible.after === false && (because?.availability ?? 0) < wanted);
      }),
    );
  });
});
