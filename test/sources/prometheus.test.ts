// Live numbers of a real Prometheus: the ready queries, own queries, names that want to be more, and what is missing.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fillTemplate } from '../../src/core/config/query-template';
import { liveNumbers } from '../../src/core/live/numbers';
import { liveLines } from '../../src/core/live/words';
import { collectLive } from '../../src/sources/prometheus/collect';
import { readAddress } from '../../src/sources/prometheus/address';
import { queryPrometheus } from '../../src/sources/prometheus/query';
import { planOf } from './measured-shop';
import { type RealPrometheus, startPrometheus, whyNoPrometheus } from './real-prometheus';

const never = new AbortController().signal;
const why = whyNoPrometheus();

describe(`live numbers of a real Prometheus${why === undefined ? '' : ` (skipped: ${why})`}`, function () {
  this.timeout(60_000);
  let prometheus: RealPrometheus;

  before(async function () {
    if (why === undefined) prometheus = await startPrometheus();
    else this.skip();
  });
  after(() => prometheus?.stop());

  /** What is shown of each service, without the time, and what is said to be missing. */
  async function shown(
    services: readonly string[],
    section?: string,
    files: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly lines: readonly string[]; readonly notes: readonly string[] }> {
    const { graph, plan } = planOf(services, section, files);
    const live = await collectLive({ url: prometheus.url }, plan, { signal: never });
    assert.equal(live.failure, undefined);
    const names = services.length > 0 ? services : [...graph.services.keys()].sort();
    const byName = names.flatMap((name) => graph.services.get(name) ?? []);
    const lines = byName.flatMap((service) =>
      liveLines(liveNumbers(live, service), live.at.slice(0, 10)).map((line) => `${service.name}: ${line}`),
    );
    return { lines: lines.map((line) => line.replace(/ to (\S+ )?\d\d:\d\d UTC/, '')), notes: live.notes };
  }

  it('are those of Sloth and of the service graph, with no word in the config', async () => {
    const { lines, notes } = await shown(['good', 'burning', 'silent']);
    assert.deepEqual(lines, [
      'good: availability 99.98 % (live, 30 d, sloth)',
      'good: 80 % of the error budget left: 34.6 of 43.2 min (live, 30 d, sloth)',
      'good: traffic 21.2 rps on average (live, 2 h, service-graph)',
      'good: traffic 120 rps at its peak (live, 2 h, service-graph)',
      'good: p99 latency 99.5ms, within the threshold of 500ms (live, 30 d, service-graph)',
      'burning: availability 99.86 % (live, 30 d, sloth)',
      'burning: error budget overspent by 40 %: 17.3 min more than its 43.2 min (live, 30 d, sloth)',
      'burning: traffic 40 rps on average (live, 2 h, service-graph)',
      'burning: traffic 40 rps at its peak (live, 2 h, service-graph)',
      'burning: p99 latency 720ms, over the threshold of 500ms (live, 30 d, service-graph)',
    ]);
    assert.deepEqual(notes, ['No live number is known of silent.']);
  });

  it('are those of the service graph alone, the budget from the availability', async () => {
    const { lines } = await shown(['good', 'burning'], 'use: [service-graph]\ntrafficWindow: 2h');
    assert.deepEqual(
      lines.filter((line) => /availability|budget/.test(line)),
      [
        'good: availability 100.00 % (live, 30 d, service-graph)',
        'good: 100 % of the error budget left: 43.2 of 43.2 min (live, 30 d, service-graph)',
        'burning: availability 99.86 % (live, 30 d, service-graph)',
        'burning: error budget overspent by 40 %: 17.3 min more than its 43.2 min (live, 30 d, service-graph)',
      ],
    );
  });

  it('are those of Pyrra, by label and by name, never of another window', async () => {
    const { lines } = await shown(['pyrra-labelled', 'pyrra-named', 'pyrra-month'], 'use: pyrra\ntrafficWindow: 2h');
    assert.deepEqual(lines, [
      'pyrra-labelled: availability 99.95 % (live, 30 d, pyrra)',
      'pyrra-labelled: 50 % of the error budget left: 21.6 of 43.2 min (live, 30 d, pyrra)',
      'pyrra-labelled: traffic 7 rps on average (live, 2 h, pyrra)',
      'pyrra-labelled: traffic 7 rps at its peak (live, 2 h, pyrra)',
      'pyrra-named: availability 99.85 % (live, 30 d, pyrra)',
      'pyrra-named: error budget overspent by 50 %: 21.6 min more than its 43.2 min (live, 30 d, pyrra)',
      'pyrra-named: traffic 7 rps on average (live, 2 h, pyrra)',
      'pyrra-named: traffic 7 rps at its peak (live, 2 h, pyrra)',
      'pyrra-month: traffic 7 rps on average (live, 2 h, pyrra)',
      'pyrra-month: traffic 7 rps at its peak (live, 2 h, pyrra)',
    ]);
  });

  it('are those of the objective that a file of Pyrra declares, by its name', async () => {
    const file = [
      'apiVersion: pyrra.dev/v1alpha1',
      'kind: ServiceLevelObjective',
      'metadata: { name: login-errors }',
      'spec:',
      '  target: "99.9"',
      '  window: 30d',
      `  indicator: { ratio: { errors: { metric: 'http_requests_total{service="identity",code=~"5.."}' }, total: { metric: 'http_requests_total{service="identity"}' } } }`,
    ].join('\n');
    const { lines } = await shown([], 'use: pyrra\ntrafficWindow: 2h', {
      'slo.yaml': file,
      'identity/sre.yaml': 'sre: "1.0"\nservice: identity\n',
    });
    assert.deepEqual(lines.slice(0, 2), [
      'identity: availability 99.95 % (live, 30 d, pyrra)',
      'identity: 50 % of the error budget left: 21.6 of 43.2 min (live, 30 d, pyrra)',
    ]);
  });

  it('take a share of the budget from the availability where another objective was measured', async () => {
    const { lines } = await shown(['drifted']);
    assert.deepEqual(lines, [
      'drifted: availability 99.95 % (live, 30 d, sloth)',
      'drifted: 50 % of the error budget left: 21.6 of 43.2 min (live, 30 d, sloth)',
    ]);
  });

  it('choose no series of several, until somebody says which', async () => {
    const open = await shown(['two']);
    assert.deepEqual(open, {
      lines: [],
      notes: [
        'Availability of two (sloth) is not shown: 2 series answer (logins, requests); say which one counts by "slo" below live.services, or by a query of your own.',
        'Error budget of two (sloth) is not shown: 2 series answer (logins, requests); say which one counts by "slo" below live.services, or by a query of your own.',
        'No live number is known of two.',
      ],
    });
    const said = await shown(['two'], 'services: { two: { slo: requests } }');
    assert.deepEqual(said.lines, [
      'two: availability 99.99 % (live, 30 d, sloth)',
      'two: 90 % of the error budget left: 38.9 of 43.2 min (live, 30 d, sloth)',
    ]);
    const renamed = await shown(['shop'], 'services: { shop: { name: good } }\ntrafficWindow: 2h');
    assert.equal(renamed.lines[0], 'shop: availability 99.98 % (live, 30 d, sloth)');
  });

  it('say one sentence for a query that is wrong, and one for what cannot be used', async () => {
    const { notes } = await shown(
      ['good', 'burning', 'idle'],
      [
        'queries:',
        `  availability: 'percent{service="{{service}}"}'`,
        `  errorBudget: 'no_number{service="{{service}}"}'`,
        `  traffic: 'sum(rate('`,
        `  trafficPeak: '-1 * max(traces_service_graph_request_total{server="{{service}}"}) > -1'`,
        `  latency: 'vector(0.2) or on () vector(0.3)'`,
      ].join('\n'),
    );
    assert.match(notes[0] ?? '', /^Traffic \(config\) is not asked for\. Prometheus does not understand the query: /);
    assert.deepEqual(notes.slice(1), [
      'Availability of good (config) is not shown: 99.95 is no ratio of 0 to 1; divide a percent by 100 in the query.',
      'Error budget of good (config) is not shown: nothing was measured in its window (NaN).',
    ]);
    const nothing = await shown(['idle'], 'use: service-graph\ntrafficWindow: 2h');
    assert.deepEqual(nothing.notes, [
      'Availability of idle (service-graph) is not shown: nothing was measured in its window (NaN).',
    ]);
  });

  it('are not asked of a set that is not recorded at all, and that is said where it is all of them', async () => {
    const { plan } = planOf(['good', 'burning']);
    const elsewhere = plan.map((ask) => ({
      ...ask,
      queries: ask.queries.map(({ text }) => ({ id: 'pyrra', text: text.replaceAll('pyrra', 'other') })),
    }));
    const empty = await startPrometheus('');
    try {
      const live = await collectLive({ url: empty.url }, elsewhere, { signal: never });
      assert.deepEqual(live.notes, [
        'No metric of pyrra is recorded there; write queries of your own (live.queries).',
        'No live number is known of burning, good.',
      ]);
    } finally {
      await empty.stop();
    }
  });

  it('asks for a name and for nothing else, whatever the name is', async () => {
    const address = readAddress(prometheus.url);
    assert.ok(!('fault' in address));
    const asked = async (template: string, name: string) => {
      const query = fillTemplate(template, new Map([['service', name]])) ?? '';
      return queryPrometheus(address, undefined, query, never);
    };
    const hostile = [
      'x"} or vector(1) #',
      "x'} or vector(1) #",
      'x\\',
      '.*',
      'good|burning',
      '\n"',
      '${a}',
      'ünï',
      '{{slo}}',
    ];
    const names = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 20 }));
    const places = fc.constantFrom(
      'slo:objective:ratio{sloth_service="{{service}}"}',
      "slo:objective:ratio{sloth_service='{{service}}'}",
      'slo:objective:ratio{sloth_service=~"{{service}}"}',
      'slo:objective:ratio{sloth_service=~ "no|{{service}}|no"}',
      '# a " in a comment\nslo:objective:ratio{sloth_service="{{service}}"}',
    );
    await fc.assert(
      fc.asyncProperty(names, places, async (name, template) => {
        assert.deepEqual(await asked(template, `no ${name}`), { kind: 'samples', samples: [] });
      }),
      { numRuns: 150 },
    );
    const good = await asked('slo:objective:ratio{sloth_service=~"{{service}}"}', 'good');
    assert.equal(good.kind === 'samples' && good.samples.length, 1);
  });

  it('stop when they are stopped, and keep what was answered', async () => {
    const { plan } = planOf(['good', 'burning', 'two', 'drifted']);
    const stop = new AbortController();
    const live = await collectLive({ url: prometheus.url }, plan, {
      signal: stop.signal,
      progress: (done) => done === 6 && stop.abort(),
    });
    assert.equal(live.failure, 'The refresh was stopped.');
    assert.ok(live.values.size > 0 && live.values.size < 4);
  });
});
