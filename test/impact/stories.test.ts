// The stories that the numbers are for, from the files of a workspace to the impact of the call.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Impact } from '../../src/core/model/impact';
import { createSession } from '../../src/core/session';
import { blastRadius } from '../../src/core/impact/blast-radius';
import { numberRows } from '../../src/core/impact/rows';
import { filesOf, snapshotOf } from '../session/files';

type Texts = Readonly<Record<string, string>>;

/** The report of a branch that changes some files of a baseline. */
function judged(baseline: Texts, branch: Texts) {
  const before = filesOf(Object.entries(baseline));
  const report = createSession().judge(snapshotOf(filesOf(Object.entries({ ...baseline, ...branch })), before));
  assert.deepEqual(report.problems, []);
  return report;
}

/** The impact of the only call that changes. */
function onlyImpact(baseline: Texts, branch: Texts): Impact {
  const { impacts } = judged(baseline, branch);
  const [impact] = impacts.values();
  assert.ok(impact !== undefined && impacts.size === 1, [...impacts.keys()].join(', '));
  return impact;
}

function config(core: string): Texts {
  return { '.sre/config.yaml': `sre-config: "1.0"\ntiers: { core: [${core}], others: normal }\n` };
}

function printed(impact: Impact): readonly string[] {
  return numberRows(impact).map((row) => Object.values(row).join(' | '));
}

function descriptor(name: string, fields: string): string {
  return `sre: "1.0"\nservice: ${name}\nowner: team-${name}\n${fields}`;
}

function availability(target: string): string {
  return `slos:\n  - { type: availability, target: ${target}, window: 30d }\n`;
}

describe('the SMS story', () => {
  const baseline = {
    ...config('payment'),
    'payment/sre.yaml': descriptor('payment', availability('99.95%')),
    'sms/sre.yaml': descriptor('sms', availability('99%')),
  };
  const waits = `${baseline['payment/sre.yaml']}dependencies:\n  - { to: sms, mode: async, blocks: true }\n`;

  it('costs 453.4 of 21.6 minutes, and 432.0 at the very least', () => {
    const impact = onlyImpact(baseline, { 'payment/sre.yaml': waits });
    assert.deepEqual(impact.ceiling, { before: 1, after: 0.99 });
    assert.deepEqual(impact.ceilingMinutes, { before: 0, after: 432 });
    assert.deepEqual(impact.expected, { before: 0.9995, after: 0.989505 });
    assert.deepEqual(impact.expectedMinutes, { before: 21.6, after: 453.384 });
    assert.deepEqual([impact.budgetMinutes, impact.feasible], [21.6, { before: true, after: false }]);
    assert.deepEqual(printed(impact), [
      'expected availability | 99.95 % | 98.95 % | 99.95 %',
      'minutes / 30 d | 21.6 | 453.4 | 21.6',
      'ceiling | 100.00 % | 99.00 % | 99.95 %',
      'ceiling, minutes / 30 d | 0.0 | 432.0 | 21.6',
      'budget share of sms | 0 % | 2000 % | ',
    ]);
  });

  it('is the other way round when the payment stops waiting', () => {
    const impact = onlyImpact(
      { ...baseline, 'payment/sre.yaml': waits },
      { 'payment/sre.yaml': baseline['payment/sre.yaml'] },
    );
    assert.deepEqual(
      [impact.ceiling, impact.feasible],
      [
        { before: 0.99, after: 1 },
        { before: false, after: true },
      ],
    );
  });
});

