// The graph file: what the reporter writes comes back.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call, CallTerms } from '../../src/core/model/call';
import type { Flow } from '../../src/core/model/flow';
import type { Evidence } from '../../src/core/model/place';
import type { Service } from '../../src/core/model/service';
import { callValue, flowValue, serviceValue } from '../../src/core/reporters/parts/graph-values';
import { callsOf, problemsOf, valuesOf, type ReadManifest, readManifest } from './read-text';

const PLACE = { file: 'other/sre.yaml', line: 7, column: 1, endLine: 7, endColumn: 9 };
const EVIDENCE: Evidence = { place: PLACE, format: 'sre-yaml' };

function at(value: number) {
  return { value, place: PLACE };
}

const SERVICE: Service = {
  name: 'payments',
  aliases: ['pay'],
  tier: { declared: 'core', place: PLACE },
  description: 'Takes payments',
  owner: { value: { team: 'team-a', squad: 'infra', contact: '#a' }, place: PLACE },
  onCall: 'https://oncall.example',
  lifecycle: { value: 'ga', place: PLACE },
  onboarded: false,
  slos: [
    {
      id: 'availability',
      type: 'availability',
      target: 0.9995,
      windowDays: 28,
      calendar: true,
      budgeting: 'requests',
      evidence: EVIDENCE,
    },
    { id: 'slow', type: 'latency', target: 0.99, windowDays: 30, thresholdMs: 1500, evidence: EVIDENCE },
  ],
  ownAvailability: 0.9999,
  capacity: { sustainableRps: at(900), growthPerMonth: at(0.08), spikeFactor: at(1.5), replicas: at(3) },
  external: { kind: 'third-party', host: 'api.bank.example', sla: 0.999, quotaRps: 500, contact: '#bank' },
  routes: [
    { by: 'Istio VirtualService payments', timeoutMs: 2500, tries: 4, perTryTimeoutMs: 500, evidence: EVIDENCE },
    {
      by: 'Istio DestinationRule payments',
      method: 'POST',
      path: '/charges',
      exact: true,
      ingress: true,
      assumedTries: 3,
      connectionPool: {
        maxConnections: 100,
        maxPendingRequests: 1,
        maxRequests: 2,
        maxRetries: 3,
        connectTimeoutMs: 30,
      },
      outlierDetection: { consecutiveErrors: 5, intervalMs: 10000, baseEjectionMs: 30000, maxEjection: 0.5 },
      evidence: EVIDENCE,
    },
  ],
  operations: [
    {
      method: 'POST',
      path: '/charges/{id}',
      operationId: 'charge',
      summary: 'Charges',
      deprecated: true,
      idempotencyKey: true,
      responses: ['201', '4XX'],
      evidence: EVIDENCE,
    },
  ],
  conflicts: [],
  evidence: [EVIDENCE],
  known: true,
};

function call(terms: CallTerms, more: Partial<Call> = {}): Call {
  return {
    key: 'k',
    from: { service: 'orders', operation: 'POST /orders' },
    to: { service: 'payments', operation: 'POST /charges/{}', label: 'charge' },
    mode: terms.mode ?? 'unknown',
    criticality: terms.criticality ?? 'unknown',
    assumed: false,
    terms,
    precision: 'operation',
    grade: 'configured',
    evidence: [EVIDENCE],
    ...more,
  };
}

function written(parts: {
  services?: readonly Service[];
  calls?: readonly Call[];
  flows?: readonly Flow[];
}): ReadManifest {
  const value = {
    sreGraph: 1,
    services: (parts.services ?? []).map((service) => serviceValue(service, undefined)),
    calls: (parts.calls ?? []).map(callValue),
    flows: (parts.flows ?? []).map(flowValue),
    problems: [],
  };
  return readManifest(JSON.stringify(value, null, 2), 'platform/graph.json');
}

