// Generated load tests: they are JavaScript, say the objectives, call every operation, and what they write is read.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { coverageOf } from '../../src/core/benchmark/coverage';
import { writeK6Script } from '../../src/core/benchmark/generate/k6-script';
import { PIPELINES } from '../../src/core/benchmark/generate/pipelines';
import { type BenchmarkPlan, planBenchmark } from '../../src/core/benchmark/generate/plan';
import { pipelineRun } from '../../src/core/benchmark/pipelines';
import { readResult } from '../../src/core/benchmark/read-result';
import { readScript } from '../../src/core/benchmark/read-script';
import { percentileName } from '../../src/core/benchmark/percentile';
import type { SourceFile } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import { readSyntax } from '../../src/core/syntax/read';

type Files = Readonly<Record<string, string>>;

const OPENAPI = `openapi: 3.1.0
info: { title: Payments, version: "1" }
x-sre-service: payments
servers: [{ url: "https://api.example.com/pay" }]
paths:
  /charges:
    parameters: [{ name: X-Tenant, in: header, required: true, schema: { type: string, example: acme } }]
    get:
      operationId: listCharges
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, minimum: 5 } }
        - { name: cursor, in: query, schema: { type: string } }
    post:
      operationId: createCharge
      parameters: [{ name: Idempotency-Key, in: header, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Charge" } } } }
  /charges/{id}:
    get: { operationId: getCharge, parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }] }
    delete: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }] }
  /exports/{name}.csv:
    head: { parameters: [{ name: name, in: path, required: true, schema: { type: string } }] }
components:
  schemas:
    Base: { type: object, required: [currency, id], properties: { currency: { enum: [EUR, USD] }, id: { type: string, readOnly: true } } }
    Charge:
      allOf: [{ $ref: "#/components/schemas/Base" }]
      required: [amount, lines, at]
      properties:
        amount: { type: integer, minimum: 100 }
        note: { type: string }
        at: { type: string, format: date-time }
        lines: { type: array, minItems: 1, items: { type: object, required: [sku, self], properties: { sku: { type: string, minLength: 4 }, self: { $ref: "#/components/schemas/Charge" } } } }
`;

const DESCRIPTOR = `sre: "1.0"
service: payments
tier: core
slos:
  - { id: availability, type: availability, target: 99.95%, window: 30d }
  - { id: latency, type: latency, threshold: 300ms, target: 99.5%, window: 30d }
capacity: { peakRps: 1200rps }
`;

function plan(files: Files, service = 'payments'): BenchmarkPlan {
  const head = new Map(
    Object.entries(files).map(([file, text]): [string, SourceFile] => [file, { file, id: text, text: () => text }]),
  );
  const session = createSession();
  const report = session.judge({ head, baseline: { kind: 'empty' }, today: '2026-11-23' });
  const found = report.head.services.get(service);
  assert.ok(found, `no service ${service}`);
  const made = planBenchmark(report.head, found, session.syntax);
  assert.ok(made, 'no plan');
  return made;
}

const GOLDEN = 'test/benchmark/golden/payments.js.txt';

const SHOP: Files = { 'payments/openapi.yaml': OPENAPI, 'payments/sre.yaml': DESCRIPTOR };

/** The module as esbuild understands it; throws where it is no JavaScript. */
function compiled(script: string): string {
  return transformSync(script, { format: 'cjs', loader: 'js' }).code;
}

interface Sent {
  readonly call: string;
  readonly args: readonly unknown[];
}

/** Runs a script that we generated ourselves with stand-ins for k6, once, and its `handleSummary`. */
function dryRun(script: string, env: Readonly<Record<string, string>> = {}) {
  const sent: Sent[] = [];
  const http = new Proxy(
    {},
    {
      get:
        (_, call) =>
        (...args: unknown[]) =>
          sent.push({ call: String(call), args }),
    },
  );
  const module = { exports: {} as Record<string, unknown> };
  const load = (name: string) => (name === 'k6/http' ? { __esModule: true, default: http } : {});
  // The text is ours: nothing of a workspace but texts in quotes.
  const factory = Reflect.construct(Function, ['require', 'module', '__ENV', '__VU', '__ITER', compiled(script)]) as (
    ...args: unknown[]
  ) => void;
  factory(load, module, env, 1, 0);
  const {
    options,
    default: iterate,
    handleSummary,
  } = module.exports as {
    options: {
      thresholds: Record<string, readonly string[]>;
      summaryTrendStats: readonly string[];
      scenarios: { peak: { rate: number } };
    };
    default: () => void;
    handleSummary: (data: unknown) => Record<string, string>;
  };
  iterate();
  return { sent, options, handleSummary };
}

