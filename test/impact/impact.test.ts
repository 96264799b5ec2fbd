// What a new call does to the numbers of its caller, on small graphs.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { impactOf } from '../../src/core/impact/impact';
import { minutesSentence, missingSloSentence } from '../../src/core/impact/sentence';
import type { Call, Criticality } from '../../src/core/model/call';
import type { Service } from '../../src/core/model/service';
import { call, graph, service } from './small-graph';

const payments = service('payments', 0.9995);
const sms = service('notifications-sms', 0.99);
const bank = service('bank', 0.9999);

/** The impact of adding `added` to a graph that had `had`. */
function adding(added: Call, services: readonly Service[], had: readonly Call[] = []) {
  return impactOf({ kind: 'added', it: added }, graph(services, had), graph(services, [...had, added]));
}

describe('the impact of a call', () => {
  it('is that of the SMS story', () => {
    const impact = adding(call('payments', 'notifications-sms'), [payments, sms]);
    assert.deepEqual(impact.ceiling, { before: 1, after: 0.99 });
    assert.deepEqual(impact.ceilingMinutes, { before: 0, after: 432 });
    assert.deepEqual(impact.expected, { before: 0.9995, after: 0.989505 });
    assert.deepEqual(impact.expectedMinutes, { before: 21.6, after: 453.384 });
    assert.equal(impact.budgetMinutes, 21.6);
    assert.deepEqual([impact.counts, impact.unknown], ['yes', []]);
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
    assert.equal(impact.counts, 'if-it-waits');
    assert.equal(impact.expectedMinutes?.after, 453.384);
  });

  it('without an objective of the caller has no numbers and one question', () => {
    const impact = adding(call('payments', 'notifications-sms'), [service('payments'), service('notifications-sms')]);
    assert.deepEqual(impact, {
      call: impact.call,
      windowDays: 30,
      counts: 'yes',
      unknown: [
        {
          what: 'payments has no availability SLO',
          question: 'Which availability SLO does payments give its callers?',
          service: 'payments',
        },
      ],
    });
    assert.equal(missingSloSentence(impact), 'Give payments an SLO to see minutes.');
  });

  it('keeps the expected minutes where only an older dependency has no objective', () => {
    const had = [call('payments', 'ledger')];
    const impact = adding(call('payments', 'notifications-sms'), [payments, sms, service('ledger')], had);
    assert.equal(impact.ceiling, undefined);
    assert.equal(impact.expectedMinutes?.after, 453.384);
    assert.deepEqual(
      impact.unknown.map((unknown) => unknown.what),
      ['ledger has no availability SLO'],
    );
  });

  it('takes what a third party promises', () => {
    const telco = { ...service('telco'), external: { kind: 'third-party', sla: 0.995 } };
    const impact = adding(call('payments', 'telco'), [payments, telco]);
    assert.deepEqual([impact.ceiling, impact.unknown], [{ before: 1, after: 0.995 }, []]);
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
        assert.equal(impact.expected !== undefined, own !== undefined && (!counts || callee !== undefined));
        assert.equal(
          impact.ceiling !== undefined,
          own !== undefined && old !== undefined && (!counts || callee !== undefined),
        );
        assert.equal(impact.unknown.length === 0, impact.ceiling !== undefined);
        for (const pair of [impact.ceiling, impact.expected]) {
          if (pair !== undefined) assert.ok(pair.after <= pair.before && pair.after > 0);
        }
      }),
    );
  });
});
