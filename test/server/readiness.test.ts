// Production readiness reviews over the protocol: for whom, as view and text, fixes that edit, actions at the line, cancelled.
import assert from 'node:assert/strict';
import { CancellationTokenSource, type CodeAction, CodeActionRequest } from 'vscode-languageserver/node';

import type { ReportFormatsResult, ReportResult, WriteResult } from '../../src/protocol/messages';
import {
  ATTEST,
  READINESS,
  READINESS_CHOICES,
  READINESS_FIX,
  READINESS_FORMATS,
  READINESS_REPORT,
  type ReadinessChoices,
  type ReadinessParams,
  type ReadinessResult,
} from '../../src/protocol/readiness';
import { startTestServer, type TestServer } from './harness';
import { BASELINE, CONFIG, makeShop, type Shop } from './small-shop';

const K8S = 'payments/k8s/deployment.yaml';
const FILES = {
  ...BASELINE,
  [CONFIG]: `${BASELINE[CONFIG] ?? ''}profile: [CAP-04, CAP-06, ARC-01]\nonboarding: all\n`,
  'payments/sre.yaml':
    'sre: "1.0"\nservice: payments\ndescription: Takes payments\nowner: { team: team-payments, squad: money }\nlifecycle: ga\n',
  [K8S]:
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: payments }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: payments\n          image: acme/payments:1.4.2\n',
};
const FIX = 'Run 3 replicas';

