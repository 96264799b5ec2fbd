// `extends:`: what the file says wins, lists are joined, and every way in which the other file cannot be had.
import assert from 'node:assert/strict';
import type { FileSet } from '../../src/core/model/snapshot';
import { configOf, createReader } from '../../src/core/reading';
import { filesOf } from '../session/files';
import { judged, told, ESTATE } from '../waivers/estate';

const CONFIG = '.sre/config.yaml';
const PLATFORM = 'platform/sre.yaml';

function files(config: string, others: Readonly<Record<string, string>> = {}): FileSet {
  return filesOf([[CONFIG, config], ...Object.entries(others)]);
}

function problemsOf(set: FileSet): readonly string[] {
  const source = set.get(CONFIG);
  assert.ok(source !== undefined);
  const { problems } = createReader().read(source, set).facts;
  return problems.map(({ code, severity, place }) => `${place?.file ?? ''}:${place?.line ?? 0} ${severity} ${code}`);
}

describe('config that extends another one', () => {
  it('wins key by key, and joins lists', () => {
    const set = files(
      `extends: ../${PLATFORM}
tiers: { normal: [sms], core: [web] }
rules: { sync-cycle: off }
notCalls: [a -> b]
`,
      {
        [PLATFORM]: `tiers: { core: [payments, sms], others: supplementary }
tierKeys: [acme.com/tier]
lifecycles: { acme-live: ga }
baseline: origin/trunk
onboarding: all
trust: [declared]
rules: { sync-cycle: { severity: warning }, unknown-callee: { severity: error } }
notCalls: [c -> d]
waivers: [{ rule: F-01, reason: r, approver: a, expires: 2027-01-31 }]
`,
      },
    );
    assert.deepEqual(problemsOf(set), []);
    const config = configOf(set);
    assert.ok(config !== undefined);
    assert.deepEqual([...config.tiers].map(([name, { tier, place }]) => `${name} ${tier} ${place.file}`).sort(), [
      `payments core ${PLATFORM}`,
      `sms normal ${CONFIG}`,
      `web core ${CONFIG}`,
    ]);
    assert.deepEqual([config.others, config.onboarding, config.trust], ['supplementary', 'all', ['declared']]);
    assert.deepEqual(
      [config.baseline, config.tierKeys, [...config.lifecycles]],
      ['origin/trunk', ['acme.com/tier'], [['acme-live', 'ga']]],
    );
    assert.deepEqual(
      [config.rules.get('sync-cycle')?.off, config.rules.get('unknown-callee')?.severity],
      [true, 'error'],
    );
    assert.deepEqual(
      config.notCalls.map(({ from }) => from),
      ['a', 'c'],
    );
    assert.equal(config.waivers.length, 1);
    assert.equal(config.file, CONFIG);
  });

  const chain = (length: number) =>
    Object.fromEntries(Array.from({ length }, (_, index) => [`p/${index}.yaml`, `extends: ${index + 1}.yaml\n`]));
  const refused: readonly (readonly [
    why: string,
    config: string,
    others: Readonly<Record<string, string>>,
    told: readonly string[],
  ])[] = [
    ['missing', 'extends: ../platform/none.yaml', {}, [`${CONFIG}:1 error bad-extends`]],
    ['outside of the workspace', 'extends: ../../other/sre.yaml', {}, [`${CONFIG}:1 error bad-extends`]],
    ['absolute', 'extends: /etc/passwd', {}, [`${CONFIG}:1 error bad-extends`]],
    ['an address', 'extends: https://example.com/sre.yaml', {}, [`${CONFIG}:1 error bad-extends`]],
    ['a list', 'extends: [../platform/a.yaml]', {}, [`${CONFIG}:1 error bad-extends`]],
    [
      'a key twice in it',
      `extends: ../${PLATFORM}`,
      { [PLATFORM]: 'tiers: { core: [a] }\ntiers: { core: [b] }\n' },
      [`${PLATFORM}:2 warning duplicate-key`, `${CONFIG}:1 error bad-extends`],
    ],
    ['itself', 'extends: config.yaml', {}, [`${CONFIG}:1 error bad-extends`]],
    [
      'a circle',
      `extends: ../${PLATFORM}`,
      { [PLATFORM]: 'tiers: { core: [a] }\nextends: ../.sre/config.yaml\n' },
      [`${PLATFORM}:2 error bad-extends`, `${CONFIG}:1 error bad-extends`],
    ],
    [
      'more than five deep',
      'extends: ../p/0.yaml',
      { ...chain(6), 'p/6.yaml': 'tiers: { core: [a] }\n' },
      ['p/4.yaml:1 error bad-extends', `${CONFIG}:1 error bad-extends`],
    ],
    [
      'broken',
      `extends: ../${PLATFORM}`,
      { [PLATFORM]: 'tiers: { core: [a]\nrules: x\n' },
      [`${CONFIG}:1 error bad-extends`],
    ],
  ];
  for (const [why, config, others, expected] of refused) {
    it(`says where it cannot: ${why}`, () => {
      const found = problemsOf(files(config, others));
      for (const one of expected) assert.ok(found.includes(one), `${one} is not in\n${found.join('\n')}`);
    });
  }

  it('five deep is read', () => {
    const set = files('extends: ../p/0.yaml', { ...chain(4), 'p/4.yaml': 'tiers: { core: [a] }\n' });
    assert.deepEqual([problemsOf(set), configOf(set)?.tiers.get('a')?.tier], [[], 'core']);
  });

  it('is read anew when the other file changes, appears or goes', () => {
    const reader = createReader();
    const others = (text?: string): FileSet =>
      files(`extends: ../${PLATFORM}`, text === undefined ? {} : { [PLATFORM]: text });
    const core = (set: FileSet): readonly string[] => {
      const source = set.get(CONFIG);
      return source === undefined ? [] : [...(reader.read(source, set).config?.tiers.keys() ?? [])];
    };
    assert.deepEqual(core(others()), []);
    assert.deepEqual(core(others('tiers: { core: [a] }')), ['a']);
    assert.deepEqual(core(others('tiers: { core: [b] }')), ['b']);
    assert.deepEqual(core(others()), []);
  });

  it('is part of what the branch is held to', () => {
    const config = { [CONFIG]: 'sre-config: "1.0"\nextends: ../platform/base.yaml\n' };
    const base = (rules: string) => ({ 'platform/base.yaml': `tiers: { core: [payments] }\n${rules}` });
    const report = judged(
      { ...ESTATE, ...config, ...base('rules: { sync-cycle: off }\n') },
      { ...ESTATE, ...config, ...base('') },
    );
    assert.deepEqual(told(report), ['platform/base.yaml:2 warning objective-weakened']);
    const gone = judged(
      { ...ESTATE, ...base(''), [CONFIG]: 'sre-config: "1.0"\n' },
      { ...ESTATE, ...config, ...base('') },
    );
    assert.deepEqual(
      gone.findings.map(({ rule }) => rule),
      ['objective-weakened'],
    );
  });
});