describe('graph files', () => {
  it('reads a service back with all that rules need', () => {
    const read = written({ services: [SERVICE] });
    const [service] = read.services;
    assert.deepEqual(problemsOf(read), []);
    assert.deepEqual([service?.name, service?.identity, service?.aliases], ['payments', 'graph', ['pay']]);
    assert.deepEqual([service?.tier?.value, service?.lifecycle?.value, service?.onboarded], ['core', 'ga', false]);
    assert.deepEqual(service?.owner?.value, SERVICE.owner?.value);
    assert.deepEqual([service?.onCall, service?.description], [SERVICE.onCall, SERVICE.description]);
    assert.deepEqual(
      service?.slos.map(({ evidence, ...slo }) => slo),
      SERVICE.slos.map(({ evidence, ...slo }) => slo),
    );
    assert.equal(service?.ownAvailability, 0.9999);
    assert.deepEqual(valuesOf(service?.capacity), valuesOf(SERVICE.capacity));
    assert.deepEqual(service?.external, SERVICE.external);
    assert.deepEqual(
      service?.routes?.map(({ evidence, ...route }) => route),
      SERVICE.routes?.map(({ evidence, ...route }) => route),
    );
    const [api] = read.apis;
    assert.equal(api?.service?.value, 'payments');
    assert.deepEqual(
      api?.operations.map(({ evidence, ...operation }) => operation),
      SERVICE.operations.map(({ evidence, ...operation }) => operation),
    );
    assert.equal(service?.place.file, 'platform/graph.json');
  });

  it('leaves an undeclared tier undeclared', () => {
    assert.equal(written({ services: [{ ...SERVICE, tier: { declared: 'unknown' } }] }).services[0]?.tier, undefined);
  });

  it('reads calls back: ends, grade, precision, and no criticality that was only assumed', () => {
    const assumed = call({ mode: 'sync' }, { criticality: 'hard', assumed: true, grade: 'declared' });
    const read = written({ calls: [call({}), assumed, call({ mode: 'sync', criticality: 'soft' })] });
    assert.deepEqual(
      callsOf(read).map((text) => text.replace(/:\d+\)/, ')')),
      [
        'orders#POST /orders -> payments#POST /charges/{} (configured)',
        'orders#POST /orders -> payments#POST /charges/{} (declared)',
        'orders#POST /orders -> payments#POST /charges/{} (configured)',
      ],
    );
    assert.deepEqual(
      read.calls.map(({ terms }) => terms),
      [{}, { mode: 'sync' }, { mode: 'sync', criticality: 'soft' }],
    );
    assert.deepEqual(problemsOf(read), []);
  });

  it('reads every term of a call back', () => {
    const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const ms = fc.integer({ min: 1, max: 100_000_000 });
    const word = fc.stringMatching(/^[a-z][a-z-]{0,8}[a-z]$/);
    const terms = fc.record({
      mode: optional(fc.constantFrom('sync' as const, 'async' as const)),
      criticality: optional(fc.constantFrom('hard' as const, 'soft' as const)),
      blocks: optional(fc.boolean()),
      timeoutMs: optional(ms),
      deadlineMs: optional(ms),
      tries: optional(fc.integer({ min: 1, max: 9 })),
      backoff: optional(word),
      idempotent: optional(fc.boolean()),
      callsPerRequest: optional(fc.integer({ min: 1, max: 50 })),
      share: optional(fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100)),
      expectedRps: optional(
        fc.record({ average: fc.integer({ min: 1, max: 9999 }), peak: fc.integer({ min: 1, max: 9999 }) }),
      ),
      parallel: optional(word),
      fallback: optional(fc.record({ kind: fc.constantFrom('cached' as const, 'queue' as const), ttlMs: ms })),
      consistency: optional(fc.constantFrom('outbox' as const, 'saga' as const)),
      flag: optional(word),
      acknowledgedBy: optional(word),
      planned: optional(fc.boolean()),
    });
    fc.assert(
      fc.property(terms, (random) => {
        const said = Object.fromEntries(
          Object.entries(structuredClone(random)).filter(([, value]) => value !== undefined),
        ) as CallTerms;
        const read = written({ calls: [call(said)] });
        assert.deepEqual([read.calls[0]?.terms, problemsOf(read)], [said, []]);
      }),
      { numRuns: 100 },
    );
  });

  it('reads flows back', () => {
    const entry = { service: 'orders', operation: 'POST /orders' };
    const flow: Flow = {
      name: 'checkout',
      tier: 'core',
      entry,
      steps: [entry, { service: 'payments' }],
      evidence: EVIDENCE,
    };
    const [read] = written({ flows: [flow] }).flows;
    assert.deepEqual([read?.name, read?.tier?.value, read?.entry.value], ['checkout', 'core', 'orders#POST /orders']);
    assert.deepEqual(
      read?.steps.map(({ value }) => value),
      ['orders#POST /orders', 'payments'],
    );
  });

  it('does not read another version, and tells it', () => {
    const read = readManifest('{ "sreGraph": 2, "services": [{ "name": "a" }] }', 'graph.json');
    assert.deepEqual([read.formats, read.services, problemsOf(read)], [['graph'], [], ['unknown-version:1']]);
  });
});
