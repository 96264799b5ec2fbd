// Numbers in the editor, over the protocol: what hovers say of objectives, services and calls.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hover } from 'vscode-languageserver/node';
import {
  NEW_CALLS,
  PLAN,
  type PlannedHow,
  TAKE_WAY_OUT,
  WHAT_IF,
  type WhatIfParams,
  type WhatIfResult,
  type WriteResult,
} from '../../src/protocol/messages';
import type { Line, NewCallView } from '../../src/protocol/views';
import { buildCli } from '../cli/build';
import { startTestServer, type TestServer } from './harness';
import { api, makeShop, type Shop } from './small-shop';

const ORDERS = 'orders/openapi.yaml';
const BASELINE = {
  '.sre/config.yaml': 'sre-config: "1.0"\ntiers: { core: [orders, payments], supplementary: [sms] }\n',
  [ORDERS]: api('orders', ['createOrder'], ['- to: payments#createCharge', '  mode: sync', '  timeout: 300ms']),
  'payments/openapi.yaml': api('payments', ['createCharge']),
  'sms/openapi.yaml': api('sms', ['send']),
  'orders/sre.yaml':
    'sre: "1.0"\nservice: orders\nslos:\n  - { id: availability, type: availability, target: 99.9%, window: 30d }\n',
  'payments/slo.yaml': [
    'apiVersion: openslo/v1',
    'kind: SLO',
    'metadata: { name: payments-availability }',
    'spec:',
    '  service: payments',
    '  budgetingMethod: Occurrences',
    '  timeWindow: [{ duration: 30d, isRolling: true }]',
    '  indicator:',
    '    metadata: { name: availability }',
    '    spec:',
    '      ratioMetric:',
    '        counter: true',
    '        good: { metricSource: { type: Prometheus, spec: { query: good } } }',
    '        total: { metricSource: { type: Prometheus, spec: { query: total } } }',
    '  objectives: [{ displayName: availability, target: 0.9995 }]',
    '',
  ].join('\n'),
  'sms/sre.yaml':
    'sre: "1.0"\nservice: sms\nslos:\n  - { id: availability, type: availability, target: 99%, window: 30d }\n',
};
/** payments waits for sms from now on. */
const CALL = ['- to: sms#send', '  mode: sync', '  timeout: 200ms', '  tries: 3'];

interface Verdict {
  readonly feasible: boolean;
  readonly because: object;
}

