// What the files answer by themselves, with the place that says so.
import assert from 'node:assert/strict';
import type { CallTerms } from '../../src/core/model/call';
import type { Operation } from '../../src/core/model/operation';
import { operationKey } from '../../src/core/model/operation';
import type { Service } from '../../src/core/model/service';
import type { AskedCall } from '../../src/core/solution/asked-call';
import { evidenceOf } from '../../src/core/solution/evidence';
import { readyAnswers } from '../../src/core/solution/ready';
import { call, end, graph, operation, paymentsWaitsForSms, place, service, slo } from './estate';

const HOUR = 3_600_000;

describe('evidence from the terms of a call', () => {
  const cases: readonly [id: string, terms: CallTerms, text: string | undefined][] = [
    ['TS-04', { fallback: { kind: 'cached', ttlMs: 6 * HOUR } }, 'the last known value from a cache, up to 6 h old'],
    ['TS-04', { criticality: 'soft' }, undefined],
    ['TS-05', { mode: 'async', blocks: true }, 'yes, the flow waits for the result'],
    ['TS-05', { mode: 'async', blocks: false }, 'no, nothing waits for it'],
    ['TS-05', { mode: 'async' }, undefined],
    ['TS-05', {}, undefined],
    ['TS-06', { timeoutMs: 800, tries: 2 }, '800 ms, 2 tries'],
    ['TS-06', { timeoutMs: 1000, deadlineMs: 3000 }, '1 s, 3 s in all'],
    ['TS-06', { deadlineMs: 90_000 }, '1m30s in all'],
    ['TS-07', { tries: 1 }, '1 try'],
    ['TS-07', { tries: 3, backoff: 'exponential-jitter' }, '3 tries, backoff exponential-jitter'],
    ['TS-07', { backoff: 'exponential-jitter' }, undefined],
    ['TS-08', { idempotent: false }, 'not idempotent'],
    ['TS-10', { callsPerRequest: 12 }, '12 calls a request'],
    [
      'TS-11',
      { expectedRps: { average: 40, peak: 200 }, share: 0.2 },
      '40 rps on average, 200 rps at peak, 20% of our requests',
    ],
    ['TS-12', { acknowledgedBy: 'team-messaging' }, 'agreed by team-messaging'],
    ['TS-17', { consistency: 'outbox' }, 'outbox'],
    ['TS-21', { fallback: { kind: 'cached' } }, undefined],
    ['TS-24', { flag: 'sms-confirmation' }, 'switched off by the flag sms-confirmation'],
  ];
  for (const [id, terms, text] of cases) {
    it(`${id} ${JSON.stringify(terms)}`, () => {
      const found = evidenceOf(id, asked(terms));
      assert.equal(found?.text, text);
      if (found) assert.deepEqual(found.place, place('shop/openapi.yaml', 93, 11, 34), 'the entry of the call');
    });
  }
});

describe('evidence from the callee', () => {
  const contract: readonly [id: string, method: string, more: Partial<Operation>, text: string | undefined][] = [
    ['TS-08', 'GET', {}, 'GET is idempotent by definition'],
    ['TS-08', 'PUT', {}, 'PUT is idempotent by definition'],
    ['TS-08', 'POST', {}, undefined],
    ['TS-08', 'POST', { idempotencyKey: true }, 'takes an Idempotency-Key'],
    ['TS-18', 'GET', {}, 'published, not deprecated'],
    ['TS-18', 'GET', { deprecated: true }, undefined],
    ['TS-19', 'GET', { responses: ['200', '404', '5XX', 'default'] }, 'documented: 404, 5XX, default'],
    ['TS-19', 'GET', { responses: ['200'] }, undefined],
  ];
  for (const [id, method, more, text] of contract) {
    it(`${id} ${method} ${JSON.stringify(more)}`, () => {
      const found = evidenceOf(id, asked({ mode: 'sync' }, operation(method, '/items', 'items', more)));
      assert.equal(found?.text, text);
      if (found) assert.equal(found.place?.file, 'items.yaml', 'the contract');
    });
  }

  it('TS-18 and TS-15 leave open what no file describes', () => {
    const one = call(end('shop'), end('sap'), { mode: 'sync' });
    const head = graph({
      services: [service('shop'), service('sap', 'unknown', { known: false, evidence: [] })],
      calls: [one],
    });
    for (const id of ['TS-01', 'TS-03', 'TS-13', 'TS-15', 'TS-16', 'TS-18', 'TS-30']) {
      assert.equal(evidenceOf(id, { call: one, head }), undefined, id);
    }
  });

  it('TS-30 needs an owner and somebody on call', () => {
    const owner = { value: { team: 'team-stock' }, place: place('stock/sre.yaml', 5) };
    assert.equal(evidenceOf('TS-30', asked({}, undefined, { owner })), undefined);
    const found = evidenceOf('TS-30', asked({}, undefined, { owner, onCall: 'https://on.call' }));
    assert.deepEqual(found, { text: 'team-stock, on call: https://on.call', source: 'evidence', place: owner.place });
  });

  it('TS-27 needs an SLA', () => {
    assert.equal(evidenceOf('TS-27', asked({}, undefined, { external: { quotaRps: 5 } })), undefined);
    assert.equal(
      evidenceOf('TS-27', asked({}, undefined, { external: { sla: 0.999, quotaRps: 5 } }))?.text,
      'SLA 99.9%, quota 5rps',
    );
  });
});

