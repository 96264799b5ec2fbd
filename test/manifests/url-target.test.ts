// Which values are addresses, and that nothing else of a value is ever kept.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { substituteCompose, substituteKubernetes } from '../../src/core/manifests/network/substitute';
import { readTargets, UNKNOWN } from '../../src/core/manifests/network/url-target';

function shown(text: string, key = ''): readonly string[] {
  return readTargets(text, key).map(({ host, namespace, port, path }) =>
    [host, namespace === undefined ? '' : `/${namespace}`, port === undefined ? '' : `:${port}`, path ?? ''].join(''),
  );
}

const KEPT: readonly (readonly [text: string, ...targets: string[]])[] = [
  ['http://payments', 'payments'],
  ['https://payments:8443/api/v1', 'payments:8443/api/v1'],
  ['http://Payments.Shop.example/', 'payments.shop.example'],
  ['http://payments.shop.svc.cluster.local:8080', 'payments/shop:8080'],
  ['payments.shop.svc', 'payments/shop'],
  ['payments.shop.svc.cluster.local.', 'payments/shop'],
  ['kafka-0.kafka.data.svc.cluster.local:9092', 'kafka/data:9092'],
  ['payments:8080', 'payments:8080'],
  ['my_service:8080', 'my_service:8080'],
  ['payments:8080/ready', 'payments:8080'],
  ['a:9092,b:9092, c:9092', 'a:9092', 'b:9092', 'c:9092'],
  ['a:9092,a:9092', 'a:9092'],
  ['http://a:1,http://b:2', 'a:1', 'b:2'],
  ['redis://cache:6379/0', 'cache:6379'],
  ['rediss://:secret@cache:6379', 'cache:6379'],
  ['amqp://user:secret@rabbit:5672/vhost', 'rabbit:5672'],
  ['postgres://user:secret@db/shop', 'db'],
  ['mongodb://user:secret@a:27017,b:27017/shop?replicaSet=x', 'a:27017', 'b:27017'],
  ['mongodb+srv://user:secret@cluster.example.net/shop', 'cluster.example.net'],
  ['jdbc:postgresql://db:5432/shop?user=a&password=secret', 'db:5432'],
  ['jdbc:sqlserver://db:1433;databaseName=shop;password=secret', 'db:1433'],
  ['r2dbc:pool:postgresql://db:5432/shop', 'db:5432'],
  ['dns:///payments:50051', 'payments:50051'],
  ['grpc://payments:50051', 'payments:50051'],
  ['lb://payments', 'payments'],
  ['--payments-url=http://payments:8080', 'payments:8080'],
  ['-Dpayments.addr=payments:8080', 'payments:8080'],
  ['-Xmx1g -Dzipkin=http://zipkin:9411/api/spans -Dx=y', 'zipkin:9411/api/spans'],
  [`http://orders:${UNKNOWN}/x`, 'orders/x'],
  [`http://orders/${UNKNOWN}`, 'orders'],
  ['https://hooks.example.com/services/T0AB12/B0CD34/s3cr3tT0k3n', 'hooks.example.com'],
  ['https://x.example.com/hook/abcdefabcdefabcdefabcdefabcdefabcdef', 'x.example.com'],
  ['https://x.example.com/hook/a1b2c3d4e5', 'x.example.com'],
  ['http://orders:8080/v1?token=secret#secret', 'orders:8080/v1'],
];

const NOT_KEPT: readonly string[] = [
  '',
  'HTTP://x',
  'payments',
  'true',
  '12:30',
  'redis:7',
  'node:20',
  'sha256:12345678',
  'RATE:100',
  'key:value',
  'localhost:8080',
  'http://localhost:8080',
  'http://api.localhost',
  '127.0.0.1:80',
  '0.0.0.0:80',
  'http://10.1.2.3:80',
  'http://[::1]:80',
  ':8080',
  'v1.2:80',
  '0xff:8080',
  'host:99999',
  'host:0',
  'kubernetes.default.svc:443',
  'http://metadata.google.internal/x',
  'host.docker.internal:80',
  '.svc.cluster.local',
  's3://bucket/key',
  'file:///etc/passwd',
  'arn:aws:sns:eu-1:1234:topic',
  'org.example.Main:8080x',
  `http://${UNKNOWN}:80`,
  `${UNKNOWN}:8080`,
  'postgres://user:pa/ss@db/shop',
  'postgres://user:12/34@db/shop',
  'postgres://user:12?34@db/shop',
  'postgres://user:12#34@db/shop',
  'postgres://user:p@ss@db/shop',
  'postgres://u:12,http://x@db/shop',
  'see http://user:1@host and so on',
  'a:8080,not an address',
  'line one http://a\nline two',
];

