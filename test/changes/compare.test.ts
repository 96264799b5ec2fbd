// What counts as new, and what does not.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { link } from '../../src/core/catalog/link';
import { compareGraphs } from '../../src/core/changes/compare';
import { buildGraph } from '../../src/core/graph/build';
import type { CallFact, Facts, ServiceFact } from '../../src/core/model/facts';
import { apiFact, callFact, config, facts, located, operation, place, serviceFact, urlTarget } from '../facts';
import { CONFIG, workspace } from '../graph/generated';

const SYNC = { mode: 'sync' } as const;

interface Side {
  readonly calls?: readonly CallFact[];
  readonly operations?: readonly string[];
  readonly api?: Parameters<typeof apiFact>[2];
  readonly apiFile?: string;
  readonly payments?: Partial<ServiceFact>;
  readonly broken?: readonly string[];
}

const OPERATIONS = ['POST /charges createCharge', 'GET /charges/{id} readCharge'];

function graphOf({
  calls = [],
  operations = OPERATIONS,
  api,
  apiFile = 'p/openapi.yaml',
  payments,
  broken = [],
}: Side) {
  const sre = 'o/sre.yaml';
  const files: Facts[] = [
    facts(sre, {
      services: [serviceFact({ name: 'orders', place: place(sre) })],
      complete: !broken.includes(sre),
      calls: calls.filter(({ place: { file } }) => file !== 'k8s.yaml'),
    }),
    facts('k8s.yaml', { calls: calls.filter(({ place: { file } }) => file === 'k8s.yaml') }),
    facts('p/sre.yaml', { services: [serviceFact({ name: 'payments', place: place('p/sre.yaml'), ...payments })] }),
    facts(apiFile, {
      apis: [apiFact(apiFile, operations, { service: located('payments', apiFile), ...api })],
      complete: !broken.includes(apiFile),
    }),
  ];
  return buildGraph(link(files, config()));
}

function changes(before: Side, head: Side) {
  const all = compareGraphs(graphOf(before), graphOf(head));
  return {
    calls: all.calls.map(
      ({ kind, it, before: old }) => `${kind} ${it.key}${old && old.key !== it.key ? ` was ${old.key}` : ''}`,
    ),
    operations: all.operations.map(({ kind, it }) => `${kind} ${it.operation.method} ${it.operation.path}`),
    services: all.services.map(({ kind, it }) => `${kind} ${it.name}`),
  };
}

const NOTHING = { calls: [], operations: [], services: [] };
const call = (to: string, terms: CallFact['terms'] = SYNC, from = 'orders', parts: Partial<CallFact> = {}) =>
  callFact(from, to, terms, { place: place('o/sre.yaml', 9), ...parts });
const configured = (parts: Partial<CallFact> = {}) =>
  callFact(
    'orders',
    urlTarget('payments'),
    {},
    { grade: 'configured', format: 'kubernetes', place: place('k8s.yaml', 7), ...parts },
  );

describe('changes: services and operations', () => {
  it('finds what was added, removed and modified', () => {
    const found = changes(
      { operations: ['GET /a', 'GET /b'], payments: { tier: located('normal') } },
      { operations: ['GET /b', 'GET /c'], payments: { tier: located('core') } },
    );
    assert.deepEqual(found, {
      calls: [],
      operations: ['removed GET /a', 'added GET /c'],
      services: ['modified payments'],
    });
    const contract = [operation('GET /a', 'p/openapi.yaml', { deprecated: true })];
    assert.deepEqual(changes({ operations: ['GET /a'] }, { api: { operations: contract } }).operations, [
      'modified GET /a',
    ]);
  });

  it('does not mind moved files, other labels and other names of parameters', () => {
    const renamed = ['POST /charges makeCharge', 'GET /charges/{chargeId}/ charge'];
    const moved = { operations: renamed, apiFile: 'api/v2/payments.yaml' };
    const before = { calls: [call('payments#createCharge')] };
    assert.deepEqual(changes(before, { ...moved, calls: [call('payments#makeCharge')] }), NOTHING);
  });

  it('follows a service to its new name where the old one is an alias, or its document moved along', () => {
    const calls = [call('sms', SYNC, 'payments#createCharge', { place: place('p/sre.yaml', 4) })];
    const head = { name: 'billing', aliases: ['payments'] };
    assert.deepEqual(changes({ calls }, { calls, payments: head }), { ...NOTHING, services: ['modified billing'] });
    const titled = (service: string | undefined) =>
      buildGraph(
        link(
          [
            facts('p.yaml', {
              apis: [
                apiFact('p.yaml', OPERATIONS, {
                  title: located('Payments API'),
                  ...(service === undefined ? {} : { service: located(service) }),
                }),
              ],
              calls: [callFact('', 'sms', SYNC, { from: { document: 'p.yaml', operation: 'POST /charges' } })],
            }),
          ],
          config(),
        ),
      );
    assert.deepEqual(compareGraphs(titled(undefined), titled('pay')).calls, []);
  });

  it('follows a service without documents to the name that its descriptor gives it now', () => {
    const described = (...names: readonly string[]) =>
      buildGraph(
        link(
          [
            facts('sms/sre.yaml', {
              services: names.map((name) =>
                serviceFact({ name, identity: 'sre', format: 'sre-yaml', place: place('sms/sre.yaml', 2) }),
              ),
              calls: names.map((name) => callFact(name, 'payments', SYNC)),
            }),
          ],
          config(),
        ),
      );
    assert.deepEqual(compareGraphs(described('sms'), described('texts')).calls, []);
    assert.equal(compareGraphs(described('sms'), described('sms', 'texts')).calls.length, 1);
    assert.equal(compareGraphs(described('sms'), described('texts', 'mail')).calls.length, 3, 'two names: no rename');
  });

  it('calls nothing removed that a broken file may still say', () => {
    const before = { calls: [call('payments#createCharge')] };
    const head = { calls: [], operations: [], broken: ['o/sre.yaml', 'p/openapi.yaml'] };
    assert.deepEqual(changes(before, head), NOTHING);
    assert.deepEqual(
      changes(before, { ...before, operations: ['GET /charges/{id}'], broken: ['p/openapi.yaml'] }),
      NOTHING,
    );
    assert.equal(changes(before, { calls: [] }).calls.length, 1);
  });
});

