// What commands and quick fixes write: the config, planned calls, declared calls; and what is judged afterwards.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CodeAction, DiagnosticSeverity } from 'vscode-languageserver/node';
import { PICK_CORE, PLAN, type PlanParams, VALIDATE, type WriteResult } from '../../src/protocol/messages';
import { messageOf, startTestServer, type TestServer } from './harness';
import { api, BASELINE, CONFIG, LOYALTY, makeShop, PAYMENTS, type Shop } from './small-shop';

const DEPLOYMENT = 'k8s/loyalty.yaml';
const K8S = (env: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: loyalty
spec:
  selector: { matchLabels: { app: loyalty } }
  template:
    metadata:
      labels: { app: loyalty }
    spec:
      containers:
        - name: app
          env:
            - name: MODE
              value: production
${env}`;
const PAYMENTS_URL = `            - name: PAYMENTS_URL
              value: http://payments:8080
`;
const HOST = `apiVersion: v1
kind: Service
metadata: { name: payments }
spec: { selector: { app: payments }, ports: [{ port: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: app }] }
`;

describe('commands and quick fixes', () => {
  let shop: Shop;
  let server: TestServer;

  async function start(files: Readonly<Record<string, string>> = BASELINE): Promise<void> {
    shop = await makeShop(files);
    server = await startTestServer(shop.root);
  }
  afterEach(async () => {
    await server.stop();
    await shop.remove();
  });

  const disk = (file: string) => readFile(join(shop.root, file), 'utf8');
  const actions = (file: string) => {
    const [diagnostic] = server.diagnostics(file);
    assert.ok(diagnostic, `no diagnostic in ${file}`);
    return server.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: server.uri(file) },
      range: diagnostic.range,
      context: { diagnostics: server.diagnostics(file) },
    });
  };
  const run = async (file: string, title: string) => {
    const found = (await actions(file)).find((action) => action.title === title);
    assert.ok(found, `no ${title}`);
    const { edit } = found;
    assert.ok(edit, `${title} has no edit`);
    await server.judged(() => server.apply(edit));
  };

  it('pick the first core services: a config of three lines', async () => {
    const { [CONFIG]: _, ...others } = BASELINE;
    await start(others);
    const result = await server.ask<WriteResult>(PICK_CORE, { core: ['orders', 'payments'] });
    assert.equal(result.ok && result.uri, server.uri(CONFIG));
    assert.equal(await disk(CONFIG), 'sre-config: "1.0"\ntiers:\n  core: [orders, payments]\n');
    await server.until(() => server.status()?.coreChosen === true);
  });

  it('pick others later: comments and the rest of the config stay', async () => {
    await start();
    assert.ok((await server.ask<WriteResult>(PICK_CORE, { core: ['orders', 'loyalty'] })).ok);
    const text = await disk(CONFIG);
    assert.match(text, /core: \[ ?orders, loyalty ?\] # by the architects/);
    assert.match(text, /supplementary: \[ ?sms ?\]/);
    assert.doesNotMatch(text, /normal: \[ ?loyalty/);
    const refused = await server.ask<WriteResult>(PICK_CORE, { core: ['[x](command:evil)'] });
    assert.ok(!refused.ok);
    assert.equal(await disk(CONFIG), text);
  });

  it('plan a call as an entry of the operation that will make it', async () => {
    await start();
    const params: PlanParams = {
      from: { service: 'loyalty', operation: 'expire' },
      to: { service: 'payments', operation: 'refund' },
      mode: 'sync',
      criticality: 'soft',
      as: 'x-sre-calls',
    };
    const result = await server.ask<WriteResult>(PLAN, params);
    assert.ok(result.ok);
    const lines = server.text(LOYALTY).split('\n');
    const first = lines.findIndex((line) => line.includes('x-sre-calls:'));
    assert.deepEqual(lines.slice(first, first + 5), [
      '      x-sre-calls:',
      '        - to: payments#refund',
      '          mode: sync',
      '          criticality: soft',
      '          planned: true',
    ]);
    assert.ok(lines.slice(0, first).some((line) => line.includes('operationId: expire')));
    await server.judged(() => undefined);
    assert.equal(server.diagnostics(LOYALTY)[0]?.code, 'new-call-to-core');
  });

  it('plan a call in a story file', async () => {
    await start();
    const params: PlanParams = {
      from: { service: 'loyalty', operation: 'redeem' },
      to: { service: 'sms' },
      mode: 'async',
      blocks: true,
      as: 'story',
      story: '../PAY-9',
    };
    const result = await server.ask<WriteResult>(PLAN, params);
    assert.equal(result.ok && result.uri, server.uri('.sre/solutions/pay-9.yaml'));
    assert.match(await disk('.sre/solutions/pay-9.yaml'), /from: loyalty#redeem\n +to: sms\n +mode: async/);
    const unknown = await server.ask<WriteResult>(PLAN, { ...params, from: { service: 'nobody' } });
    assert.match(unknown.ok ? '' : unknown.reason, /no service nobody/);
  });

  it('offer the checklist first, as a command', async () => {
    await start();
    await server.judged(() =>
      server.open(LOYALTY, api('loyalty', ['redeem'], ['- to: payments#refund', '  mode: sync'])),
    );
    const [first] = await actions(LOYALTY);
    assert.equal(first?.isPreferred, true);
    assert.equal(first?.command?.command, 'sreLens.openChecklist');
    assert.match(String(first?.command?.arguments?.[0]), /^loyalty#POST \/redeem -> payments#POST \/refund \(sync\)$/);
    assert.equal(first?.diagnostics?.length, 1);
  });

  it('say at the entry whether a declared call waits', async () => {
    await start();
    await server.judged(() => server.open(LOYALTY, api('loyalty', ['redeem'], ['- to: payments#refund # planned'])));
    await run(LOYALTY, 'It waits');
    assert.match(server.text(LOYALTY), /- to: payments#refund # planned\n {10}mode: sync\n {10}criticality: hard\n/);
    assert.match(messageOf(server.diagnostics(LOYALTY)[0]), /^New call to core/);
  });

  it('declare a configured call in a new descriptor beside the manifest', async () => {
    await start({ ...BASELINE, [DEPLOYMENT]: K8S(''), 'k8s/payments.yaml': HOST });
    await server.judged(() => server.open(DEPLOYMENT, K8S(PAYMENTS_URL)));
    assert.match(messageOf(server.diagnostics(DEPLOYMENT)[0]), /Does loyalty wait for it\?/);
    await run(DEPLOYMENT, 'It does not wait');
    assert.equal(
      server.text('k8s/sre.yaml'),
      'sre: "1.0"\nservice: loyalty\ndependencies:\n  - to: payments\n    mode: async\n    blocks: false\n',
    );
  });

  it('declare it in the descriptor that is there', async () => {
    const descriptor = 'sre: "1.0"\nservice: loyalty # points\n';
    await start({ ...BASELINE, [DEPLOYMENT]: K8S(''), 'k8s/payments.yaml': HOST, 'loyalty/sre.yaml': descriptor });
    await server.judged(() => server.open(DEPLOYMENT, K8S(PAYMENTS_URL)));
    await run(DEPLOYMENT, 'It waits');
    assert.equal(
      server.text('loyalty/sre.yaml'),
      `${descriptor}dependencies:\n  - to: payments\n    mode: sync\n    criticality: hard\n`,
    );
    const all = [...server.allDiagnostics().values()].flat();
    assert.deepEqual(
      all.map((one) => one.code),
      ['new-call-to-core'],
    );
    assert.match(messageOf(all[0]), /^New call to core: loyalty → payments/);
  });

  it('take what is no call for none', async () => {
    await start({ ...BASELINE, [DEPLOYMENT]: K8S(''), 'k8s/payments.yaml': HOST });
    await server.judged(() => server.open(DEPLOYMENT, K8S(PAYMENTS_URL)));
    await run(DEPLOYMENT, 'Not a call');
    assert.match(server.text(CONFIG), /notCalls:\n +- loyalty -> payments\n/);
    assert.match(server.text(CONFIG), /# by the architects/);
    const left = [...server.allDiagnostics().values()].flat();
    assert.deepEqual(
      left.map(({ code, severity }) => [code, severity]),
      [['objective-weakened', DiagnosticSeverity.Information]],
    );
  });

  it('validate a document on request; the problems stay until it changes', async () => {
    await start();
    await server.judged(() => server.open(PAYMENTS, `${BASELINE[PAYMENTS]}tags: 7\n`));
    const count = await server.ask<number>(VALIDATE, { uri: server.uri(PAYMENTS) });
    assert.ok(count > 0);
    await server.judged(() => undefined);
    assert.equal(server.diagnostics(PAYMENTS).length, count);
    const end = server.text(PAYMENTS).split('\n').length - 2;
    await server.judged(() => server.edit(PAYMENTS, end, 0, end + 1, 0, ''));
    await server.until(() => server.diagnostics(PAYMENTS).length === 0);
    assert.equal(await server.ask(VALIDATE, { uri: 'file:///etc/passwd' }), 0);
  });
});
