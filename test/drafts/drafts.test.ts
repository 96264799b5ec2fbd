// Drafts of a config and of descriptors: read back without a problem, and nothing that they say is new.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftConfig } from '../../src/core/drafts/config';
import { draftDescriptor } from '../../src/core/drafts/descriptor';
import { draftMissing, type Drafts } from '../../src/core/drafts/missing';
import { configWithCore } from '../../src/core/fixes/config-text';
import { CONFIG_FILE } from '../../src/core/model/config';
import { createSession } from '../../src/core/session';
import { link } from '../../src/core/catalog/link';
import { readConfig } from '../../src/core/config/read';
import { buildGraph } from '../../src/core/graph/build';
import { readSyntax } from '../../src/core/syntax/read';
import { apiFact, callFact, config, facts, located, place, serviceFact } from '../facts';
import { readManifest } from '../manifests/read-text';
import { api, graphOf, type Repository } from '../organisation/estate';
import { filesOf, snapshotOf } from '../session/files';

const deployment = (
  name: string,
  env: Readonly<Record<string, string>> = {},
  image = `acme/${name}:1`,
) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  template:
    spec:
      containers:
        - name: app
          image: ${image}
          env: ${JSON.stringify(Object.entries(env).map(([key, value]) => ({ name: key, value })))}
`;

const ONE: Repository = {
  'openapi.yaml': api('orders', ['POST /orders createOrder']),
  'k8s/deploy.yaml': deployment('orders', { SMS_URL: 'http://sms:80', STRIPE: 'https://api.stripe.com/v1' }),
};
const MANY: Repository = {
  'services/orders/docs/openapi.yaml': api('orders', ['POST /orders createOrder']),
  'services/payments/openapi.yaml': api('payments', ['POST /charges createCharge']),
  'services/payments/sre.yaml': 'sre: "1.0"\nservice: payments\n',
  'deploy/all.yaml': [
    deployment('orders', { PAYMENTS_URL: 'http://payments:80' }),
    deployment('mailer'),
    deployment('pusher'),
    deployment('cache', {}, 'redis:7'),
  ].join('---\n'),
  'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: mailer }
spec: { type: service, lifecycle: production, owner: group:default/team-mail }
`,
};

const draft = (repository: Repository, owners: readonly string[] = []): Drafts =>
  draftMissing(graphOf(repository), CONFIG_FILE, {
    isTaken: (file) => file in repository,
    ownersOf: () => owners,
  });
const withDrafts = (repository: Repository): Repository => ({
  ...repository,
  ...Object.fromEntries(draft(repository).drafts.map(({ file, text }) => [file, text])),
});
const texts = (drafts: Drafts) => new Map(drafts.drafts.map(({ file, text }) => [file, text]));
const names = ({ drafts }: Drafts) => drafts.map(({ file, service }) => `${file} ${service ?? '-'}`);

