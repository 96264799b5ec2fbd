// What is said when a Prometheus cannot be asked: one sentence for each case, nothing tried twice, no secret in any word.
import assert from 'node:assert/strict';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server as TcpServer } from 'node:net';
import { collectLive } from '../../src/sources/prometheus/collect';
import { connectionFailure } from '../../src/sources/prometheus/failure';
import { planOf } from './measured-shop';
import { freePort } from './real-prometheus';
import { CERTIFICATE, KEY } from './self-signed';

const never = new AbortController().signal;
const SECRET = 'zqSECRETzq';
const { plan } = planOf(['good', 'burning', 'silent']);

interface Asked {
  readonly said: string;
  readonly requests: number;
}

describe('a Prometheus that cannot be asked', () => {
  const open: (Server | TcpServer)[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function listen(server: Server | TcpServer): Promise<number> {
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** Asks everything of a server that answers by `handle`; gives what is said and how many requests came. */
  async function ask(handle: RequestListener, authorization?: string, timeoutMs = 9_000): Promise<Asked> {
    let requests = 0;
    const port = await listen(
      createHttp((request, response) => {
        requests += 1;
        handle(request, response);
      }),
    );
    const said = await sentences(`http://127.0.0.1:${port}`, authorization, timeoutMs);
    return { said: said.replaceAll(String(port), '9090'), requests };
  }

  async function sentences(url: string, authorization?: string, timeoutMs = 9_000): Promise<string> {
    const limits = { timeoutMs, mostBytes: 10_000 };
    const settings = { url, ...(authorization === undefined ? {} : { authorization }) };
    const live = await collectLive(settings, plan, { signal: never, limits });
    assert.equal(live.values.size, 0);
    const said = [live.failure ?? 'no failure', ...live.notes].join('\n');
    assert.ok(!said.includes(SECRET), said);
    return said;
  }

  const send =
    (status: number, body: string, headers: Readonly<Record<string, string>> = {}): RequestListener =>
    (_, response) => {
      response.writeHead(status, headers).end(body);
    };
  const vector = (...series: readonly unknown[]): string =>
    JSON.stringify({ status: 'success', data: { resultType: 'vector', result: series } });

  const AT = 'http://127.0.0.1:9090';
  const cases: readonly (readonly [what: string, handle: RequestListener, said: string])[] = [
    ['401', send(401, SECRET), `${AT} does not accept the authorization (401); set a new one.`],
    ['403', send(403, ''), `${AT} forbids the query with this authorization (403).`],
    ['404', send(404, 'no'), `There is no Prometheus API at ${AT} (404); check the path of the address.`],
    ['429', send(429, ''), `${AT} takes no more queries now (429); try later.`],
    ['502', send(502, ''), `${AT} failed (502); try later.`],
    [
      'a redirect',
      send(302, '', { location: `http://evil.example/${SECRET}` }),
      `${AT} sends elsewhere (302); redirects are not followed, so give the address that it leads to.`,
    ],
    [
      'a page',
      send(200, '<html>Sign in</html>'),
      `${AT} does not answer as Prometheus does: it sends a page. Check the address.`,
    ],
    ['no JSON', send(200, 'ok'), `${AT} does not answer as Prometheus does: it sends no JSON. Check the address.`],
    [
      'other JSON',
      send(200, '{"hello":1}'),
      `${AT} does not answer as Prometheus does: its JSON is another one. Check the address.`,
    ],
    [
      'a matrix',
      send(200, '{"status":"success","data":{"resultType":"matrix","result":[]}}'),
      `${AT} does not answer as Prometheus does: a query gives no instant vector. Check the address.`,
    ],
    [
      'series without values',
      send(200, vector({ metric: {} })),
      `${AT} does not answer as Prometheus does: its series have no values. Check the address.`,
    ],
    [
      'no answer to the simplest query',
      send(200, vector()),
      `${AT} does not answer as Prometheus does: vector(1) is not one number there. Check the address.`,
    ],
    ['too much', send(200, ' '.repeat(20_000)), `${AT} answers with more than 10000 bytes to one query.`],
    [
      'a connection that is cut',
      (request) => {
        request.socket.destroy();
      },
      `${AT} closed the connection; check the port, and whether it wants https://.`,
    ],
    [
      'an error in its own words, with the secret in them',
      send(422, JSON.stringify({ status: 'error', errorType: 'execution', error: `no ${SECRET} \u202e here` })),
      'Prometheus could not answer: no ***  here',
    ],
    [
      'no time to answer',
      send(503, JSON.stringify({ status: 'error', errorType: 'timeout', error: 'query timed out' })),
      `${AT} cannot answer in time (timeout); try later, or with a shorter window.`,
    ],
  ];
  for (const [what, handle, said] of cases)
    it(`${what}: one sentence after one request`, async () => {
      assert.deepEqual(await ask(handle, `Bearer ${SECRET}`), { said, requests: 1 });
    });

  it('silence, before the answer or in the midst of it: one sentence when the time is up', async () => {
    const said = `${AT} does not answer a query within 0.3 s.`;
    assert.equal((await ask(() => undefined, undefined, 300)).said, said);
    const half: RequestListener = (_, response) => {
      response.writeHead(200).write('{"status":');
    };
    assert.equal((await ask(half, undefined, 300)).said, said);
  });

  it('wants an authorization where none is set, and gets the one that is', async () => {
    const headers: (string | undefined)[] = [];
    const handle: RequestListener = (request, response) => {
      headers.push(request.headers.authorization);
      send(401, '')(request, response);
    };
    assert.equal((await ask(handle)).said, `${AT} wants an authorization (401); set one.`);
    await ask(handle, `Bearer ${SECRET}`);
    assert.deepEqual(headers, [undefined, `Bearer ${SECRET}`]);
  });

  it('nothing listens there, or another thing', async () => {
    const port = await freePort();
    assert.equal(
      await sentences(`http://127.0.0.1:${port}`),
      `Nothing listens at http://127.0.0.1:${port}; check the host and the port of the address.`,
    );
    const ssh = await listen(createTcp((socket) => socket.end('SSH-2.0-OpenSSH\r\n', () => socket.destroy())));
    assert.match(await sentences(`http://127.0.0.1:${ssh}`), /could not be asked|closed the connection/);
  });

  it('TLS: a certificate that nobody trusts, and a port that speaks none', async () => {
    const secure = await listen(createHttps({ key: KEY, cert: CERTIFICATE }, send(200, vector())));
    assert.equal(
      await sentences(`https://127.0.0.1:${secure}`, SECRET),
      `The certificate of https://127.0.0.1:${secure} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT); have NODE_EXTRA_CA_CERTS name the certificate of your company.`,
    );
    const plain = await listen(createHttp(send(200, vector())));
    assert.equal(
      await sentences(`https://127.0.0.1:${plain}`, SECRET),
      `https://127.0.0.1:${plain} does not speak TLS at that port; try http:// or another port.`,
    );
  });

  it('says what is wrong with an address, and sends nothing', async () => {
    for (const [url, said] of [
      ['prometheus', 'is no URL'],
      ['file:///etc/passwd', 'begins with https:// or http://'],
      [`https://me:${SECRET}@example.com`, 'holds a name or a password'],
      [`https://example.com/?token=${SECRET}`, 'ends before "?"'],
    ] as const)
      assert.ok((await sentences(url)).includes(said), url);
    assert.match(await sentences('http://127.0.0.1:9', `Bearer ${SECRET}\r\nX: 1`), /no header may hold/);
  });

  it('has a sentence for each way in which a connection fails, without the words of the error', () => {
    const codes = ['ENOTFOUND', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'EHOSTUNREACH', 'EPROTO', 'OTHER'];
    const told = codes.map((code) => {
      const cause = Object.assign(new Error(SECRET), { code });
      return connectionFailure(new TypeError(SECRET, { cause }), 'https://p').sentence;
    });
    assert.equal(new Set(told).size, codes.length);
    assert.ok(!told.join().includes(SECRET));
    assert.equal(
      connectionFailure(new Error(SECRET), 'https://p').sentence,
      'https://p could not be asked (no reason given).',
    );
  });
});