describe('addresses in values', () => {
  for (const [text, ...targets] of KEPT) {
    it(`finds ${targets.join(' ') || 'nothing'} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(shown(text), targets);
    });
  }

  it('finds nothing in values that are no addresses, or cannot be taken apart safely', () => {
    for (const text of NOT_KEPT) assert.deepEqual(shown(text), [], text);
  });

  it('looks at what the key says', () => {
    assert.deepEqual(shown('admin:12345', 'ADMIN_PASSWORD'), []);
    assert.deepEqual(shown('admin:12345', 'BASIC_AUTH'), []);
    assert.deepEqual(shown('redis:8080', 'REDIS_IMAGE'), []);
    assert.deepEqual(shown('http://proxy:3128', 'HTTP_PROXY'), []);
    assert.deepEqual(shown('https://shop.example', 'CORS_ALLOWED_ORIGINS'), []);
    assert.deepEqual(shown('redis:8080', 'REDIS_ADDR'), ['redis:8080']);
    assert.deepEqual(shown('http://auth:8080', 'AUTH_TOKEN_URL'), ['auth:8080']);
  });

  it('never throws, and never keeps user names, passwords, queries or fragments', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9:/?#,;.$!%&*@_-]{0,12}$/).map((text) => `zq${text}zq`);
    const scheme = fc.constantFrom('http', 'postgres', 'amqp', 'mongodb', 'redis', 'jdbc:postgresql', 'jdbc:sqlserver');
    fc.assert(
      fc.property(scheme, secret, secret, secret, (name, user, password, query) => {
        const urls = [
          `${name}://${user}:${password}@db:5432/shop?password=${query}#${query}`,
          `${name}://${password}@db/shop;password=${query}`,
          `x=${name}://${user}:${password}@db a b`,
          `${user}:${password}@db:5432`,
        ];
        for (const url of urls) assert.ok(!JSON.stringify(readTargets(url)).includes('zq'), url);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on any text', () => {
    const piece = fc.constantFrom(
      'http://',
      'redis://',
      'jdbc:',
      '@',
      ':',
      '/',
      'a',
      'B',
      '80',
      '.',
      ',',
      '?',
      '#',
      ' ',
      '.svc',
      '-',
      '$',
      UNKNOWN,
    );
    const pieces = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    const text = fc.oneof(fc.string(), pieces, pieces);
    fc.assert(
      fc.property(text, text, (value, key) => {
        for (const { host, path } of readTargets(value, key)) {
          assert.match(host, /^[a-z0-9._-]+$/);
          assert.doesNotMatch(path ?? '', /[@?#:]/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('substitutions in values', () => {
  it('fills in what the same container says, once', () => {
    const known = new Map([
      ['HOST', 'payments'],
      ['PORT', '8080'],
    ]);
    assert.equal(substituteKubernetes('http://$(HOST):$(PORT)', known), 'http://payments:8080');
    assert.deepEqual(shown(substituteKubernetes('http://$(OTHER):$(PORT)', known)), []);
    assert.deepEqual(shown(substituteKubernetes('http://$HOST:80', known)), []);
  });

  it('takes the default of a Compose variable', () => {
    assert.equal(substituteCompose('http://${HOST:-payments}:${PORT-8080}'), 'http://payments:8080');
    assert.deepEqual(shown(substituteCompose('http://orders:${PORT}')), ['orders']);
    assert.deepEqual(shown(substituteCompose('http://${HOST}:80')), []);
    assert.deepEqual(shown(substituteCompose('http://${HOST:?missing}:80')), []);
  });
});