describe('the graph of the table of oracles', () => {
  const oracles = JSON.parse(readFileSync(join(__dirname, 'oracles.json'), 'utf8')) as readonly {
    readonly id: string;
    readonly inputs: { readonly intrinsicPct: Readonly<Record<string, number>>; readonly flowSloPct: number };
    readonly expected: Readonly<Record<string, number>>;
  }[];
  const oracle = oracles.find(({ id }) => id === 'example-graph');
  assert.ok(oracle !== undefined);
  const { inputs, expected } = oracle;
  const needs: Readonly<Record<string, string>> = {
    web: '  - { to: order, mode: sync }\n',
    order: '  - { to: payment, mode: sync }\n  - { to: loyalty, mode: sync, criticality: soft }\n',
    payment: '  - { to: bank, mode: sync }\n  - { to: sms, mode: async, blocks: false }\n',
    sms: '  - { to: telco, mode: sync }\n',
  };
  const flow = `flows:\n  - name: checkout\n    tier: core\n    entry: web\n    slo: { type: availability, target: ${inputs.flowSloPct}%, window: 30d }\n`;
  const textOf = (name: string, percent: number, dependencies = needs[name]) =>
    descriptor(
      name,
      `availability: { own: ${percent}% }\n${name === 'web' ? flow : ''}${dependencies === undefined ? '' : `dependencies:\n${dependencies}`}`,
    );
  const baseline = {
    ...config('payment, order, web'),
    ...Object.fromEntries(
      Object.entries(inputs.intrinsicPct).map(([name, percent]) => [`${name}/sre.yaml`, textOf(name, percent)]),
    ),
  };
  const waiting = needs['payment']?.replace('blocks: false', 'blocks: true') ?? '';
  const branch = { 'payment/sre.yaml': textOf('payment', inputs.intrinsicPct['payment'] ?? 0, waiting) };
  const near = (actual: number | undefined, wanted: number | undefined) =>
    assert.ok(Math.abs((actual ?? Number.NaN) - (wanted ?? Number.NaN)) <= 1e-6, `${actual} instead of ${wanted}`);

  it('keeps the promise of the flow before, and not after', () => {
    const { flows } = onlyImpact(baseline, branch);
    const [checkout] = flows;
    assert.equal(flows.length, 1);
    assert.deepEqual(checkout?.feasible, { before: true, after: false });
    assert.deepEqual(checkout?.because, { service: 'telco', availability: 0.995 });
    assert.deepEqual(checkout?.owners, ['team-web']);
    near((checkout?.ceiling?.before ?? Number.NaN) * 100, expected['beforePct']);
    near((checkout?.ceiling?.after ?? Number.NaN) * 100, expected['afterPct']);
    near(checkout?.ceilingMinutes?.before, expected['beforeMin30d']);
    near(checkout?.ceilingMinutes?.after, expected['afterMin30d']);
    near(checkout?.budgetMinutes, expected['budgetMin30d']);
  });

  it('lets nothing need sms before, and everything up to the web after', () => {
    const report = judged(baseline, branch);
    assert.ok(report.before !== undefined);
    assert.deepEqual(blastRadius(report.before, 'sms'), { services: [], flows: [], owners: [], tier: 'unknown' });
    assert.deepEqual(blastRadius(report.head, 'sms'), {
      services: ['payment', 'order', 'web'],
      flows: ['checkout'],
      owners: ['team-order', 'team-payment', 'team-web'],
      tier: 'core',
    });
    assert.deepEqual(blastRadius(report.head, 'payment').services, ['order', 'web']);
  });
});

describe('the diamond', () => {
  const own = 'availability: { own: 99.9% }\n';
  const needs = (...names: readonly string[]) =>
    `dependencies:\n${names.map((name) => `  - { to: ${name}, mode: sync }\n`).join('')}`;
  const baseline = {
    ...config('a'),
    'a/sre.yaml': descriptor('a', `${own}${availability('99.5%')}${needs('b')}`),
    'b/sre.yaml': descriptor('b', `${own}${needs('d')}`),
    'c/sre.yaml': descriptor('c', `${own}${needs('d')}`),
    'd/sre.yaml': descriptor('d', own),
  };

  it('counts what both sides need once: 99.6006 %', () => {
    const impact = onlyImpact(baseline, {
      'a/sre.yaml': descriptor('a', `${own}${availability('99.5%')}${needs('b', 'c')}`),
    });
    assert.deepEqual(impact.ceiling, { before: 0.997002999, after: 0.996005996001 });
    assert.deepEqual(impact.feasible, { before: true, after: true });
  });
});