describe('a generated load test', () => {
  const script = writeK6Script(plan(SHOP));

  it('is a script that a person can read (UPDATE=1 rewrites it)', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(GOLDEN, script);
    assert.equal(script, readFileSync(GOLDEN, 'utf8'));
  });

  it('sends what the contract requires, to every operation, under its name', () => {
    const { sent } = dryRun(script, { BASE_URL: 'http://perf', CHARGES_ID: 'c-1', AUTHORIZATION: 'Bearer x' });
    const urls = sent.map(({ call, args }) => `${call} ${String(args[0])}`);
    assert.deepEqual(urls, [
      'post http://perf/charges',
      'get http://perf/charges?limit=5',
      'get http://perf/charges/c-1',
      'head http://perf/exports/x.csv',
      'del http://perf/charges/c-1',
    ]);
    assert.deepEqual(JSON.parse(String(sent[0]?.args[1])), {
      currency: 'EUR',
      amount: 100,
      at: '2026-01-01T00:00:00Z',
      lines: [{ sku: 'xxxx', self: {} }],
    });
  });

  it('fails the run by the objectives, and measures their percentiles', () => {
    const { options } = dryRun(script);
    assert.deepEqual(options.thresholds['http_req_failed'], ['rate<=0.0005']);
    assert.deepEqual(options.thresholds['http_req_duration'], ['p(99.5)<=300']);
    assert.deepEqual(options.thresholds['http_reqs{operation:createCharge}'], ['count>0']);
    for (const stat of ['p(95)', 'p(99)', 'p(99.5)', 'count'])
      assert.ok(options.summaryTrendStats.includes(stat), stat);
    assert.equal(options.scenarios.peak.rate, 252, '5 requests an iteration, 5 % above 1,200 a second');
  });

  it('writes a result that says commit, date and environment, and is read with a row for each operation', () => {
    const { handleSummary } = dryRun(script, { COMMIT: '4f2a9c1', ENVIRONMENT: 'perf' });
    const values = (count: number) => ({ values: { count, rate: count / 60, med: 10, 'p(95)': 20, 'p(99)': 30 } });
    const data = {
      state: { testRunDurationMs: 60_000 },
      metrics: {
        http_reqs: values(600),
        http_req_duration: values(600),
        'http_reqs{operation:createCharge}': values(120),
        'http_req_duration{operation:createCharge}': values(120),
      },
    };
    const [[file, text] = ['', '']] = Object.entries(handleSummary(data));
    assert.match(file, /^payments\/bench\/results\/\d{4}-\d\d-\d\d\.json$/);
    const result = readResult({ file, pieces: () => [text] });
    assert.deepEqual(
      [result?.service?.value, result?.commit?.value, result?.environment?.value, result?.date?.value.slice(0, 10)],
      ['payments', '4f2a9c1', 'perf', file.slice(-15, -5)],
    );
    assert.deepEqual(
      result?.operations.map(({ name, requests }) => [name, requests?.value]),
      [['createCharge', 120]],
    );
    assert.equal(result?.percentiles.map(({ q }) => percentileName(q)).join(), 'p50,p95,p99');
  });

  it('calls what the core flow needs, and no more', () => {
    const flow = 'flows: [{ name: checkout, tier: core, entry: payments#createCharge }]\n';
    const { requests } = plan({ ...SHOP, 'payments/sre.yaml': DESCRIPTOR + flow });
    assert.deepEqual(
      requests.map(({ operation }) => operation.operationId),
      ['createCharge'],
    );
  });

  it('knows Swagger 2.0, and what is required by name where the document cannot be read again', () => {
    const swagger = `swagger: "2.0"
info: { title: Refunds, version: "1" }
basePath: /v1
x-sre-service: refunds
paths:
  /refunds:
    post: { parameters: [{ name: body, in: body, required: true, schema: { type: object, required: [amount], properties: { amount: { type: number } } } }] }
  /refunds/{id}/note:
    put: { parameters: [{ name: id, in: path, required: true, type: string }, { name: text, in: formData, required: true, type: string, default: "it's" }] }
`;
    const made = plan({ 'refunds/swagger.yaml': swagger }, 'refunds');
    const { sent } = dryRun(writeK6Script(made), { BASE_URL: 'http://perf' });
    assert.deepEqual(
      sent.map(({ call, args }) => [call, args[0], args[1]]),
      [
        ['post', 'http://perf/v1/refunds', '{"amount":1}'],
        ['put', 'http://perf/v1/refunds/x/note', { text: "it's" }],
      ],
    );
    const blind = writeK6Script({ ...made, requests: made.requests.map(({ operation }) => ({ operation })) });
    assert.deepEqual(
      dryRun(blind).sent.map(({ args }) => args[1]),
      ['{"amount":"x"}', '{"text":"x"}'],
    );
  });

  it('is JavaScript, has its thresholds and covers every operation, whatever the document calls them', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'B', '1', '-', '_', '.', '`', "'", '"', '$', '\\', ' ', 'é', '*', '/'),
      minLength: 1,
      maxLength: 6,
    });
    const segment = fc.oneof(
      name.map((text) => text.replaceAll('/', '')).filter((text) => text.trim() !== '' && !/^[.]+$/.test(text)),
      name.map((text) => `{${text.replaceAll('/', '')}}`).filter((text) => text.length > 2),
      fc.constantFrom('{id}.json', 'v{n}', 'charges'),
    );
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
    const method = fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace');
    const operations = fc.uniqueArray(fc.tuple(path, method, fc.option(name)), {
      minLength: 1,
      maxLength: 8,
      // Two templates that differ in the names of their parameters are one operation.
      selector: ([text, verb]) => `${verb} ${text.replace(/\{[^}]*\}/g, '{}')}`,
    });
    fc.assert(
      fc.property(operations, name, (all, service) => {
        const paths: Record<string, Record<string, unknown>> = {};
        for (const [text, verb, operationId] of all)
          paths[text] = { ...paths[text], [verb]: { ...(operationId === null ? {} : { operationId }), responses: {} } };
        const document = {
          openapi: '3.0.3',
          info: { title: 'x', version: '1' },
          'x-sre-service': service.trim() || 'x',
          paths,
        };
        const files = { 'a/openapi.json': JSON.stringify(document) };
        const made = planAny(files);
        if (made === undefined) return;
        const text = writeK6Script(made);
        const { options } = dryRun(text);
        const read = readScript('a.js', text);
        assert.ok(read !== undefined);
        assert.deepEqual(read.problems, []);
        assert.equal(read.thresholds.length, Object.values(options.thresholds).flat().length);
        const { missing } = coverageOf(
          read.requests,
          made.requests.map(({ operation }) => operation),
        );
        assert.deepEqual(
          missing.map(({ method: verb, path: at }) => `${verb} ${at}`),
          [],
        );
      }),
      { numRuns: 150 },
    );
  });
});