describe('readiness reviews in the editor', () => {
  let shop: Shop;
  let server: TestServer;
  let folder: string;
  const ask = (params: Omit<ReadinessParams, 'folder'> = {}) =>
    server.ask<ReadinessResult>(READINESS, { folder, ...params });
  const names = async (params: Omit<ReadinessParams, 'folder'>) =>
    (await ask(params))?.services.map(({ name }) => name);
  const actionsAt = async (line: number) => {
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    const actions = await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: server.uri(K8S) },
      range,
      context: { diagnostics: [] },
    });
    return (actions ?? []) as CodeAction[];
  };

  beforeEach(async () => {
    shop = await makeShop(FILES);
    server = await startTestServer(shop.root);
    folder = server.uriOf(shop.root);
  });
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  it('say of each check what was found, where, and what to do next', async () => {
    const view = await ask({ services: ['payments'] });
    const [payments] = view?.services ?? [];
    const check = payments?.checks.find(({ id }) => id === 'CAP-04');
    assert.deepEqual(
      [check?.state, check?.word, check?.severity, check?.evidence.map(({ label }) => label), check?.fixes],
      ['fail', 'failed', 'error', [`${K8S}:5`], [FIX]],
    );
    assert.equal(payments?.score, '1 of 3 passed, 2 failed');
    assert.equal(payments?.gate, 'required and open: CAP-04, CAP-06');
    assert.deepEqual(view?.steps, [
      { service: 'payments', check: 'CAP-04' },
      { service: 'payments', check: 'CAP-06' },
    ]);
    assert.ok(payments?.checks.some(({ state }) => state === 'off'));
  });

  it('are of a service, a folder, a squad or a tier', async () => {
    assert.deepEqual(await names({ within: 'payments' }), ['payments']);
    assert.deepEqual(await names({ squad: 'money' }), ['payments']);
    assert.deepEqual((await names({ tier: 'core' }))?.toSorted(), ['orders', 'payments']);
    assert.equal((await names({}))?.length, 4);
    const nobody = await ask({ squad: 'nobody' });
    assert.deepEqual([nobody?.services.length, nobody?.notes], [0, ['No service of nobody was found.']]);
    const choices = await server.ask<ReadinessChoices>(READINESS_CHOICES, { folder });
    assert.deepEqual(choices.squads, ['money']);
    assert.deepEqual(
      choices.services.map(({ name }) => name),
      ['loyalty', 'orders', 'payments', 'sms'],
    );
    assert.equal(await server.ask<ReadinessResult>(READINESS, { folder: 'file:///elsewhere' }), null);
  });

  it('are written in every format of the command line, with links from the file', async () => {
    const formats = await server.ask<ReportFormatsResult>(READINESS_FORMATS);
    assert.deepEqual(formats.map(({ extension }) => extension).toSorted(), [
      'html',
      'json',
      'md',
      'sarif',
      'txt',
      'xml',
    ]);
    for (const { id } of formats) {
      const target = `${folder}/out/review`;
      const text = await server.ask<ReportResult>(READINESS_REPORT, {
        folder,
        services: ['payments'],
        format: id,
        target,
      });
      assert.match(text ?? '', /CAP-04/, id);
      if (id === 'markdown') assert.match(text ?? '', /\(<\.\.\/payments\/k8s\/deployment\.yaml#L5>\)/);
    }
    assert.equal(await server.ask<ReportResult>(READINESS_REPORT, { folder, format: 'nothing' }), null);
  });

  it('mend what failed by an edit, once', async () => {
    await server.open(K8S);
    const fix = { folder, service: 'payments', check: 'CAP-04', fix: FIX };
    const done = await server.ask<WriteResult>(READINESS_FIX, fix);
    assert.equal(done.ok, true);
    assert.match(server.text(K8S), /replicas: 3\n/);
    const again = await server.ask<WriteResult>(READINESS_FIX, fix);
    assert.equal(again.ok, false);
    const state = (await ask({ services: ['payments'] }))?.services[0]?.checks.find(({ id }) => id === 'CAP-04')?.state;
    assert.equal(state, 'pass');
  });

  it('offer fixes at the line after a review, without a squiggle, and not on a text that has changed', async () => {
    await server.open(K8S);
    assert.deepEqual(await actionsAt(4), []);
    await ask({ services: ['payments'] });
    assert.deepEqual(
      (await actionsAt(4)).map(({ title }) => title),
      [`CAP-04: ${FIX}`],
    );
    assert.deepEqual(await actionsAt(2), []);
    assert.deepEqual(server.diagnostics(K8S), []);
    await server.judged(() => server.edit(K8S, 0, 0, 0, 0, '# a line\n'));
    assert.deepEqual(await actionsAt(5), []);
  });

  it('ask for a stage, and say exactly what is missing', async () => {
    const staged = await ask({ services: ['loyalty'], stage: 'limited', profile: 'full' });
    const [loyalty] = staged?.services ?? [];
    assert.match(loyalty?.standing.join() ?? '', /reviewed as limited/);
    assert.equal(staged?.title, `loyalty lacks ${loyalty?.missing.length} required checks for limited availability`);
    const further = await ask({ services: ['loyalty'], stage: 'ga', profile: 'full' });
    assert.ok((further?.services[0]?.missing.length ?? 0) > (loyalty?.missing.length ?? 0));
    assert.ok(loyalty?.missing.some(({ id, word }) => id === 'CAP-06' && word === 'no evidence'));
    assert.ok((loyalty?.missing.length ?? 0) > 0);
  });

  it('store what a person confirms, and believe it until its day', async () => {
    const view = await ask({ services: ['payments'], profile: 'full' });
    const open = view?.services[0]?.checks.find(({ attestable, state }) => attestable && state === 'unknown');
    assert.ok(open !== undefined);
    const said = { folder, service: 'payments', check: open.id, link: 'https://wiki/load: #1', by: 'team-sre' };
    for (const wrong of [
      { ...said, expires: 'soon' },
      { ...said, expires: '2001-01-01' },
      { ...said, link: ' ', expires: '2999-01-01' },
      { ...said, check: 'CAP-04', expires: '2999-01-01' },
      { ...said, service: 'nobody', expires: '2999-01-01' },
    ])
      assert.equal((await server.ask<WriteResult>(ATTEST, wrong)).ok, false, JSON.stringify(wrong));
    const stored = await server.ask<WriteResult>(ATTEST, { ...said, expires: '2999-01-01' });
    assert.deepEqual([stored.ok, stored.ok && stored.uri], [true, server.uri('.sre/reviews/payments.yaml')]);
    const again = await ask({ services: ['payments'], profile: 'full' });
    const now = again?.services[0]?.checks.find(({ id }) => id === open.id);
    assert.equal(now?.state, 'pass');
    assert.match(now?.message ?? '', /^Confirmed by team-sre on .* until 2999-01-01/);
  });

  it('end when they are cancelled', async () => {
    const source = new CancellationTokenSource();
    const asked = server.connection.sendRequest(READINESS, { folder }, source.token);
    source.cancel();
    await assert.rejects(asked, /cancelled/);
  });
});