describe('numbers on hover', () => {
  let shop: Shop;
  let server: TestServer;

  before(async () => {
    shop = await makeShop(BASELINE);
    await shop.write('payments/openapi.yaml', api('payments', ['createCharge'], CALL));
    server = await startTestServer(shop.root);
    await server.judged(() => undefined);
  });
  after(async () => {
    await server.stop();
    await shop.remove();
  });

  /** The lines of a hover at the first place of a word in a file. */
  const hover = async (file: string, word: string): Promise<readonly string[]> => {
    await server.open(file);
    const lines = server.text(file).split('\n');
    const line = lines.findIndex((text) => text.includes(word));
    const found = await server.ask<Hover | null>('textDocument/hover', {
      textDocument: { uri: server.uri(file) },
      position: { line, character: (lines[line] ?? '').indexOf(word) + 1 },
    });
    const contents = found?.contents;
    const value = typeof contents === 'object' && 'value' in contents ? contents.value : '';
    return value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).split(/\n+/);
  };

  it('of an objective: minutes a month and a year, whether it can be kept, who spends most', async () => {
    assert.deepEqual(await hover('orders/sre.yaml', 'availability,'), [
      '**orders** availability 99.90 % over 30 d: 43.2 min of error budget',
      'Full outage: 43.2 min in 30 days, 8.8 h in a year.',
      '99.90 % cannot be kept: sms allows 99.00 % at best.',
      'Biggest spender: payments may use 21.6 of 43.2 min/30 d, 50 % of the error budget of orders.',
    ]);
    assert.deepEqual(await hover('sms/sre.yaml', '99%'), [
      '**sms** availability 99.00 % over 30 d: 432.0 min of error budget',
      'Full outage: 432.0 min in 30 days, 87.6 h in a year.',
    ]);
  });

  it('of an objective: the verdict that the command line gives of the service, and of a call that it makes', async () => {
    const cli = await buildCli();
    const run = (...args: readonly string[]): unknown =>
      JSON.parse(
        execFileSync(process.execPath, [cli, ...args, '--format', 'json'], { cwd: shop.root, encoding: 'utf8' }),
      );
    const { services } = run('services', '--slo') as { readonly services: readonly Verdict[] };
    const of = run('impact', '--from', 'orders#createOrder', '--to', 'payments#createCharge') as {
      readonly availability: { readonly feasible: { readonly after: boolean }; readonly because: object };
    };
    const [orders] = services;
    const because = { service: 'sms', availability: '99%' };
    assert.deepEqual([orders?.feasible, orders?.because], [false, because]);
    assert.deepEqual([of.availability.feasible.after, of.availability.because], [false, because]);
    const [, , said] = await hover('orders/sre.yaml', 'availability,');
    assert.equal(said, '99.90 % cannot be kept: sms allows 99.00 % at best.');
  });

  it('of an objective of another format that counts requests: its budget in requests', async () => {
    const lines = await hover('payments/slo.yaml', 'displayName');
    assert.deepEqual(lines.slice(0, 3), [
      '**payments** availability 99.95 % over 30 d: 500 bad of 1 M valid requests',
      'Full outage: 21.6 min in 30 days, 4.4 h in a year.',
      '99.95 % cannot be kept: sms allows 99.00 % at best.',
    ]);
  });

  it('of a service: the same as of its objective', async () => {
    assert.deepEqual((await hover('.sre/config.yaml', 'payments')).slice(-3), [
      'availability 99.95 % over 30 d: 500 bad of 1 M valid requests',
      '99.95 % cannot be kept: sms allows 99.00 % at best.',
      'Biggest spender: sms may use 432.0 of 21.6 min/30 d, 2000 % of the error budget of payments.',
    ]);
  });

  it('of a new call: its share, before and after; of one that was there: without and with it', async () => {
    assert.deepEqual((await hover('payments/openapi.yaml', 'sms#send')).slice(-9), [
      'sms may use 432.0 of 21.6 min/30 d, 2000 % of the error budget of payments.',
      '| | before | after | target |',
      '|:--|--:|--:|--:|',
      '| expected availability | 99.95 % | 98.95 % | 99.95 % |',
      '| minutes / 30 d | 21.6 | 453.4 | 21.6 |',
      '| ceiling | 100.00 % | 99.00 % | 99.95 % |',
      '| ceiling, minutes / 30 d | 0.0 | 432.0 | 21.6 |',
      '| longest wait |  | 600 ms | 300 ms |',
      '| retries multiply load |  | × 3 |  |',
    ]);
    assert.deepEqual((await hover(ORDERS, 'payments#createCharge')).slice(-6), [
      'payments may use 21.6 of 43.2 min/30 d, 50 % of the error budget of orders.',
      '| | without it | with it | target |',
      '|:--|--:|--:|--:|',
      '| ceiling | 100.00 % | 99.95 % | 99.90 % |',
      '| minutes / 30 d | 0.0 | 21.6 | 43.2 |',
      '| retries multiply load |  | at least × 3 |  |',
    ]);
  });
});

describe('ways out of a new call', () => {
  let shop: Shop;
  let server: TestServer;

  beforeEach(async () => {
    shop = await makeShop(BASELINE);
    await shop.write('payments/openapi.yaml', api('payments', ['createCharge'], CALL));
    server = await startTestServer(shop.root);
    await server.judged(() => undefined);
    await server.open('payments/openapi.yaml');
  });
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const newCall = async (): Promise<NewCallView> => {
    const [call] = await server.ask<NewCallView[]>(NEW_CALLS);
    assert.ok(call);
    return call;
  };
  const take = async (way: string, call?: string) =>
    server.ask<WriteResult>(TAKE_WAY_OUT, { call: call ?? (await newCall()).key, way });

  it('have their numbers, and the edit of the quick fix', async () => {
    const { waysOut } = await newCall();
    assert.deepEqual(
      waysOut.map(({ id, applicable }) => `${id} ${applicable}`),
      ['do-not-wait true', 'fallback true', 'timeout true', 'fewer-tries true', 'feasible-objective false'],
      'the objective of payments is OpenSLO, which writes a target in its own notation',
    );
    assert.equal(waysOut.find(({ id }) => id === 'fallback')?.gives, 'sms stays supplementary, 99.95 %, 0 min added');
    await server.judged(async () => assert.equal((await take('fallback')).ok, true));
    assert.match(
      server.text('payments/openapi.yaml'),
      /tries: 3\n +criticality: soft\n +fallback: \{ kind: queue \}\n/,
    );
    assert.deepEqual(
      (await newCall()).waysOut.map(({ id }) => id),
      ['timeout', 'fewer-tries'],
      'what no longer waits needs no other way',
    );
  });

  it('that are not there write nothing', async () => {
    const before = server.text('payments/openapi.yaml');
    for (const [way, key] of [['__proto__'], ['feasible-objective'], ['fallback', 'a -> b (sync)']] as const)
      assert.equal((await take(way, key)).ok, false, way);
    assert.equal(server.text('payments/openapi.yaml'), before);
  });
});