/** The plan of whatever service there is. */
function planAny(files: Files): BenchmarkPlan | undefined {
  const head = new Map(
    Object.entries(files).map(([file, text]): [string, SourceFile] => [file, { file, id: text, text: () => text }]),
  );
  const session = createSession();
  const { head: graph } = session.judge({ head, baseline: { kind: 'empty' }, today: '2026-11-23' });
  const [service] = [...graph.services.values()].filter(({ operations }) => operations.length > 0);
  return service && planBenchmark(graph, service, session.syntax);
}

describe('a generated pipeline', () => {
  const stage = { service: 'payments', script: 'payments/bench/payments.js', results: 'payments/bench/results' };

  for (const pipeline of PIPELINES) {
    it(`of ${pipeline.title} runs the script and keeps the result, as the review sees it`, () => {
      const text = pipeline.write(stage);
      const file = pipeline.file?.(stage) ?? 'Jenkinsfile';
      const run = pipelineRun(file, text, [stage.script]);
      assert.ok(run?.named === true && run.keeps !== undefined, text);
    });
  }

  it('is YAML, whatever the service and its folders are called', () => {
    const odd = { service: 'a: "b" #c', script: "it's/bench/x: y.js", results: "it's/bench/re sults" };
    for (const pipeline of PIPELINES.filter(({ id }) => id !== 'jenkins')) {
      const { problems, roots } = readSyntax('a.yml', pipeline.write(odd));
      assert.deepEqual(problems, [], pipeline.id);
      assert.equal(roots.length, 1);
    }
  });

  it('of GitHub is a workflow of its own', () => {
    assert.deepEqual(
      PIPELINES.map(({ id, file }) => [id, file?.(stage)]),
      [
        ['jenkins', undefined],
        ['bitbucket', undefined],
        ['github', '.github/workflows/benchmark-payments.yml'],
      ],
    );
  });
});
