// The calls that an operation declares under `x-sre-calls`.
import assert from 'node:assert/strict';
import { parseTarget, readCallEntry } from '../../src/core/openapi/call-entry';
import { readSyntax } from '../../src/core/syntax/read';
import { problemsOf, readText } from './read-text';

const HEAD = 'openapi: 3.1.0\npaths:\n  /orders:\n    post:\n';
const calls = (lines: string) => readText(`${HEAD}      x-sre-calls:\n${lines}`);

function entry(text: string, mayHaveFrom = false) {
  const syntax = readSyntax('sre.yaml', text);
  const [root] = syntax.roots;
  assert.ok(root);
  return readCallEntry(root, { place: syntax.place, mayHaveFrom });
}

describe('openapi/call-entry: targets', () => {
  const cases: readonly (readonly [string, ReturnType<typeof parseTarget>])[] = [
    ['payments', { kind: 'service', service: 'payments' }],
    [' payments # confirm ', { kind: 'service', service: 'payments', operation: 'confirm' }],
    ['payments#POST /charges/{id}', { kind: 'service', service: 'payments', operation: 'POST /charges/{id}' }],
    ['payments#', { kind: 'service', service: 'payments' }],
    ['#confirm', undefined],
    ['', undefined],
    ['http://user:secret@sms:8080/send', { kind: 'url', url: { host: 'sms', port: 8080, path: '/send' } }],
  ];
  for (const [text, target] of cases) {
    it(JSON.stringify(text), () => assert.deepEqual(parseTarget(text), target));
  }
});

