// Objectives and capacity that documents state of services which they only name.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import type { StatementFact } from '../../src/core/model/facts';
import type { Slo } from '../../src/core/model/slo';
import { config, facts, located, place, serviceFact } from '../facts';

function slo(target: number, parts: Partial<Slo> = {}, format = 'openslo'): Slo {
  const evidence = { place: place(`${format}.yaml`, 4), format };
  return { id: 'availability', type: 'availability', target, windowDays: 30, evidence, ...parts };
}

function says(names: readonly string[], slos: readonly Slo[], parts: Partial<StatementFact> = {}): StatementFact {
  const format = parts.format ?? 'openslo';
  return { names, identity: 'openslo', format, by: 'SLO x', place: place(`${format}.yaml`, 3), slos, ...parts };
}

const payments = serviceFact({ name: 'payments', aliases: ['pay'], slos: [slo(0.9995, {}, 'sre-yaml')] });
const orders = serviceFact({ name: 'orders' });

function joined(...statements: readonly StatementFact[]) {
  return link([facts('a.yaml', { services: [payments, orders] }), facts('b.yaml', { statements })], config());
}

describe('objectives that other documents state', () => {
  it('join the service by its name or alias, and describe none by themselves', () => {
    const catalog = joined(says(['orders'], [slo(0.99)]), says(['pay'], [slo(0.9, { id: 'fast', type: 'latency' })]));
    assert.deepEqual(
      catalog.services.get('orders')?.slos.map(({ target }) => target),
      [0.99],
    );
    assert.deepEqual(
      catalog.services.get('payments')?.slos.map(({ id }) => id),
      ['availability', 'fast'],
    );
    assert.deepEqual([...catalog.services.keys()], ['orders', 'payments']);
    assert.deepEqual(catalog.problems, []);
  });

  it('of a service that nobody knows are told once, with the name that is one slip away', () => {
    const catalog = joined(says(['payment'], [slo(0.99)]), says(['payment'], [slo(0.9)]), says(['ledger'], [slo(0.9)]));
    assert.deepEqual(
      catalog.problems.map(({ code, severity, message }) => [code, severity, message]),
      [
        [
          'slo-of-unknown-service',
          'information',
          'Nothing in this workspace describes ledger, so SLO x counts for no service. Describe it, or give this name to it as an alias.',
        ],
        [
          'slo-of-unknown-service',
          'warning',
          'Nothing in this workspace describes payment, so SLO x counts for no service. Did you mean "payments"?',
        ],
      ],
    );
    assert.equal(catalog.services.has('ledger'), false);
  });

  it('found in a query take the first name that is known', () => {
    const catalog = joined(says(['shop', 'orders', 'payments'], [slo(0.98)], { inferred: true }));
    assert.equal(catalog.services.get('orders')?.slos[0]?.target, 0.98);
    assert.deepEqual(catalog.problems, []);
  });

  it('speak of the same objective where each format knows one: the stronger counts, another target is a conflict', () => {
    const catalog = joined(says(['payments'], [slo(0.999, { id: 'payments-uptime' })]));
    const service = catalog.services.get('payments');
    assert.deepEqual(
      service?.slos.map(({ target }) => target),
      [0.9995],
    );
    assert.deepEqual(
      service?.conflicts.map(({ field, statements }) => [
        field,
        statements.map(({ value, format }) => [value, format]),
      ]),
      [
        [
          'slo',
          [
            ['availability 99.95 % over 30 d', 'sre-yaml'],
            ['availability 99.90 % over 30 d', 'openslo'],
          ],
        ],
      ],
    );
    const agreed = joined(says(['payments'], [slo(0.9995, { id: 'payments-uptime' })])).services.get('payments');
    assert.deepEqual([agreed?.slos.length, agreed?.conflicts], [1, []]);
  });

  it('are all kept where one format knows several', () => {
    const service = joined(says(['payments'], [slo(0.99, { id: 'read' }), slo(0.98, { id: 'write' })])).services.get(
      'payments',
    );
    assert.deepEqual(
      service?.slos.map(({ target }) => target),
      [0.9995, 0.99, 0.98],
    );
    assert.deepEqual(service?.conflicts, []);
  });

  it('do not depend on the order of files', () => {
    const parts = [
      facts('a.yaml', { services: [payments] }),
      facts('b.yaml', { statements: [says(['payments'], [slo(0.99)])] }),
      facts('c.yaml', {
        statements: [says(['payments'], [slo(0.9, {}, 'sloth')], { identity: 'sloth', format: 'sloth' })],
      }),
    ];
    assert.deepEqual(link(parts, config()), link(parts.toReversed(), config()));
  });
});

describe('capacity', () => {
  it('is merged number by number; an autoscaler overrules its workload, a person overrules both', () => {
    const workload = serviceFact({
      name: 'web',
      identity: 'kubernetes',
      capacity: { replicas: located(2), poolSize: located(9) },
    });
    const scaler: StatementFact = {
      ...says(['web'], [], { identity: 'kubernetes', format: 'kubernetes' }),
      capacity: { replicas: located(3), maxReplicas: located(12) },
    };
    const person = serviceFact({ name: 'web', capacity: { maxReplicas: located(20), zones: located(3) } });
    const numbers = (...services: readonly (typeof workload)[]) => {
      const catalog = link([facts('a.yaml', { services, statements: [scaler] })], config());
      const capacity = catalog.services.get('web')?.capacity ?? {};
      return Object.fromEntries(Object.entries(capacity).map(([field, { value }]) => [field, value]));
    };
    assert.deepEqual(numbers(workload), { replicas: 3, maxReplicas: 12, poolSize: 9 });
    assert.deepEqual(numbers(workload, person), { replicas: 3, maxReplicas: 20, poolSize: 9, zones: 3 });
  });

  it('of a workload that nobody knows says nothing', () => {
    const scaler = { ...says(['ghost'], []), capacity: { replicas: located(3) } };
    const catalog = link([facts('a.yaml', { statements: [scaler] })], config());
    assert.deepEqual([catalog.services.size, catalog.problems], [0, []]);
  });
});
