// `.sre/config.yaml`: every field, and every kind of mistake.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CONFIG, readConfig } from '../../src/core/config/read';
import { readSyntax } from '../../src/core/syntax/read';

const FILE = '.sre/config.yaml';
const read = (text: string, file = FILE) => readConfig(readSyntax(file, text));
const told = (text: string) =>
  read(text).problems.map(({ code, place }) => `${code} ${place?.line ?? 0}:${place?.column ?? 0}`);

describe('config/read', () => {
  it('reads the three lines that are all the set-up there is', () => {
    const { config, problems } = read('sre-config: "1.0"\ntiers:\n  core: [orders, payments]\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...config.tiers],
      [
        ['orders', { tier: 'core', place: { file: FILE, line: 3, column: 10, endLine: 3, endColumn: 16 } }],
        ['payments', { tier: 'core', place: { file: FILE, line: 3, column: 18, endLine: 3, endColumn: 26 } }],
      ],
    );
    assert.equal(config.others, undefined);
    assert.equal(config.file, FILE);
  });

  it('reads every field of the format', () => {
    const { config, problems, extended } = read(`sre-config: "1.0"
tiers:
  core: [web, orders]
  normal:
    - loyalty
  supplementary: [notifications-sms]
  others: normal
tierScale: { base: 1, levels: 4 }
tierKeys: ["acme.com/service-tier"]
lifecycles: { acme-live: ga }
baseline: origin/main
onboarding: all
rules: { sync-cycle: { severity: warning }, stale-dependency: off, retry-amplification: { observe: 2027-03-01 } }
thresholds: { retryAmplificationCore: 3, budgetShare: 12.5% }
trust: [declared, configured, coded]
profile: starter
checks: []
questions: []
waivers: [{ rule: new-call-to-core, call: "orders -> payments#createCharge", reason: r, approver: a, expires: 2027-01-31 }]
severities: { critical: page }
extends: ../platform/sre-config.yaml
notCalls: ["orders -> sms", web → loyalty#points]
x-note: ours
`);
    assert.deepEqual(
      problems.map(({ code, severity, message }) => `${code} ${severity} ${message.split(' ')[0]}`).sort(),
      [],
    );
    assert.deepEqual(
      [...config.tiers].map(([name, { tier, place }]) => `${name} ${tier} ${place.line}`),
      ['web core 3', 'orders core 3', 'loyalty normal 5', 'notifications-sms supplementary 6'],
    );
    assert.deepEqual(config.thresholds, { retryAmplificationCore: 3, budgetShare: 0.125 });
    assert.equal(config.others, 'normal');
    assert.deepEqual(config.tierScale, { base: 1, levels: 4 });
    assert.deepEqual(config.tierKeys, ['acme.com/service-tier']);
    assert.deepEqual([...config.lifecycles], [['acme-live', 'ga']]);
    assert.equal(config.baseline, 'origin/main');
    assert.equal(config.onboarding, 'all');
    assert.deepEqual(
      [...config.rules].map(([rule, { place, ...setting }]) => [rule, setting, place?.line]),
      [
        ['sync-cycle', { severity: 'warning', off: false }, 13],
        ['stale-dependency', { off: true }, 13],
        ['retry-amplification', { off: false, observe: '2027-03-01' }, 13],
      ],
    );
    const [waiver] = config.waivers;
    assert.deepEqual(
      { ...waiver, place: waiver?.place.line },
      {
        rule: 'new-call-to-core',
        call: 'orders -> payments#createCharge',
        reason: 'r',
        approver: 'a',
        expires: '2027-01-31',
        place: 19,
      },
    );
    assert.deepEqual(extended?.value, '../platform/sre-config.yaml');
    assert.equal(config.places.get('extends')?.line, 21);
    assert.deepEqual(config.trust, ['declared', 'configured', 'coded']);
    assert.deepEqual(
      config.notCalls.map(({ from, to, place }) => [from, to, place.line]),
      [
        ['orders', 'sms', 22],
        ['web', 'loyalty#points', 22],
      ],
    );
  });

  for (const text of ['', '# nothing\n', 'tiers:\n', 'tiers:\n  core:\n', 'tiers: { core: [] }\nrules:\nnotCalls:\n']) {
    it(`${JSON.stringify(text)} is the default, without a problem`, () => {
      const { config, ...rest } = read(text);
      assert.deepEqual({ ...config, places: new Map() }, { ...DEFAULT_CONFIG, file: FILE });
      assert.deepEqual(rest, { problems: [] });
    });
  }

  const mistakes: readonly (readonly [string, readonly string[]])[] = [
    ['tier: { core: [a] }', ['unknown-field 1:1']],
    ['[a, b]', ['bad-value 1:1']],
    ['sre-config: "2.0"', ['unknown-version 1:13']],
    ['tiers: [a]', ['bad-value 1:8']],
    ['tiers: { core: a }', ['bad-value 1:16']],
    ['tiers: { core: [{ a: 1 }] }', ['bad-value 1:17']],
    ['tiers: { critical: [a] }', ['unknown-field 1:10']],
    ['tiers: { others: critical }', ['bad-value 1:18']],
    ['tiers: { core: [a], normal: [b, a] }', ['name-in-two-tiers 1:33']],
    ['tierScale: 4', ['bad-value 1:12']],
    ['tierScale: { base: 2, levels: 4 }', ['bad-value 1:20']],
    ['tierScale: { base: 0, levels: 1.5 }', ['bad-value 1:31']],
    ['tierKeys: acme', ['bad-value 1:11']],
    ['lifecycles: { live: production }', ['bad-value 1:21']],
    ['baseline: [main]', ['bad-value 1:11']],
    ['onboarding: slow', ['bad-value 1:13']],
    ['rules: { sync-cycle: on }', ['bad-value 1:22']],
    ['rules: { sync-cycle: { severity: fatal } }', ['bad-value 1:34']],
    ['rules: { sync-cycle: { level: error } }', ['unknown-field 1:24']],
    ['rules: { sync-cycel: off }', ['unknown-rule 1:10']],
    ['rules: { F-07: off }', ['unknown-rule 1:10']],
    ['rules: { sync-cycle: { observe: 2027-03-01 } }', []],
    ['rules: { sync-cycle: { observe: 2027-02-30 } }', ['bad-date 1:33']],
    ['rules: { sync-cycle: { observe: soon } }', ['bad-date 1:33']],
    ['rules: { sync-cycle: { observe: true } }', ['bad-date 1:33']],
    ['waivers: []\nextends:', []],
    ['waivers: [{ rule: sync-cycle }]', ['bad-waiver 1:11']],
    ['waivers: [sync-cycle]', ['bad-waiver 1:11']],
    ['waivers: sync-cycle', ['bad-value 1:10']],
    ['waivers: [{ rule: F-07, reason: r, approver: a, expires: 2027-01-31 }]', []],
    ['waivers: [{ rule: F-99, reason: r, approver: a, expires: 2027-01-31 }]', ['unknown-rule 1:19']],
    ['waivers: [{ reason: r, approver: a, expires: 2027-01-31 }]', ['bad-waiver 1:11']],
    ['waivers: [{ check: BEN-01, reason: r, approver: a, expires: 2027-01-31 }]', []],
    ['waivers: [{ rule: sync-cycle, reason: r, approver: a, expires: 2027-13-01 }]', ['bad-date 1:64']],
    ['waivers: [{ rule: sync-cycle, reason: , approver: a, expires: 2027-01-31 }]', ['bad-waiver 1:11']],
    ['waivers: [{ rule: sync-cycle, call: a, reason: r, approver: a, expires: 2027-01-31 }]', ['bad-waiver 1:37']],
    ['waivers: [{ rule: sync-cycle, call: , reason: r, approver: a, expires: 2027-01-31 }]', ['bad-waiver 1:31']],
    ['waivers: [{ rule: sync-cycle, service: [a], reason: r, approver: a, expires: 2027-01-31 }]', ['bad-value 1:40']],
    ['extends: [a]', ['bad-extends 1:10']],
    ['trust: declared', ['bad-value 1:8']],
    ['trust: [guessed]', ['bad-value 1:9']],
    ['notCalls: ["a b"]', ['bad-value 1:12']],
    ['notCalls: ["a -> b -> c"]', ['bad-value 1:12']],
    ['notCalls: ["-> b"]', ['bad-value 1:12']],
    ['tiers: { core: [a] }\n---\ntiers: { core: [b] }', ['extra-document 3:1']],
  ];
  it('lets no waiver hold that has a mistake', () => {
    const wrong = mistakes.filter(([text, problems]) => text.startsWith('waivers') && problems.length > 0);
    assert.ok(wrong.length > 5);
    for (const [text] of wrong) assert.deepEqual(read(text).config.waivers, [], text);
  });

  for (const [text, problems] of mistakes) {
    it(`${JSON.stringify(text)} → ${problems.join(', ')}`, () => assert.deepEqual(told(text), problems));
  }

  it('takes for an error what loses the line that says who is core', () => {
    const severities = (text: string) => read(text).problems.map(({ severity }) => severity);
    for (const text of [
      'tiers: core',
      'teirs: { core: [a] }',
      'tier: { core: [a] }',
      'tiers: { core: payments }',
      'tiers: { cor: [a] }',
      'tiers: { core: [{ a: 1 }] }',
    ])
      assert.deepEqual(severities(text), ['error'], text);
    assert.deepEqual(severities('tiers: { core: [a], normal: [a] }'), ['warning']);
    assert.deepEqual(severities('onboarding: slow'), ['warning']);
  });

  it('suggests the field that was meant', () => {
    assert.match(
      read('rules: { new-cal-to-core: off }').problems[0]?.message ?? '',
      /Did you mean "new-call-to-core"\?/,
    );
    const message = (text: string) => read(text).problems[0]?.message ?? '';
    assert.match(message('teirs: {}'), /Did you mean "tiers"\?/);
    assert.match(message('not-calls: []'), /Did you mean "notCalls"\?/);
    assert.match(message('tiers: { suplementary: [a] }'), /Did you mean "supplementary"\?/);
    assert.match(message('zzz: 1'), /Known are sre-config, tiers/);
  });

  it('tells very many unknown fields in a few problems', () => {
    const { problems } = read(Array.from({ length: 500 }, (_, index) => `field${index}: 1\n`).join(''));
    assert.equal(problems.length, 21);
    assert.match(problems[20]?.message ?? '', /^480 more/);
  });

  it('lets the higher tier count for a name in two tiers, and says nothing of a name written twice', () => {
    const { config, problems } = read('tiers: { supplementary: [a, a], core: [a] }');
    assert.equal(config.tiers.get('a')?.tier, 'core');
    assert.equal(problems.length, 1);
  });

  it('takes false for off, as JSON and YAML 1.1 write it', () => {
    const { rules } = read('{"rules": {"a": false}}', 'config.json').config;
    assert.deepEqual([...rules.keys(), rules.get('a')?.off], ['a', true]);
  });

  it('keeps what is right beside what is wrong', () => {
    const { config } = read('onboarding: slow\ntrust: 7\nbaseline: main\ntiers: { core: [a, [b], c] }\n');
    assert.equal(config.onboarding, 'gradual');
    assert.deepEqual(config.trust, DEFAULT_CONFIG.trust);
    assert.equal(config.baseline, 'main');
    assert.deepEqual([...config.tiers.keys()], ['a', 'c']);
  });

  it('holds names from files in tables, whatever they are', () => {
    const { config } = read('tiers: { core: [__proto__, constructor] }\nrules: { __proto__: off }\n');
    assert.deepEqual([...config.tiers.keys()], ['__proto__', 'constructor']);
    assert.deepEqual([...config.rules.keys()], ['__proto__']);
    assert.equal(Object.hasOwn(Object.prototype, 'off'), false);
  });

  it('never throws, and every problem has a place', () => {
    const field = fc.constantFrom(
      'tiers',
      'tierScale',
      'tierKeys',
      'lifecycles',
      'rules',
      'trust',
      'notCalls',
      'core',
      'x',
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(field, fc.string()), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(field, value, { maxKeys: 6 }), (data) => {
        for (const problem of read(JSON.stringify(data)).problems) assert.ok(problem.place !== undefined);
      }),
      { numRuns: 300 },
    );
  });
});
