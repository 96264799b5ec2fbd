// Datadog, OpenSRM and free text of annotations: what a catalogue says of objectives, and what is asked instead of guessed.
import assert from 'node:assert/strict';
import { problemsOf, readManifest } from './read-text';

const backstage = (annotation: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: a\n  annotations: { ${annotation} }\nspec: { type: service, lifecycle: production, owner: x }\n`;
const srm = (version: string, slos: string) =>
  `apiVersion: ${version}\nkind: ServiceReliabilityManifest\nmetadata: { name: pay, team: t, tier: low }\nspec: { slos: { ${slos} } }\n`;

/** Targets of the service, then the codes of what was told. */
function said(text: string): readonly (number | string)[] {
  const read = readManifest(text);
  const targets = read.services.flatMap(({ slos }) => slos.map(({ target }) => target));
  return [...targets, ...read.problems.map(({ code }) => code)];
}

describe('targets in free text', () => {
  it('are read where the form leaves no doubt', () => {
    const cases: [string, readonly (number | string)[]][] = [
      ['acme.com/slo: 99.9%', [0.999]],
      ['acme.com/slo: "99.95 % availability"', [0.9995]],
      ['acme.com/slo-target: 99.9', [0.999]],
      ['acme.com/availability: 0.999', [0.999]],
      ['acme.com/availability_slo: 100%', [1, 'no-error-budget']],
      ['acme.com/slo: 1', ['ambiguous-target']],
      ['acme.com/slo: "3"', ['ambiguous-target']],
      ['acme.com/slo: 45%', [0.45]],
    ];
    for (const [annotation, expected] of cases) assert.deepEqual(said(backstage(annotation)), expected, annotation);
  });

  it('are passed over where they are something else', () => {
    for (const annotation of [
      'acme.com/slo: payments-slo',
      'acme.com/slo: https://slo.example/99.9',
      'acme.com/slo: see wiki',
      'acme.com/slo-count: 99.9%',
      'acme.com/latency: 99.9%',
      'acme.com/slo: 99.9% of 300ms',
      'acme.com/slo: 120%',
      'acme.com/slo: { a: b }',
    ])
      assert.deepEqual(said(backstage(annotation)), [], annotation);
  });

  it('keep their window', () => {
    const [service] = readManifest(backstage('slo: 99.9% over 4w')).services;
    assert.equal(service?.slos[0]?.windowDays, 28);
  });
});

describe('Datadog', () => {
  it('has tier and lifecycle from v2.1 on', () => {
    const read = (version: string) =>
      readManifest(`schema-version: ${version}\ndd-service: a\nteam: t\ntier: "1"\nlifecycle: production\n`)
        .services[0];
    assert.deepEqual([read('v2')?.tier, read('v2')?.owner?.value], [undefined, { team: 't' }]);
    assert.deepEqual([read('v2.1')?.tier?.value, read('v2.2')?.lifecycle?.value], ['1', 'production']);
  });

  it('keeps no address and no key of those who are on call', () => {
    const read = readManifest(
      'apiVersion: v3\nkind: service\nmetadata: { name: a }\nintegrations: { pagerduty: { serviceURL: "https://x.pagerduty.com/secret" } }\n',
    );
    assert.equal(read.services[0]?.onCall, 'PagerDuty');
    assert.ok(!JSON.stringify(read).includes('secret'));
  });

  it('is nobody else', () => {
    for (const text of [
      'apiVersion: v3\nkind: service\n',
      'schema-version: v3\ndd-service: a\n',
      'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    ])
      assert.ok(!readManifest(text).formats.includes('datadog'), text);
  });

  it('says who needs a queue, but nothing of libraries', () => {
    const read = readManifest(
      'apiVersion: v3\nkind: queue\nmetadata: { name: events }\nspec: { dependencyOf: [service:orders] }\n---\napiVersion: v3\nkind: service\nmetadata: { name: orders }\nspec: { dependsOn: [library:money] }\n',
    );
    assert.deepEqual(
      read.calls.map(({ from, to, grade }) => [from.service, to.kind === 'service' && to.service, grade]),
      [['orders', 'events', 'inferred']],
    );
  });
});

describe('OpenSRM', () => {
  it('reads a ratio as one, and a percentage only where the manuals write it', () => {
    assert.deepEqual(said(srm('opensrm/v1', 'availability: { target: 0.9995 }')), [0.9995]);
    assert.deepEqual(said(srm('opensrm/v1', 'availability: { target: 99.95 }')), [0.9995, 'bad-unit']);
    assert.deepEqual(said(srm('opensrm/v1', 'availability: { target: 1 }')), [1, 'no-error-budget']);
    assert.deepEqual(said(srm('srm/v1', 'availability: { target: 99.95 }')), [0.9995]);
    assert.deepEqual(said(srm('srm/v1', 'availability: { target: 0.9995 }')), [0.9995]);
    assert.deepEqual(said(srm('srm/v1', 'availability: { target: 1 }')), ['ambiguous-target']);
  });

  it('makes an objective of each percentile, never a sum and never a guess of its unit', () => {
    const read = readManifest(
      srm('opensrm/v1', 'latency: { p50: 50ms, p99: 0.3s, p999: 1, target: 0.99, window: 1w }'),
    );
    assert.deepEqual(
      read.services[0]?.slos.map(({ id, target, thresholdMs, windowDays }) => [id, target, thresholdMs, windowDays]),
      [
        ['latency-p50', 0.5, 50, 7],
        ['latency-p99', 0.99, 300, 7],
      ],
    );
    assert.deepEqual(problemsOf(read), ['bad-unit:4']);
  });

  it('says of its calls whether they are hard, and of templates nothing', () => {
    const read = readManifest(
      'apiVersion: opensrm/v1\nkind: ServiceReliabilityManifest\nmetadata: { name: pay }\nspec:\n  dependencies:\n    - { service: a, critical: true }\n    - { name: b, critical: false }\n    - { service: component:default/c }\n    - { service: db, type: database, critical: true }\n---\napiVersion: opensrm/v1\nkind: Template\nmetadata: { name: base }\n',
    );
    assert.deepEqual(
      read.calls.map(({ to, terms }) => [to.kind === 'service' && to.service, terms.criticality]),
      [
        ['a', 'hard'],
        ['b', 'soft'],
        ['c', undefined],
      ],
    );
    assert.equal(read.services.length, 1);
  });
});