describe('evidence from the graph', () => {
  it('TS-03 only where no tier changes', () => {
    const { call: quiet, head, before } = paymentsWaitsForSms({ mode: 'async', blocks: false });
    assert.equal(
      evidenceOf('TS-03', { call: quiet, head, before })?.text,
      'no tier changes: payments is core, sms is supplementary',
    );
    assert.equal(evidenceOf('TS-03', paymentsWaitsForSms()), undefined);
    assert.equal(
      evidenceOf('TS-03', paymentsWaitsForSms({ mode: 'sync' })),
      undefined,
      'a possible change is one to talk about',
    );
  });

  it('TS-15 and TS-16 tell what is behind, over calls that are not soft', () => {
    const first = call(end('a'), end('b'), { mode: 'sync' });
    const behind = [
      call(end('b'), end('c'), { mode: 'sync' }),
      call(end('c'), end('d'), { mode: 'async' }),
      call(end('c'), end('a'), { mode: 'sync' }),
    ];
    const head = graph({ services: ['a', 'b', 'c', 'd'].map((name) => service(name)), calls: [first, ...behind] });
    assert.equal(evidenceOf('TS-15', { call: first, head })?.text, 'a, c');
    assert.equal(evidenceOf('TS-16', { call: first, head })?.text, 'one request goes round: a → b → c → a');
    const tree = { ...head, calls: [first, behind[0]].flatMap((one) => one ?? []) };
    assert.equal(evidenceOf('TS-16', { call: first, head: tree })?.text, 'no cycle among the declared calls');
  });

  it('TS-13 gives minutes where they are known', () => {
    const minutes = { budgetMinutes: 21.6, expectedMinutes: { before: 21.6, after: 453.44 } };
    const impact = {
      call: '',
      windowDays: 30,
      counts: 'yes' as const,
      feasible: {},
      budget: { dependencies: [] },
      upstream: [],
      flows: [],
      unknown: [],
    };
    assert.equal(
      evidenceOf('TS-13', { ...asked({}), impact: { ...impact, ...minutes } })?.text,
      'budget 453.4 of 21.6 min/30 d',
    );
    assert.equal(evidenceOf('TS-13', { ...asked({}), impact }), undefined);
    assert.equal(
      evidenceOf('TS-13', { ...asked({}), impact: { ...impact, counts: 'no' } })?.text,
      'none: the call is soft',
    );
  });
});

describe('ready answers', () => {
  const orders = call(end('orders', 'POST /orders', 'createOrder'), end('stock', 'GET /items', 'items'), {
    mode: 'sync',
    timeoutMs: 800,
    tries: 2,
    fallback: { kind: 'queue' },
  });

  it('come from earlier calls of the same callee or caller, with their place', () => {
    const [first] = readyAnswers('TS-06', withOther(), []);
    const place = orders.evidence[0]?.place;
    assert.deepEqual(first, { text: '800 ms, 2 tries', source: 'as orders#createOrder → stock#items', place });
  });

  it('then from stories, then team defaults; different ones, four at most', () => {
    const answers = new Map([['TS-04', { text: 'an empty list', place: place('.sre/solutions/x.yaml', 8) }]]);
    const at = place('.sre/solutions/x.yaml');
    const record = {
      from: { value: 'web', place: at },
      to: { value: 'stock', place: at },
      answers,
      assumed: {},
      place: at,
    };
    const story = { file: at.file, story: 'X', answers: new Map(), calls: [record], place: at };
    assert.deepEqual(
      readyAnswers('TS-04', withOther(), [story]).map(({ text, source }) => `${text} (${source})`),
      [
        'queued, done later (as orders#createOrder → stock#items)',
        'an empty list (as web → stock)',
        'The request fails; the user sees an error (team default)',
        'The step is skipped and done later (team default)',
      ],
    );
  });

  it('copy neither a flag nor an agreement of another call', () => {
    const flagged = { ...orders, terms: { flag: 'x', acknowledgedBy: 'team-stock' } };
    const { head } = withOther();
    for (const id of ['TS-12', 'TS-24']) {
      const subject = { ...asked({ mode: 'sync' }), head: { ...head, calls: [flagged] } };
      assert.ok(!readyAnswers(id, subject, []).some(({ source }) => source.startsWith('as ')), id);
    }
  });

  it('for the wait are yes and no', () => {
    assert.deepEqual(
      readyAnswers('TS-05', asked({}), []).map(({ text }) => text),
      ['Yes, the flow waits', 'No, nothing waits for it'],
    );
  });

  it('for the load come from who calls the caller', () => {
    const incoming = call(end('web'), end('shop', 'GET /'), { mode: 'sync', expectedRps: { average: 38, peak: 180 } });
    const subject = asked({ mode: 'sync' });
    const head = { ...subject.head, calls: [...subject.head.calls, incoming] };
    const [first] = readyAnswers('TS-11', { ...subject, head }, []);
    assert.equal(`${first?.text} (${first?.source})`, '38 rps on average, 180 rps at peak (as web → shop#GET /)');
  });

  function withOther(): AskedCall {
    const subject = asked({ mode: 'sync' });
    return { ...subject, head: { ...subject.head, calls: [...subject.head.calls, orders] } };
  }
});

function asked(terms: CallTerms, called?: Operation, more: Partial<Service> = {}): AskedCall {
  const to = called === undefined ? end('stock', 'POST /items') : end('stock', operationKey(called));
  const one = call(end('shop', 'GET /'), to, terms);
  const stock = service('stock', 'normal', { operations: called ? [called] : [], slos: [slo(0.995)], ...more });
  return { call: one, head: graph({ services: [service('shop'), stock], calls: [one] }) };
}