describe('the numbers of a planned call', () => {
  let shop: Shop;
  let server: TestServer;

  before(async () => {
    shop = await makeShop(BASELINE);
    server = await startTestServer(shop.root);
    await server.judged(() => undefined);
  });
  after(async () => {
    await server.stop();
    await shop.remove();
  });

  const ENDS = { from: { service: 'payments', operation: 'createCharge' }, to: { service: 'sms', operation: 'send' } };
  const whatIf = (more: Partial<WhatIfParams>) =>
    server.ask<WhatIfResult>(WHAT_IF, { ...ENDS, mode: 'sync', criticality: 'hard', ...more } satisfies WhatIfParams);
  const textOf = (line: Line): string => line.map(({ text }) => text).join('');

  it('are a page and ways out that can be planned instead', async () => {
    const result = await whatIf({ timeout: '200ms', tries: '3', rps: '40', callsPerRequest: '2' });
    assert.ok(result.ok);
    const numbers = result.page.sections.find(({ title }) => textOf(title) === 'Numbers')?.blocks[0];
    assert.ok(numbers?.kind === 'table');
    const rows = numbers.rows.map((cells) => cells.map(textOf).join(' | '));
    assert.deepEqual(rows.slice(0, 2), [
      'expected availability | 99.95 % | 98.95 % | 99.95 %',
      'minutes / 30 d | 21.6 | 453.4 | 21.6',
    ]);
    assert.ok(
      rows.some((row) => row.startsWith('load on sms |  | +80.8 rps')),
      rows.join('\n'),
    );
    const fallback = result.ways.find(({ title }) => title.startsWith('Soft'));
    assert.deepEqual(fallback?.how, {
      mode: 'sync',
      criticality: 'soft',
      fallback: 'queue',
      timeout: '200ms',
      tries: '3',
      callsPerRequest: '2',
      rps: '40rps',
    });
    assert.equal(fallback?.gives, '99.95 %, 0 min added');
    const softer = await whatIf(fallback?.how ?? {});
    assert.ok(
      softer.ok && textOf(softer.page.lead[0]?.kind === 'text' ? softer.page.lead[0].line : []).includes('soft'),
    );
    assert.equal(
      await server.ask<readonly NewCallView[]>(NEW_CALLS).then((calls) => calls.length),
      0,
      'nothing is written',
    );
  });

  it('are refused with the field that cannot be read', async () => {
    const wrong: readonly (readonly [keyof PlannedHow, Partial<WhatIfParams>])[] = [
      ['timeout', { timeout: '300' }],
      ['tries', { tries: '0' }],
      ['callsPerRequest', { callsPerRequest: 'many' }],
      ['rps', { rps: '40 per second' }],
      ['fallback', { fallback: '__proto__' }],
    ];
    for (const [field, more] of wrong) {
      const result = await whatIf(more);
      assert.equal(result.ok ? undefined : result.field, field);
    }
    const self = await whatIf({ to: { service: 'payments' } });
    assert.match(self.ok ? '' : self.reason, /cannot call itself/);
  });

  it('are kept with what was said, in the document or as answers of a story', async () => {
    const said = { ...ENDS, mode: 'sync', criticality: 'hard', timeout: '200ms', tries: '2', rps: '40' } as const;
    const story = await server.ask<WriteResult>(PLAN, { ...said, as: 'story', story: 'PAY-1' });
    assert.ok(story.ok);
    const record = await readFile(join(shop.root, '.sre/solutions/pay-1.yaml'), 'utf8');
    assert.match(record, /planned: true/);
    for (const answer of ['200 ms, 2 tries', '2 tries', '40 rps at peak']) assert.ok(record.includes(answer), record);
    await server.open('payments/openapi.yaml');
    const api = await server.ask<WriteResult>(PLAN, { ...said, as: 'x-sre-calls' });
    assert.ok(api.ok);
    assert.match(
      server.text('payments/openapi.yaml'),
      /timeout: 200ms\n +tries: 2\n +expectedRps: \{ peak: 40rps \}\n +planned: true\n/,
    );
  });
});
