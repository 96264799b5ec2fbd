// Gate questions, and which evidence answers them.
import assert from 'node:assert/strict';
import type { CallTerms } from '../../src/core/model/call';
import type { AskedCall } from '../../src/core/solution/asked-call';
import { checklistOf, openGates } from '../../src/core/solution/checklist';
import { gatesOf } from '../../src/core/solution/gates';
import { call, chargeEnd, end, graph, paymentsWaitsForSms, promotion, service } from './estate';

describe('gate questions', () => {
  it('asks nothing of a call that neither touches core nor raises a tier', () => {
    assert.deepEqual(gates(toService('normal', { mode: 'sync' })), []);
    assert.deepEqual(gates(toService('unknown', { mode: 'sync' })), []);
    assert.deepEqual(gates(paymentsWaitsForSms({ mode: 'async' })), []);
  });

  const toCore: readonly [name: string, terms: CallTerms, expected: readonly string[]][] = [
    ['synchronous', { mode: 'sync' }, ['TS-04', 'TS-06', 'TS-07', 'TS-11']],
    ['asynchronous', { mode: 'async' }, ['TS-04', 'TS-05', 'TS-11']],
    ['mode unknown', {}, ['TS-04', 'TS-05', 'TS-11']],
  ];
  for (const [name, terms, expected] of toCore) {
    it(`of a new call to core: ${name}`, () => assert.deepEqual(gates(toService('core', terms)), expected));
  }

  it('of a claimed promotion ask for the agreement too', () => {
    assert.deepEqual(gates(paymentsWaitsForSms()), ['TS-03', 'TS-04', 'TS-05', 'TS-11']);
  });

  it('of a callee that nobody describes ask which service it is, before anybody can agree', () => {
    const { call: waits, head, before } = paymentsWaitsForSms();
    const services = new Map([...head.services].filter(([name]) => name !== waits.to.service));
    assert.deepEqual(gates({ call: waits, head: { ...head, services }, ...(before && { before }) }), [
      'TS-01',
      'TS-04',
      'TS-05',
      'TS-11',
    ]);
  });

  it('of a promotion that only an assumed criticality makes possible ask for the agreement at once', () => {
    assert.deepEqual(gates(paymentsWaitsForSms({ mode: 'sync' })), ['TS-03', 'TS-04', 'TS-06', 'TS-07']);
  });

  it('of a promotion that hangs on an unknown wait ask for the wait first', () => {
    assert.deepEqual(gates(paymentsWaitsForSms({})), ['TS-04', 'TS-05']);
  });

  it('of a gating caller do not ask for the agreement before the wait is claimed', () => {
    const gating = call(end('sms', 'POST /callback'), chargeEnd, { mode: 'sync' });
    const services = [service('payments', 'core'), service('sms', 'supplementary')];
    const possible = promotion(gating, 'core', { service: 'sms', how: 'gating', certainty: 'possible' });
    const head = graph({ services, calls: [gating], tiers: { sms: { tier: 'supplementary', possible } } });
    assert.deepEqual(gates({ call: gating, head, before: graph({ services }) }), ['TS-04', 'TS-06', 'TS-07', 'TS-11']);
  });

  it('do not ask again about a promotion that the baseline had', () => {
    const { call: waits, head } = paymentsWaitsForSms();
    assert.deepEqual(gates({ call: waits, head, before: head }), ['TS-04', 'TS-05', 'TS-11']);
  });
});

describe('open gate questions', () => {
  const open: readonly [name: string, terms: CallTerms, expected: readonly string[]][] = [
    ['nothing said', { mode: 'sync' }, ['TS-04', 'TS-06', 'TS-07', 'TS-11']],
    ['a timeout', { mode: 'sync', timeoutMs: 800 }, ['TS-04', 'TS-07', 'TS-11']],
    ['a backoff without tries', { mode: 'sync', backoff: 'jitter' }, ['TS-04', 'TS-06', 'TS-07', 'TS-11']],
    ['soft without a fallback', { mode: 'sync', criticality: 'soft' }, ['TS-04', 'TS-06', 'TS-07', 'TS-11']],
    ['a fallback', { mode: 'sync', fallback: { kind: 'queue' } }, ['TS-06', 'TS-07', 'TS-11']],
    [
      'all of it',
      { mode: 'sync', fallback: { kind: 'skip' }, timeoutMs: 800, tries: 2, expectedRps: { peak: 20 } },
      [],
    ],
    ['async, blocks not said', { mode: 'async' }, ['TS-04', 'TS-05', 'TS-11']],
    ['async, blocks said', { mode: 'async', blocks: false }, ['TS-04', 'TS-11']],
  ];
  for (const [name, terms, expected] of open) {
    it(`with ${name}`, () => assert.deepEqual(openOf(toService('core', terms)), expected));
  }

  it('of the demo are those that its files leave open', () => {
    assert.deepEqual(openOf(paymentsWaitsForSms()), ['TS-03', 'TS-04', 'TS-11']);
  });
});

function toService(tier: 'core' | 'normal' | 'unknown', terms: CallTerms): AskedCall {
  const one = call(end('loyalty', 'POST /redeem', 'redeem'), chargeEnd, terms);
  const services = [service('loyalty'), service('payments', tier)];
  return { call: one, head: graph({ services, calls: [one] }), before: graph({ services }) };
}

function gates(asked: AskedCall): readonly string[] {
  return [...gatesOf(asked)].sort();
}

function openOf({ call: it, ...sides }: AskedCall): readonly string[] {
  const checklist = checklistOf({ change: { kind: 'added', it }, ...sides, solutions: [] });
  return openGates(checklist).map(({ id }) => id);
}
