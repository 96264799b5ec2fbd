// The service descriptor: every field, what is told, and where.
import assert from 'node:assert/strict';
import { callsOf, problemsOf, readManifest, valuesOf } from './read-text';

const FULL = `sre: "1.0"
service: payments
description: Takes payments
tier: core
lifecycle: ga
owner: { team: team-payments, squad: infrastructure, contact: "#payments" }
onCall: https://oncall.example/payments
onboarded: 2026-09-01
apis: [openapi.yaml, ../shared/errors.yaml]
flows:
  - name: checkout
    tier: core
    entry: orders#createOrder
    steps: [orders#createOrder, payments#confirm]
    slo: { type: availability, target: 99.93%, window: 30d }
slos:
  - { id: availability, type: availability, target: 99.95%, window: 4w }
  - { type: latency, threshold: 300ms, target: 99% }
availability: { own: 99.99% }
dependencies:
  - to: notifications-sms#sendMessage
    from: confirm
    mode: async
    criticality: hard
    blocks: true
    timeout: 800ms
    fallback: { kind: queue }
capacity: { sustainableRps: 900rps, zones: 3 }
external: { kind: third-party, sla: 99.9% }
dataStores: [{ name: payments-db }]
benchmark: { script: bench.js }
monitoring: { levels: {} }
links: {}
incidents: []
expectations: {}
replacedBy: payments-v2
sunset: 2027-01-31
x-team: anything
`;

