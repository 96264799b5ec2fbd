// The questions as data, and which of them a call is asked.
import assert from 'node:assert/strict';
import type { CallTerms } from '../../src/core/model/call';
import { questionsFor } from '../../src/core/solution/applies';
import type { AskedCall } from '../../src/core/solution/asked-call';
import { CASES } from '../../src/core/solution/question';
import { questionOf, QUESTIONS } from '../../src/core/solution/questions';
import { call, end, graph, service } from './estate';

describe('the questions', () => {
  it('are thirty, in order, short enough for a screen', () => {
    const ids = QUESTIONS.map(({ id }) => id);
    assert.deepEqual(
      ids,
      Array.from({ length: 30 }, (_, index) => `TS-${String(index + 1).padStart(2, '0')}`),
    );
    for (const { id, question, why, ask } of QUESTIONS) {
      assert.ok(question.length <= 90, `${id}: ${question.length} characters`);
      assert.match(question, /\?$/);
      assert.match(why, /^[^.]+\.$/, `${id}: one sentence`);
      assert.equal(ask.length, CASES.length);
    }
  });

  it('are found by id', () => {
    assert.equal(questionOf('TS-04')?.id, 'TS-04');
    assert.equal(questionOf('TS-31'), undefined);
  });
});

describe('which questions apply', () => {
  const cases: readonly [name: string, terms: CallTerms, method: string | undefined, ids: string][] = [
    ['a read of a normal service', { mode: 'sync' }, 'GET', '01 02 03 04 06 07 09 10 13 14 15 16 18 19 20 21 22 23 26'],
    ['a write', { mode: 'sync' }, 'POST', '01 02 03 04 05 06 07 08 09 10 13 14 15 16 17 18 19 22 23 26'],
    [
      'a PUT, idempotent by definition',
      { mode: 'sync' },
      'PUT',
      '01 02 03 04 05 06 07 09 10 13 14 15 16 17 18 19 22 23 26',
    ],
    [
      'a synchronous call of an unknown operation',
      { mode: 'sync' },
      undefined,
      '01 02 03 04 06 07 09 10 13 14 15 16 18 19 22 23 26',
    ],
    ['an event', { mode: 'async' }, 'POST', '01 03 05 08 15 16 18 22 23 26 29'],
    [
      'an event that something waits for',
      { mode: 'async', blocks: true },
      'POST',
      '01 03 04 05 06 08 11 12 13 14 15 16 17 18 22 23 24 25 26 28 29 30',
    ],
    ['a host and a port', {}, undefined, '01 03 05 15 16 18 22 23 26'],
    [
      'a loop',
      { mode: 'sync', callsPerRequest: 20 },
      'GET',
      '01 02 03 04 06 07 09 10 11 12 13 14 15 16 18 19 20 21 22 23 25 26 28',
    ],
  ];
  for (const [name, terms, method, ids] of cases) {
    it(name, () => assert.equal(idsFor(asked(terms, method)), ids));
  }

  it('asks of a core service what it needs to carry the load', () => {
    const core = asked({ mode: 'sync' }, 'GET', 'core');
    assert.deepEqual(added(core, asked({ mode: 'sync' }, 'GET')), [
      'TS-11',
      'TS-12',
      'TS-24',
      'TS-25',
      'TS-28',
      'TS-30',
    ]);
  });

  it('asks of a third party about its SLA, and of a read never about writes', () => {
    const ids = added(asked({ mode: 'sync' }, 'GET', 'core', true), asked({ mode: 'sync' }, 'GET', 'core'));
    assert.deepEqual(ids, ['TS-27']);
  });

  const undescribed: readonly [name: string, terms: CallTerms, method: string | undefined, ids: string][] = [
    ['a synchronous call', { mode: 'sync' }, undefined, '01 02 04 06 07 09 10 22 23 26'],
    ['a write', { mode: 'sync' }, 'POST', '01 02 04 05 06 07 09 10 17 22 23 26'],
    ['an event', { mode: 'async' }, 'POST', '01 05 22 23 26 29'],
    ['a host and a port', {}, undefined, '01 05 22 23 26'],
  ];
  for (const [name, terms, method, ids] of undescribed) {
    it(`asks of a callee that nobody describes only what the caller can answer: ${name}`, () => {
      const { call: one, head } = asked(terms, method);
      const known = [...head.services.values()].filter(({ name: service }) => service === 'shop');
      assert.equal(idsFor({ call: one, head: graph({ services: known, calls: [one] }) }), ids);
      const mentioned = { ...service('stock', 'unknown'), known: false };
      assert.equal(idsFor({ call: one, head: graph({ services: [...known, mentioned], calls: [one] }) }), ids);
    });
  }

  it('asks of a third party that only its host names about its SLA, as of one that is described', () => {
    const one = call(end('shop', 'GET /'), end('api.stripe.com'), { mode: 'sync' });
    const stripe = { ...service('api.stripe.com', 'unknown', { external: { kind: 'third-party' } }), known: false };
    assert.match(idsFor({ call: one, head: graph({ services: [service('shop'), stripe], calls: [one] }) }), /\b27\b/);
  });

  it('asks about a third party that lies behind the callee', () => {
    const via = call(end('shop'), end('stock', 'GET /items'), { mode: 'sync' });
    const behind = call(end('stock'), end('sap'), { mode: 'sync' });
    const services = [
      service('shop'),
      service('stock'),
      service('sap', 'normal', { external: { kind: 'third-party' } }),
    ];
    assert.match(idsFor({ call: via, head: graph({ services, calls: [via, behind] }) }), /\b27\b/);
    assert.doesNotMatch(idsFor({ call: via, head: graph({ services, calls: [via] }) }), /\b27\b/);
  });
});

function asked(
  terms: CallTerms,
  method: string | undefined,
  tier: 'core' | 'normal' = 'normal',
  external = false,
): AskedCall {
  const one = call(end('shop', 'GET /'), end('stock', method && `${method} /items`), terms);
  const stock = service('stock', tier, external ? { external: { kind: 'third-party' } } : {});
  return { call: one, head: graph({ services: [service('shop'), stock], calls: [one] }) };
}

function idsFor(subject: AskedCall): string {
  return questionsFor(subject)
    .map(({ id }) => id.slice(3))
    .join(' ');
}

function added(more: AskedCall, less: AskedCall): readonly string[] {
  const known = new Set(questionsFor(less).map(({ id }) => id));
  return questionsFor(more).flatMap(({ id }) => (known.has(id) ? [] : [id]));
}
