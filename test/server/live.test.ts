// Live numbers over the protocol: beside the declared ones in hovers and rows; nothing connects before a person's word.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hover } from 'vscode-languageserver/node';
import { REFRESH_LIVE, type RefreshLiveResult, SERVICES, TRUST } from '../../src/protocol/messages';
import type { ServiceRow } from '../../src/protocol/views';
import { descriptor } from '../sources/measured-shop';
import { type RealPrometheus, startPrometheus, whyNoPrometheus } from '../sources/real-prometheus';
import { makeFolder, startTestServer, type TestOptions, type TestServer } from './harness';

const FILES = {
  '.sre/config.yaml': 'sre-config: "1.0"\ntiers: { core: [good, burning] }\nlive: { trafficWindow: 2h }\n',
  'good/sre.yaml': descriptor('good', '99%'),
  'burning/sre.yaml': descriptor('burning'),
  'silent/sre.yaml': descriptor('silent'),
};
const MINUTE = 60_000;

describe('live numbers in the editor', function () {
  this.timeout(60_000);
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function start(options: TestOptions): Promise<TestServer> {
    const { root, remove } = await makeFolder(FILES);
    closing.push(remove);
    const server = await startTestServer(root, options);
    closing.push(server.stop);
    return server;
  }

  /** Answers every query with `value`, or fails with `status`; counts. */
  async function counting(): Promise<{ url: string; requests: () => number; answer: (status: number) => void }> {
    let requests = 0;
    let status = 200;
    const server: Server = createServer((_, response) => {
      requests += 1;
      const result = [{ metric: {}, value: [1_795_834_008, '0.5'] }];
      response.writeHead(status).end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      url,
      requests: () => requests,
      answer: (next) => {
        status = next;
      },
    };
  }

  const logged = (server: TestServer, text: string) =>
    server.until(() => server.log().some((line) => line.includes(text)));
  const rows = (server: TestServer) => server.ask<readonly ServiceRow[]>(SERVICES);
  const liveOf = async (server: TestServer, name: string) =>
    (await rows(server)).find((row) => row.name === name)?.live;
  /** Types a comment, so that everything is judged anew, and waits until the client is told. */
  async function touch(server: TestServer): Promise<void> {
    await server.open('silent/sre.yaml');
    await server.judged(() => server.edit('silent/sre.yaml', 0, 0, 0, 0, '#\n'));
  }

  it('are off without an address: the command says so', async () => {
    const server = await start({});
    assert.deepEqual(await server.ask<RefreshLiveResult>(REFRESH_LIVE), {
      state: 'off',
      message: 'Live numbers are off: no address of a Prometheus is set.',
    });
    assert.equal(await liveOf(server, 'good'), undefined);
  });

  it('connect to nothing before the workspace is trusted, and then by themselves', async () => {
    const { url, requests } = await counting();
    const server = await start({ trusted: false, prometheus: { url } });
    const { state } = await server.ask<RefreshLiveResult>(REFRESH_LIVE);
    await touch(server);
    assert.deepEqual([state, requests()], ['restricted', 0]);
    await server.connection.sendNotification(TRUST);
    await logged(server, 'Live numbers of 3 services.');
    assert.ok(requests() > 3);
  });

  it('are asked for anew only when they are old, or a person asks; a failure counts as asking', async () => {
    const { url, requests, answer } = await counting();
    const server = await start({ prometheus: { url }, settings: { live: { refreshMinutes: 10 } } });
    await logged(server, 'Live numbers of 3 services.');
    const once = requests();
    server.clock.pass(9 * MINUTE);
    await touch(server);
    assert.equal(requests(), once);
    answer(502);
    server.clock.pass(MINUTE);
    await touch(server);
    await logged(server, 'failed (502)');
    await touch(server);
    assert.equal(requests(), once + 1);
    // What was known stays, and says from when it is.
    assert.deepEqual(await liveOf(server, 'good'), {
      short: 'live 50.00 %, 50 % of the budget left',
      lines: [
        'availability 50.00 % (live, 30 d to 2026-11-28 02:46 UTC, sloth)',
        '50 % of the error budget left: 21.6 of 43.2 min (live, 30 d to 2026-11-28 02:46 UTC, sloth)',
        'traffic 0.5 rps on average (live, 2 h to 2026-11-28 02:46 UTC, pyrra)',
        'traffic 0.5 rps at its peak (live, 2 h to 2026-11-28 02:46 UTC, pyrra)',
        'p99 latency 500ms, within the threshold of 500ms (live, 30 d to 2026-11-28 02:46 UTC, service-graph)',
      ],
    });
    const asked = await server.ask<RefreshLiveResult>(REFRESH_LIVE);
    assert.deepEqual(asked, { state: 'failed', message: `${url} failed (502); try later.` });
    assert.equal(requests(), once + 2);
  });

  it('are asked for by nobody but a person where the setting says 0', async () => {
    const { url, requests } = await counting();
    const server = await start({ prometheus: { url }, settings: { live: { refreshMinutes: 0 } } });
    await touch(server);
    assert.equal(requests(), 0);
    assert.equal((await server.ask<RefreshLiveResult>(REFRESH_LIVE)).state, 'done');
    assert.ok(requests() > 0);
  });

  it('write no authorization to the log', async () => {
    const { url, answer } = await counting();
    answer(401);
    const server = await start({ prometheus: { url, authorization: 'Bearer zqSECRETzq' } });
    await logged(server, 'does not accept the authorization (401)');
    assert.ok(!server.log().join('\n').includes('zqSECRETzq'));
  });

  describe(`with a real Prometheus`, () => {
    let prometheus: RealPrometheus;
    before(async function () {
      if (whyNoPrometheus() === undefined) prometheus = await startPrometheus();
      else this.skip();
    });
    after(() => prometheus?.stop());

    async function hover(
      server: TestServer,
      file: string,
      line: number,
      character: number,
    ): Promise<readonly string[]> {
      const answer = await server.ask<Hover | null>('textDocument/hover', {
        textDocument: { uri: server.uri(file) },
        position: { line, character },
      });
      const contents = answer?.contents;
      const text = typeof contents === 'object' && 'value' in contents ? contents.value : '';
      const plain = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      return plain.replace(/ to (\S+ )?\d\d:\d\d UTC/g, '').split('\n\n');
    }

    it('stand below an objective and below a service', async () => {
      const server = await start({ prometheus: { url: prometheus.url } });
      await logged(server, 'Live numbers of 2 services. The output channel says what is missing.');
      await logged(server, 'No live number is known of silent.');
      for (const file of ['good/sre.yaml', 'burning/sre.yaml', 'silent/sre.yaml']) await server.open(file);
      assert.deepEqual((await hover(server, 'burning/sre.yaml', 3, 12)).slice(-4), [
        '**burning** availability 99.90 % over 30 d: 43.2 min of error budget',
        'Full outage: 43.2 min in 30 days, 8.8 h in a year.',
        'availability 99.86 % (live, 30 d, sloth)',
        'error budget overspent by 40 %: 17.3 min more than its 43.2 min (live, 30 d, sloth)',
      ]);
      assert.deepEqual((await hover(server, 'good/sre.yaml', 4, 12)).slice(-2), [
        '**good** latency below 500ms 99.00 % over 30 d',
        'p99 latency 99.5ms, within the threshold of 500ms (live, 30 d, service-graph)',
      ]);
      const service = await hover(server, 'good/sre.yaml', 1, 10);
      assert.deepEqual(service.slice(-5), [
        'availability 99.98 % (live, 30 d, sloth)',
        '80 % of the error budget left: 34.6 of 43.2 min (live, 30 d, sloth)',
        'traffic 21.2 rps on average (live, 2 h, service-graph)',
        'traffic 120 rps at its peak (live, 2 h, service-graph)',
        'p99 latency 99.5ms, within the threshold of 500ms (live, 30 d, service-graph)',
      ]);
      assert.ok(service.includes('availability 99.90 % over 30 d: 43.2 min of error budget'));
      assert.equal((await liveOf(server, 'burning'))?.short, 'live 99.86 %, budget overspent');
      assert.equal(await liveOf(server, 'silent'), undefined);
    });
  });
});