describe('openapi/call-entry: an entry', () => {
  it('reads all terms: ms, rps, ratio', () => {
    const { to, terms, from, problems } = entry(
      `to: notifications-sms#sendMessage
from: confirm
mode: async
criticality: hard
blocks: true
timeout: 800ms
deadline: 3s
tries: 2
backoff: exponential-jitter
idempotent: true
callsPerRequest: 1
share: 20%
expectedRps: { average: 40rps, peak: 3000/min }
parallel: notify
fallback: { kind: cached, ttl: 1m30s }
consistency: outbox
flag: sms-confirmation
acknowledgedBy: team-messaging
planned: true
x-note: ours
`,
      true,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(to, { kind: 'service', service: 'notifications-sms', operation: 'sendMessage' });
    assert.deepEqual(from, {
      value: 'confirm',
      place: { file: 'sre.yaml', line: 2, column: 7, endLine: 2, endColumn: 14 },
    });
    const { share, ...others } = terms;
    assert.ok(share !== undefined && Math.abs(share - 0.2) < 1e-12);
    assert.deepEqual(others, {
      mode: 'async',
      criticality: 'hard',
      blocks: true,
      timeoutMs: 800,
      deadlineMs: 3000,
      tries: 2,
      backoff: 'exponential-jitter',
      idempotent: true,
      callsPerRequest: 1,
      expectedRps: { average: 40, peak: 50 },
      parallel: 'notify',
      fallback: { kind: 'cached', ttlMs: 90_000 },
      consistency: 'outbox',
      flag: 'sms-confirmation',
      acknowledgedBy: 'team-messaging',
      planned: true,
    });
  });

  it('says nothing of what is not said', () => assert.deepEqual(entry('to: a\nmode:\nfallback:\n').terms, {}));

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ['to: a\nfrom: b', 'unknown-field 2:1', /not a field of a call/],
    ['to: a\ntimeuot: 2s', 'unknown-field 2:1', /Did you mean "timeout"\?/],
    ['to: a\ncalls-per-request: 2', 'unknown-field 2:1', /Did you mean "callsPerRequest"\?/],
    ['to: a\ntimeout: 800', 'bad-unit 2:10', /300ms, 2s or 1m30s/],
    ['to: a\ndeadline: 3 parsecs', 'bad-unit 2:11', /duration/],
    ['to: a\nshare: 0.2', 'bad-unit 2:8', /20%/],
    ['to: a\nexpectedRps: { average: 40 }', 'bad-unit 2:25', /120rps or 3000\/min/],
    ['to: a\nexpectedRps: 40rps', 'bad-value 2:14', /average: 40rps/],
    ['to: a\nfallback: queue', 'bad-value 2:11', /\{ kind: queue \}/],
    ['to: a\nfallback: { kind: queu }', 'bad-value 2:19', /Did you mean "queue"\?/],
    ['to: a\nmode: asynch', 'bad-value 2:7', /sync, async/],
    ['to: a\nblocks: "yes"', 'bad-value 2:9', /true or false/],
    ['to: a\ntries: 0', 'bad-value 2:8', /whole number, 1 or more/],
    ['to: a\nbackoff: [1]', 'bad-value 2:10', /text/],
    ['to: [a]', 'bad-value 1:5', /service#operation/],
    ['mode: sync', 'call-without-target 1:1', /to: service/],
    ['to:\nmode: sync', 'call-without-target 1:1', /to: service/],
    ['to: "#x"', 'call-without-target 1:1', /to: service/],
    ['sms', 'call-without-target 1:1', /to: service/],
  ];
  for (const [text, expected, message] of mistakes) {
    it(`${JSON.stringify(text)} → ${expected}`, () => {
      const { problems } = entry(text);
      assert.deepEqual(
        problems.map(({ code, place }) => `${code} ${place?.line ?? 0}:${place?.column ?? 0}`),
        [expected],
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }
});

describe('openapi/read: x-sre-calls', () => {
  it('gives one declared call an entry, from the operation, at the entry', () => {
    const read = calls(
      '        - to: payments#createCharge\n          timeout: 2s\n        - { to: loyalty, mode: async }\n',
    );
    assert.deepEqual(read?.problems, []);
    assert.deepEqual(read?.calls, [
      {
        from: { document: 'api/openapi.yaml', operation: 'POST /orders' },
        to: { kind: 'service', service: 'payments', operation: 'createCharge' },
        terms: { timeoutMs: 2000 },
        precision: 'operation',
        grade: 'declared',
        format: 'openapi',
        place: { file: 'api/openapi.yaml', line: 6, column: 11, endLine: 7, endColumn: 22 },
      },
      {
        from: { document: 'api/openapi.yaml', operation: 'POST /orders' },
        to: { kind: 'service', service: 'loyalty' },
        terms: { mode: 'async' },
        precision: 'service',
        grade: 'declared',
        format: 'openapi',
        place: { file: 'api/openapi.yaml', line: 8, column: 11, endLine: 8, endColumn: 39 },
      },
    ]);
  });

  it('names the calling operation by its key: parameter names do not count', () => {
    const read = readText('openapi: 3.1.0\npaths:\n  /a/{id}/:\n    get:\n      x-sre-calls: [{ to: b }]\n');
    assert.equal(read?.calls?.[0]?.from.operation, 'GET /a/{}');
  });

  it('tells a half-typed entry at its place and keeps the others', () => {
    const read = calls('        - \n        - mode: sync\n        - pay\n        - to: payments\n');
    assert.equal(read?.calls?.length, 1);
    assert.deepEqual(problemsOf(read).slice(1), [
      'call-without-target api/openapi.yaml:7:11',
      'call-without-target api/openapi.yaml:8:11',
    ]);
    assert.match(problemsOf(read)[0] ?? '', /^call-without-target api\/openapi\.yaml:6:/);
  });

  it('tells calls that are no list, and calls outside an operation', () => {
    assert.deepEqual(problemsOf(calls('        to: payments\n')), ['bad-value api/openapi.yaml:6:9']);
    assert.deepEqual(problemsOf(readText('openapi: 3.1.0\npaths:\n  /a:\n    x-sre-calls: []\n')), [
      'misplaced-field api/openapi.yaml:4:5',
    ]);
    assert.deepEqual(calls('')?.problems, []);
  });

  it('tells keys that are a slip away from ours, or stand where nobody reads them', () => {
    const read = readText(
      [
        'openapi: 3.1.0',
        'info: { title: a, x-sre-service: a }',
        'x-sre-services: a',
        'x-sre-calls: []',
        'paths:',
        '  /a:',
        '    x-sre-owner: b',
        '    get:',
        '      x-sre-call: []',
        '      x-sre-service: a',
        '      x-sreality: true',
        'components: { schemas: { A: { x-sre-call: 1 } } }',
      ].join('\n'),
    );
    assert.deepEqual(
      read?.problems?.map(({ code, message, place }) => `${code} ${place?.line}: ${message}`).toSorted(),
      [
        'misplaced-field 10: "x-sre-service" was not read here: write it at the top of the document.',
        'misplaced-field 2: "x-sre-service" was not read here: write it at the top of the document.',
        'misplaced-field 4: "x-sre-calls" was not read here: write it under the operation that makes the calls.',
        'unknown-field 3: "x-sre-services" is not a field that SRE Lens knows, and was not read. Did you mean "x-sre-service"?',
        'unknown-field 7: "x-sre-owner" is not a field that SRE Lens knows, and was not read. Known are x-sre-service and x-sre-calls.',
        'unknown-field 9: "x-sre-call" is not a field that SRE Lens knows, and was not read. Did you mean "x-sre-calls"?',
      ],
    );
  });
});
