// Fields of a service: who wins, what conflicts, how tiers are read.
import assert from 'node:assert/strict';
import { link } from '../../src/core/catalog/link';
import type { ServiceFact } from '../../src/core/model/facts';
import { callFact, config, facts, located, place, serviceFact } from '../facts';

const PAYMENTS = { name: 'payments' } as const;

function payments(statements: readonly Partial<ServiceFact>[], settings = config()) {
  const all = statements.map((parts, index) =>
    facts(`f${index}.yaml`, { services: [serviceFact({ ...PAYMENTS, place: place(`f${index}.yaml`), ...parts })] }),
  );
  const catalog = link(all, settings);
  return { catalog, service: catalog.services.get('payments') };
}

describe('catalog: fields of a service', () => {
  it('takes each field from the strongest manifest that has it', () => {
    const { service } = payments([
      { identity: 'compose', description: 'compose', onCall: 'compose' },
      { identity: 'backstage', description: 'backstage', owner: located({ team: 'b' }) },
      { identity: 'sre', description: 'sre' },
    ]);
    assert.equal(service?.description, 'sre');
    assert.equal(service?.owner?.value.team, 'b');
    assert.equal(service?.onCall, 'compose');
  });

  it('tells conflicts of tier, owner and lifecycle after normalising the words', () => {
    const same = payments([
      { identity: 'sre', tier: located('core'), owner: located({ team: 'team-pay' }), lifecycle: located('ga') },
      {
        identity: 'backstage',
        tier: located('mission-critical'),
        owner: located({ team: 'group:default/team-pay' }),
        lifecycle: located('production'),
      },
    ]);
    assert.deepEqual(same.service?.conflicts, []);
    const different = payments([
      { identity: 'backstage', tier: located('low'), owner: located({ team: 'x' }), lifecycle: located('deprecated') },
      { identity: 'sre', tier: located('core'), owner: located({ team: 'y' }), lifecycle: located('ga') },
    ]);
    assert.deepEqual(
      different.service?.conflicts.map(({ field, statements }) => [field, ...statements.map(({ value }) => value)]),
      [
        ['tier', 'core', 'low'],
        ['owner', 'y', 'x'],
        ['lifecycle', 'ga', 'deprecated'],
      ],
    );
  });

  it('lets a tier chosen in the config win without a conflict, by an alias too', () => {
    const statements = [
      { identity: 'sre', tier: located('core'), aliases: ['pay'] },
      { identity: 'backstage', tier: located('low') },
    ] as const;
    const { service } = payments(statements, config({ normal: ['pay'] }));
    assert.equal(service?.tier.declared, 'normal');
    assert.equal(service?.tier.place?.file, '.sre/config.yaml');
    assert.deepEqual(service?.conflicts, []);
  });

  it('gives no tier by "others" to a service that nothing describes', () => {
    const all = [facts('a/sre.yaml', { services: [serviceFact({ name: 'a' })], calls: [callFact('a', 'elsewhere')] })];
    const { services } = link(all, config({}, { others: 'normal' }));
    assert.equal(services.get('a')?.tier.declared, 'normal');
    assert.equal(services.get('elsewhere')?.tier.declared, 'unknown');
  });

  it('tells a lifecycle that is not a known word, unless the config says what it means', () => {
    const told = (settings = config()) =>
      payments([{ lifecycle: located('gaa', 'f0.yaml', 4) }], settings).catalog.problems.map(
        ({ code, place: at, severity }) => `${code}:${at?.line ?? 0} ${severity ?? ''}`,
      );
    assert.deepEqual(told(), ['unknown-lifecycle-word:4 information']);
    assert.deepEqual(told(config({}, { lifecycles: new Map([['gaa', 'ga']]) })), []);
    assert.deepEqual(payments([{ lifecycle: located('production') }]).catalog.problems, []);
  });

  it('counts "others" only where nobody says anything', () => {
    const settings = config({}, { others: 'normal' });
    assert.equal(payments([{}], settings).service?.tier.declared, 'normal');
    assert.equal(payments([{ tier: located('core') }], settings).service?.tier.declared, 'core');
    assert.equal(payments([{}]).service?.tier.declared, 'unknown');
    assert.equal(payments([{}]).catalog.anyTier, false);
    assert.equal(payments([{}], settings).catalog.anyTier, true);
  });

  it('infers a 0-based scale from any 0, and obeys the config', () => {
    const tierOf = (...words: string[]) => {
      const others = words.slice(1).map((word, index) => ({ name: `other${index}`, tier: located(word) }));
      return payments([{ tier: located(words[0] ?? '') }, ...others]).service?.tier.declared;
    };
    assert.deepEqual(
      ['1', 'tier_2', '3', '4'].map((word) => tierOf(word)),
      ['core', 'normal', 'normal', 'supplementary'],
    );
    assert.equal(tierOf('3', 'tier-0'), 'supplementary');
    const three = config({}, { tierScale: { base: 1, levels: 3 } });
    assert.equal(payments([{ tier: located('3') }], three).service?.tier.declared, 'supplementary');
  });

  it('reads the annotations that the config names, and only those', () => {
    const annotations = new Map([['acme.com/tier', located('critical')]]);
    assert.equal(payments([{ annotations }]).service?.tier.declared, 'unknown');
    const settings = config({}, { tierKeys: ['acme.com/tier'] });
    assert.equal(payments([{ annotations }], settings).service?.tier.declared, 'core');
  });

  it('tells unknown tier words and names in the config that nobody knows', () => {
    const { catalog, service } = payments([{ tier: located('frontend', 'f0.yaml') }], config({ core: ['paymets'] }));
    assert.equal(service?.tier.declared, 'unknown');
    assert.deepEqual(
      catalog.problems.map(({ code }) => code),
      ['unknown-service', 'unknown-tier-word'],
    );
  });

  it('tells names in the config that are a slip away from a service, and those in tiers that are like none', () => {
    const waiver = { rule: 'sync-cycle', reason: 'r', approver: 'a', expires: '2027-01-31', place: place('c.yaml') };
    const settings = config(
      { core: ['paymets', 'billing', 'Payments'] },
      {
        waivers: [
          { ...waiver, call: 'payment -> payments#pay' },
          { ...waiver, service: 'pyaments' },
          { ...waiver, call: 'billing -> payments' },
        ],
      },
    );
    assert.deepEqual(
      payments([{}], settings).catalog.problems.map(({ severity, message }) => `${severity}: ${message}`),
      [
        'warning: "tiers" names Payments, but nothing in this workspace describes or calls a service of that name. Did you mean payments?',
        'information: "tiers" names billing, but nothing in this workspace describes or calls a service of that name.',
        'warning: "tiers" names paymets, but nothing in this workspace describes or calls a service of that name. Did you mean payments?',
        'warning: This waiver names payment, but no service is called so: it accepts nothing. Did you mean payments?',
        'warning: This waiver names pyaments, but no service is called so: it accepts nothing. Did you mean payments?',
      ],
    );
  });

  it('unites objectives by type and id', () => {
    const slo = (target: number, id = 'availability') => ({
      id,
      type: 'availability' as const,
      target,
      windowDays: 30,
      evidence: { place: place('f0.yaml'), format: 'sre-yaml' },
    });
    const { service } = payments([
      { identity: 'backstage', slos: [slo(0.9), slo(0.99, 'other')] },
      { identity: 'sre', slos: [slo(0.999)] },
    ]);
    assert.deepEqual(
      service?.slos.map(({ id, target }) => [id, target]),
      [
        ['availability', 0.999],
        ['other', 0.99],
      ],
    );
  });
});