describe('drafts', () => {
  it('of a repository with one service stand at its root', () => {
    const drafts = draft(ONE, ['@acme/team-orders', '@ann']);
    assert.deepEqual(names(drafts), ['.sre/config.yaml -', 'sre.yaml orders']);
    assert.equal(
      texts(drafts).get('sre.yaml'),
      `# Drafted by SRE Lens from what this repository says. Check it, complete it, and commit it.
sre: "1.0"
service: orders
# tier:    (core, normal or supplementary: a person decides)
owner: team-orders   # CODEOWNERS: @acme/team-orders @ann
apis: [openapi.yaml]
# Also found; nothing here describes what they lead to:
#   api.stripe.com   (k8s/deploy.yaml:10)
#   sms   (k8s/deploy.yaml:10)
`,
    );
    assert.equal(
      texts(drafts).get(CONFIG_FILE),
      `# Drafted by SRE Lens. Which services do all users feel when they fail? Those are core; only people know.
sre-config: "1.0"
tiers:
  core: []
  supplementary: []   # may be late or missing
  # normal: []
  # Found here, applications first, most called first; move the names into the lists. A tier is never guessed.
  #   orders   (k8s/deploy.yaml:3)
`,
    );
  });

  it('of a monorepo stand beside each service; what has one, and what is nobody’s, has none', () => {
    const drafts = draft(MANY);
    assert.deepEqual(names(drafts), [
      '.sre/config.yaml -',
      'sre.yaml mailer',
      'services/orders/sre.yaml orders',
      '.sre/services/pusher.yaml pusher',
    ]);
    assert.deepEqual(drafts.others, [
      { service: 'cache', why: 'not-ours' },
      { service: 'payments', why: 'described' },
    ]);
    assert.match(texts(drafts).get('services/orders/sre.yaml') ?? '', /apis: \[docs\/openapi.yaml\]/);
    assert.match(
      texts(drafts).get('services/orders/sre.yaml') ?? '',
      /dependencies:\n {2}- to: payments {3}# deploy\/all.yaml:10\n {4}# mode:/,
    );
    assert.match(texts(drafts).get('sre.yaml') ?? '', /owner: team-mail {3}# as in catalog-info.yaml:4/);
  });

  it('share a folder under names of their own', () => {
    const both = {
      'all.yaml': [deployment('mailer'), deployment('pusher')].join('---\n'),
      '.sre/services/mailer.yaml': '',
    };
    assert.deepEqual(names(draft(both)).slice(1), [
      '.sre/services/mailer-2.yaml mailer',
      '.sre/services/pusher.yaml pusher',
    ]);
  });

  it('a person who reviews is not taken for the owner', () => {
    assert.match(
      texts(draft(ONE, ['@ann'])).get('sre.yaml') ?? '',
      /^# owner: {4}\(the team; CODEOWNERS names @ann\)$/m,
    );
    assert.match(texts(draft(ONE)).get('sre.yaml') ?? '', /^# owner: {4}\(the team\)$/m);
  });

  for (const [name, repository] of Object.entries({ 'one service': ONE, 'a monorepo': MANY })) {
    it(`of ${name} are read without a problem, and make nothing new`, () => {
      const after = withDrafts(repository);
      const before = filesOf(Object.entries(repository));
      const report = createSession().judge(snapshotOf(filesOf(Object.entries(after)), before));
      const drafted = new Set(draft(repository).drafts.map(({ file }) => file));
      assert.ok(drafted.size > 1);
      assert.deepEqual(
        report.problems.filter(({ place: at }) => drafted.has(at?.file ?? '')),
        [],
      );
      assert.deepEqual(report.findings, []);
      assert.deepEqual(report.changes.calls, []);
      assert.deepEqual(report.changes.operations, []);
      assert.ok(report.changes.services.every(({ kind }) => kind === 'modified'));
      assert.equal(report.head.anyTier, false);
    });

    it(`of ${name} are drafted once`, () => {
      assert.deepEqual(draft(withDrafts(repository)).drafts, []);
    });
  }

  it('of an empty folder are none', () => {
    assert.deepEqual(draft({}), { drafts: [], others: [] });
    assert.deepEqual(draft({ 'compose.yaml': 'services:\n  a:\n    image: acme/a\n' }).drafts.length, 1);
  });

  it('leave services of other repositories to them', () => {
    const graph = JSON.stringify({ sreGraph: 1, services: [{ name: 'refunds', tier: { declared: 'core' } }] });
    assert.deepEqual(names(draft({ ...ONE, 'all.sre-graph.json': graph })), ['.sre/config.yaml -', 'sre.yaml orders']);
  });

  it('of a document among copies of other teams’ documents are none', () => {
    const drafts = draft({
      ...ONE,
      'clients/pay.yaml': api('payments', ['POST /charges createCharge', 'GET /charges list']),
    });
    assert.deepEqual(names(drafts), ['.sre/config.yaml -', 'sre.yaml orders']);
    assert.deepEqual(
      drafts.others.filter(({ why }) => why !== 'elsewhere'),
      [{ service: 'payments', why: 'not-ours' }],
    );
  });

  it('the config takes the services that a person picks, and keeps its comments', () => {
    const text = configWithCore(draftConfig(graphOf(MANY)), ['payments'], []);
    const { config: read, problems } = readConfig(readSyntax(CONFIG_FILE, text ?? ''));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...read.tiers].map(([name, { tier }]) => `${name} ${tier}`),
      ['payments core'],
    );
    assert.match(text ?? '', /# {3}orders/);
  });

  it('are read back for every name, owner and place', () => {
    const text = fc
      .oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }))
      .filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(text, text, text, text, (name, team, callee, file) => {
        const graph = buildGraph(
          link(
            [
              facts('a.yaml', {
                services: [
                  serviceFact({
                    name,
                    identity: 'kubernetes',
                    deployed: true,
                    place: place(file),
                    owner: located({ team }),
                  }),
                  serviceFact({ name: callee, identity: 'kubernetes', place: place(file) }),
                ],
                apis: [apiFact('api/a.yaml', ['GET /a a'], { service: located(name) })],
                calls: [callFact(name, { kind: 'service', service: callee }, {}, { grade: 'configured' })],
              }),
            ],
            config(),
          ),
        );
        const service = graph.services.get(name);
        assert.ok(service);
        const drafted = draftDescriptor(service, graph, { file: 'x/sre.yaml', owners: [team] });
        const read = readManifest(drafted, 'x/sre.yaml');
        assert.deepEqual(read.problems, [], drafted);
        assert.equal(read.services[0]?.name, name.trim());
        assert.equal(read.services[0]?.owner?.value.team, team.trim());
        assert.equal(read.services[0]?.tier, undefined);
        const { problems } = readConfig(readSyntax(CONFIG_FILE, draftConfig(graph)));
        assert.deepEqual(problems, []);
      }),
      { numRuns: 100 },
    );
  });
});