describe('sre.yaml', () => {
  it('reads every field of the descriptor and tells nothing', () => {
    const read = readManifest(FULL, 'services/payments/sre.yaml');
    const [service] = read.services;
    assert.deepEqual(problemsOf(read), []);
    assert.equal(service?.name, 'payments');
    assert.equal(service?.identity, 'sre');
    assert.equal(service?.tier?.value, 'core');
    assert.equal(service?.tier?.place.line, 4);
    assert.equal(service?.lifecycle?.value, 'ga');
    assert.deepEqual(service?.owner?.value, { team: 'team-payments', squad: 'infrastructure', contact: '#payments' });
    assert.equal(service?.onCall, 'https://oncall.example/payments');
    assert.equal(service?.onboarded, true);
    assert.deepEqual(
      service?.apis.map(({ value }) => value),
      ['services/payments/openapi.yaml', 'services/shared/errors.yaml'],
    );
    assert.equal(service?.ownAvailability, 0.9999);
    assert.deepEqual(valuesOf(service?.capacity), { sustainableRps: 900, zones: 3 });
    assert.deepEqual(service?.external, { kind: 'third-party', sla: 0.999 });
  });

  it('reads objectives as ratios, days and milliseconds', () => {
    const slos = readManifest(FULL).services[0]?.slos.map(({ evidence, ...slo }) => [slo, evidence.place.line]);
    assert.deepEqual(slos, [
      [{ id: 'availability', type: 'availability', target: 0.9995, windowDays: 28 }, 17],
      [{ id: 'latency', type: 'latency', target: 0.99, windowDays: 30, thresholdMs: 300 }, 18],
    ]);
  });

  it('reads flows with their steps, and calls with their terms', () => {
    const read = readManifest(FULL);
    const [flow] = read.flows;
    assert.deepEqual(
      [flow?.name, flow?.tier?.value, flow?.entry.value, flow?.slo?.target],
      ['checkout', 'core', 'orders#createOrder', 0.9993],
    );
    assert.deepEqual(
      flow?.steps.map(({ value }) => value),
      ['orders#createOrder', 'payments#confirm'],
    );
    assert.deepEqual(callsOf(read), ['payments#confirm -> notifications-sms#sendMessage (declared:21)']);
    assert.equal(read.calls[0]?.precision, 'operation');
    assert.deepEqual(read.calls[0]?.terms, {
      mode: 'async',
      criticality: 'hard',
      blocks: true,
      timeoutMs: 800,
      fallback: { kind: 'queue' },
    });
  });

  it('takes the short owner, several documents, and an entry from the steps', () => {
    const read = readManifest(
      'sre: 1.0\nservice: a\nowner: team-a\nflows: [{ name: f, steps: [a#x] }]\n---\nsre: "1.0"\nservice: b\n',
    );
    assert.deepEqual(
      read.services.map(({ name }) => name),
      ['a', 'b'],
    );
    assert.deepEqual(read.services[0]?.owner?.value, { team: 'team-a' });
    assert.equal(read.services[1]?.onboarded, undefined);
    assert.equal(read.flows[0]?.entry.value, 'a#x');
    assert.deepEqual(problemsOf(read), []);
  });

  it('tells numbers of capacity and external without their unit, and plain counts are none', () => {
    const read = readManifest(
      [
        'sre: "1.0"',
        'service: a',
        'capacity:',
        '  sustainableRps: 900',
        '  peakRps: 1200rps',
        '  growthPerMonth: 8',
        '  spikeFactor: 1.5',
        '  horizonMonths: 6',
        '  poolSize: 20',
        '  zones: three',
        '  replicas: 3',
        '  pods: 3',
        'external: { kind: third-party, sla: 99.9, quota: 500, contact: "#telco" }',
      ].join('\n'),
    );
    assert.deepEqual(problemsOf(read).toSorted(), [
      'bad-unit:13',
      'bad-unit:13',
      'bad-unit:4',
      'bad-unit:6',
      'bad-value:10',
      'unknown-field:12',
    ]);
    const [service] = read.services;
    const capacity = { peakRps: 1200, spikeFactor: 1.5, horizonMonths: 6, poolSize: 20, replicas: 3 };
    assert.deepEqual(
      [valuesOf(service?.capacity), service?.external],
      [capacity, { kind: 'third-party', contact: '#telco' }],
    );
  });

  it('gives no facts without a service, and tells it', () => {
    const read = readManifest('sre: "1.0"\ntier: core\n');
    assert.deepEqual([read.services.length, problemsOf(read)], [0, ['missing-field:1']]);
    assert.deepEqual(read.formats, ['sre-yaml']);
  });

  it('leaves out what is wrong and tells it at its place', () => {
    const read = readManifest(
      [
        'sre: "2.0"',
        'service: a',
        'tier: cor',
        'onboarded: soon',
        'apis: [../../../etc/passwd, /etc/passwd, https://x.example/openapi.yaml]',
        'slos:',
        '  - { type: availability, target: 99.95 }',
        '  - { type: availability }',
        '  - { type: uptime, target: 99% }',
        '  - { type: availability, target: 0% }',
        'availability: { own: 0.99 }',
        'flows: [{ name: f }, { entry: a#b }, f]',
        'dependencies: [{ mode: sync }, { to: b, timeout: 800 }]',
        'replicas: 3',
      ].join('\n'),
      'a/sre.yaml',
    );
    assert.deepEqual(problemsOf(read).toSorted(), [
      'bad-unit:11',
      'bad-unit:13',
      'bad-unit:7',
      'bad-value:10',
      'bad-value:12',
      'bad-value:3',
      'bad-value:4',
      'bad-value:9',
      'call-without-target:13',
      'missing-field:12',
      'missing-field:12',
      'missing-field:8',
      'outside-workspace:5',
      'outside-workspace:5',
      'outside-workspace:5',
      'unknown-field:14',
      'unknown-version:1',
    ]);
    const [service] = read.services;
    assert.deepEqual([service?.slos, service?.apis, service?.ownAvailability, read.flows], [[], [], undefined, []]);
    assert.deepEqual(callsOf(read), ['a -> b (declared:13)']);
    assert.deepEqual(read.calls[0]?.terms, {});
  });

  it('says nothing about fields that are still empty', () => {
    const read = readManifest(
      'sre: "1.0"\nservice: a\ntier:\nowner:\nslos:\n  -\ndependencies:\n  -\nflows:\n  -\napis:\ncapacity:\n',
    );
    assert.deepEqual(problemsOf(read), []);
    assert.equal(read.services[0]?.capacity, undefined);
  });

  it('leaves files of others alone', () => {
    assert.deepEqual(readManifest('sre:\n  enabled: true\nservice: a\n').formats, []);
    assert.deepEqual(readManifest('- sre: "1.0"\n').formats, []);
    assert.deepEqual(readManifest('sre-config: "1.0"\n').formats, []);
  });

  it('reads the last day and the successor, and tells a day that is none', () => {
    const read = readManifest('sre: "1.0"\nservice: a\nsunset: 2027-01-31\nreplacedBy: b#c\n');
    assert.deepEqual([read.services[0]?.sunset?.value, read.services[0]?.replacedBy?.value], ['2027-01-31', 'b#c']);
    const wrong = readManifest('sre: "1.0"\nservice: a\nsunset: 2027-02-30\n');
    assert.equal(wrong.services[0]?.sunset, undefined);
    assert.deepEqual(
      wrong.problems.map(({ code, place }) => [code, place?.line]),
      [['bad-value', 3]],
    );
  });
});