describe('changes: calls', () => {
  const KEY = 'orders#* -> payments#POST /charges (sync)';

  it('finds added and removed calls', () => {
    assert.deepEqual(changes({}, { calls: [call('payments#createCharge')] }).calls, [`added ${KEY}`]);
    assert.deepEqual(changes({ calls: [call('payments#createCharge')] }, {}).calls, [`removed ${KEY}`]);
  });

  it('ignores another place and further evidence', () => {
    const before = { calls: [call('payments#createCharge')] };
    const elsewhere = call('payments#POST /charges', SYNC, 'orders', {
      place: place('o/sre.yaml', 77),
      format: 'openapi',
    });
    assert.deepEqual(changes(before, { calls: [elsewhere, configured()] }), NOTHING);
    assert.deepEqual(changes({ calls: [elsewhere, configured()] }, before), NOTHING);
  });

  it('takes another mode and other terms for a modification', () => {
    const before = { calls: [call('payments#createCharge', { mode: 'async' })] };
    assert.deepEqual(changes(before, { calls: [call('payments#createCharge')] }).calls, [
      `modified ${KEY} was orders#* -> payments#POST /charges (async)`,
    ]);
    for (const terms of [{ blocks: true }, { timeoutMs: 10 }, { fallback: { kind: 'cached', ttlMs: 5 } }] as const)
      assert.equal(
        changes(before, { calls: [call('payments#createCharge', { mode: 'async', ...terms })] }).calls.length,
        1,
      );
  });

  it('takes more precision for a modification, also over several operations', () => {
    const head = { calls: [call('payments#createCharge'), call('payments#readCharge', SYNC, 'orders#create')] };
    assert.deepEqual(changes({ calls: [call('payments')] }, head).calls, [
      `modified ${KEY} was orders#* -> payments#* (sync)`,
      'modified orders#create -> payments#GET /charges/{} (sync) was orders#* -> payments#* (sync)',
    ]);
    assert.equal(
      changes(head, { calls: [call('payments')] }).calls[0],
      `modified orders#* -> payments#* (sync) was ${KEY}`,
    );
    assert.deepEqual(
      changes({ calls: [call('payments', { mode: 'async' })] }, { calls: [call('payments#createCharge')] }).calls,
      ['removed orders#* -> payments#* (async)', `added ${KEY}`],
    );
  });

  it('takes a configured call that is declared with its mode for a modification, a detail of it for new', () => {
    const before = { calls: [configured()] };
    assert.deepEqual(changes(before, { calls: [configured(), call('payments')] }).calls, [
      'modified orders#* -> payments#* (sync) was orders#* -> payments#* (unknown)',
    ]);
    assert.deepEqual(changes(before, { calls: [configured(), call('payments#createCharge')] }).calls, [`added ${KEY}`]);
  });

  it('does not call a configured call new when the declared one beside it goes', () => {
    const before = { calls: [configured(), call('payments#createCharge')] };
    assert.deepEqual(changes(before, { calls: [configured()] }).calls, [`removed ${KEY}`]);
  });

  it('keeps the identity when the callee gets its first document', () => {
    const calls = [call('payments#createCharge')];
    assert.deepEqual(changes({ calls, operations: [] }, { calls }).calls, []);
  });

  it('takes a reference that broke for the same call', () => {
    const calls = [call('payments#createCharge')];
    assert.deepEqual(changes({ calls }, { calls: [call('payments#creat')] }).calls, [
      `modified orders#* -> payments#* (sync) was ${KEY}`,
    ]);
  });

  it('does not judge what a half-typed file lacks, only what it adds', () => {
    const before = { calls: [call('payments#createCharge', { mode: 'sync', timeoutMs: 100 })] };
    const head = (terms: CallFact['terms']) => ({
      calls: [call('payments#createCharge', terms)],
      broken: ['o/sre.yaml'],
    });
    assert.deepEqual(changes(before, head(SYNC)), NOTHING);
    assert.deepEqual(changes(before, head({})), NOTHING);
    assert.equal(changes(before, head({ mode: 'sync', timeoutMs: 900 })).calls.length, 1);
  });
});

describe('changes: properties', () => {
  const graph = (all: readonly Facts[]) => buildGraph(link(all, CONFIG));

  it('finds nothing between equal sides', () => {
    fc.assert(
      fc.property(workspace, (all) => {
        const nothing = { services: [], operations: [], calls: [] };
        assert.deepEqual(compareGraphs(graph(all), graph([...all].reverse())), nothing);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same for every order of files, and tells each call once', () => {
    fc.assert(
      fc.property(workspace, workspace, (before, head) => {
        const found = compareGraphs(graph(before), graph(head));
        assert.deepEqual(compareGraphs(graph([...before].reverse()), graph([...head].reverse())), found);
        const told = found.calls.filter(({ kind }) => kind !== 'removed').map(({ it }) => it.key);
        assert.equal(new Set(told).size, told.length);
      }),
      { numRuns: 100 },
    );
  });
});