describe('load, latency and retries', () => {
  const order = (dependency: string) =>
    descriptor(
      'order',
      `slos:\n  - { type: latency, target: 99%, threshold: 500ms }\ncapacity: { peakRps: 500rps }\ndependencies:\n  - { to: bank, mode: sync, timeout: 300ms, tries: 1 }\n${dependency}`,
    );
  const baseline = {
    ...config('payment, order, web'),
    'web/sre.yaml': descriptor('web', 'dependencies:\n  - { to: order, mode: sync, timeout: 2s, tries: 3 }\n'),
    'order/sre.yaml': order(''),
    'payment/sre.yaml': descriptor(
      'payment',
      'slos:\n  - { type: latency, target: 99.5%, threshold: 200ms }\ncapacity: { peakRps: 900rps, replicas: 8, rpsPerReplica: 150rps }\ndependencies:\n  - { to: ledger, mode: sync, callsPerRequest: 2, tries: 2, timeout: 50ms }\n  - { to: audit, mode: async }\n',
    ),
    'bank/sre.yaml': descriptor('bank', 'slos:\n  - { type: latency, target: 99.5%, threshold: 100ms }\n'),
    'ledger/sre.yaml': descriptor('ledger', 'capacity: { sustainableRps: 3000rps, peakRps: 1800rps }\n'),
    'audit/sre.yaml': descriptor('audit', ''),
  };
  const added =
    '  - { to: payment, mode: sync, share: 20%, callsPerRequest: 2, tries: 4, timeout: 800ms, parallel: pay }\n';
  let impact: Impact;
  before(() => {
    impact = onlyImpact(baseline, { 'order/sre.yaml': order(added) });
  });

  it('adds load on the callee and on what is behind it, at worst with every try', () => {
    assert.deepEqual(impact.load, {
      from: 'callers-peak',
      on: [
        {
          service: 'payment',
          addedRps: 200,
          worstAddedRps: 800,
          baseRps: 900,
          sustainableRps: 1200,
          utilisation: { before: 0.75, after: 0.916666667 },
          worstUtilisation: 1.416666667,
        },
        {
          service: 'ledger',
          addedRps: 400,
          worstAddedRps: 3200,
          baseRps: 1800,
          sustainableRps: 3000,
          utilisation: { before: 0.6, after: 0.733333333 },
          worstUtilisation: 1.666666667,
        },
      ],
      notKnown: ['audit'],
      oneTry: ['ledger', 'payment'],
    });
  });

  it('counts the attempts to be expected where a service says how often it fails', () => {
    const promised = (file: 'payment/sre.yaml' | 'ledger/sre.yaml', target: string) => ({
      [file]: baseline[file].replace('capacity:', `availability: { own: ${target} }\ncapacity:`),
    });
    const sla = (file: 'payment/sre.yaml' | 'ledger/sre.yaml', target: string) => ({
      [file]: `${baseline[file]}external: { sla: ${target} }\n`,
    });
    const of = (more: Readonly<Record<string, string>>) =>
      onlyImpact({ ...baseline, ...more }, { 'order/sre.yaml': order(added) }).load;
    // 200 rps × (1 + 0.1 + 0.01 + 0.001), then twice that × (1 + 0.01).
    const known = of({ ...sla('payment/sre.yaml', '90%'), ...sla('ledger/sre.yaml', '99%') });
    assert.deepEqual(
      known?.on.map(({ addedRps, worstAddedRps }) => [addedRps, worstAddedRps]),
      [
        [222.2, 800],
        [448.844, 3200],
      ],
    );
    assert.deepEqual(known?.oneTry, []);
    // Own availability alone says nothing about what callers see.
    assert.deepEqual(of(promised('payment/sre.yaml', '90%'))?.oneTry, ['ledger', 'payment']);
  });

  it('adds thresholds and bad shares, and promises no more than that', () => {
    const { latency } = impact;
    assert.deepEqual(latency?.threshold, { ms: 500, target: 0.99 });
    assert.deepEqual([latency?.before.ms, latency?.before.bad], [100, 0.005]);
    assert.deepEqual([latency?.after.ms, latency?.after.bad], [500, 0.007]);
    assert.deepEqual(
      [latency?.use, latency?.badUse],
      [
        { before: 0.2, after: 1 },
        { before: 0.5, after: 0.7 },
      ],
    );
    assert.equal(latency?.guaranteedPercentile, 99.3);
  });

  it('takes longer at worst than those wait who call the caller', () => {
    const { worstCase } = impact;
    assert.deepEqual([worstCase?.ms, worstCase?.isExact, worstCase?.fits], [3200, true, false]);
    assert.deepEqual(
      worstCase?.waits.map(({ by, ms, place }) => [by, ms, place?.file]),
      [['web → order', 2000, 'web/sre.yaml']],
    );
  });

  it('multiplies the tries of the worst path, each with its place', () => {
    const { amplification } = impact;
    assert.equal(amplification?.factor, 24);
    assert.deepEqual(
      amplification?.layers.map(({ by, tries, place }) => [by, tries, place?.file]),
      [
        ['web', 3, 'web/sre.yaml'],
        ['order', 4, 'order/sre.yaml'],
        ['payment', 2, 'payment/sre.yaml'],
      ],
    );
    assert.deepEqual(
      amplification?.path.map(({ call, product }) => [call, product]),
      [
        ['web → order', 3],
        ['order → payment', 12],
        ['payment → ledger', 24],
      ],
    );
    assert.equal(amplification?.unknownTries, 0);
  });

  it('is printed in rows, the worst behind the callee too', () => {
    assert.deepEqual(printed(impact), [
      'latency, guaranteed at least | p99.5 within 100 ms | p99.3 within 500 ms | p99 within 500 ms',
      'longest wait |  | 3.2 s | 2 s',
      'load on payment | 900 rps | 1100 rps (1700 rps at worst) | 1200 rps',
      'retries multiply load |  | × 24 | ',
    ]);
  });

  it('says what is not known, each with its question', () => {
    assert.deepEqual(
      impact.unknown.map(({ id, service }) => [id, service]),
      [
        ['TS-11', 'ledger'],
        ['TS-11', 'payment'],
        ['TS-13', 'order'],
      ],
    );
    const bare = onlyImpact(baseline, { 'order/sre.yaml': order('  - { to: audit, mode: sync }\n') });
    assert.deepEqual(
      bare.unknown.map(({ id, what }) => `${id} ${what}`),
      [
        'TS-06 order → audit has no timeout',
        'TS-07 how often order → audit is tried is not known',
        'TS-11 how often order → audit is called is not known',
        'TS-13 order has no availability SLO',
        'TS-14 audit has no latency SLO',
      ],
    );
    assert.equal(bare.load, undefined);
    assert.deepEqual([bare.latency?.use, bare.latency?.after.missing], [{ before: 0.2 }, ['audit']]);
    assert.equal(bare.latency?.guaranteedPercentile, undefined);
  });
});
