// Load-test scripts: what their text says that is called, and which operations that covers.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coverageOf } from '../../src/core/benchmark/coverage';
import { readScript } from '../../src/core/benchmark/read-script';
import type { BenchmarkScript } from '../../src/core/benchmark/script';
import type { Operation } from '../../src/core/model/operation';
import { linePlace } from '../../src/core/model/place';

function script(text: string, file = 'bench/script.js'): BenchmarkScript {
  const read = readScript(file, text);
  assert.ok(read !== undefined, 'no format knows it');
  return read;
}

/** Each request as `METHOD path@line`, with `…` before a path below a base that is not spelt out. */
function calls({ requests }: BenchmarkScript): readonly string[] {
  return requests.map(({ method, path, belowBase, place }) => `${method} ${belowBase ? '…' : ''}${path}@${place.line}`);
}

function unread({ problems }: BenchmarkScript): readonly string[] {
  return problems.map(({ message, place }) => `${place?.line} ${message.replace(/ cannot be read from.*/, '')}`);
}

const K6 = `import http, { get as fetchOnce } from 'k6/http';
import { check } from "k6";

const BASE_URL = __ENV.BASE_URL || 'http://localhost:8080/api';
const charges = BASE_URL + '/charges';
export const options = {
  summaryTrendStats: ['med', 'p(95)', 'p(99)'],
  thresholds: {
    http_req_failed: ['rate<0.0005'],
    'http_req_duration{operation:confirm}': [{ threshold: 'p(99)<300', abortOnFail: true }, \`p(95)<\${LIMIT}\`],
    checks: 'rate>0.9',
  },
};

/* http.get('/commented') */ // http.get('/out')
export default function () {
  const created = http.post(\`\${BASE_URL}/charges?dry=\${true ? "a{" : 'b}'}\`, JSON.stringify({ url: '/not/this' }), { headers });
  const id = created.json('id'), noise = /["'\`]http.get\\(/.test(id);
  http.get(charges + '/' + id + '#x');
  http.put(\`https://api.example.com/v1/charges/\${encodeURIComponent(id)}/note\`);
  http.del(http.url\`\${BASE_URL}/charges/\${id}\`);
  const url = \`\${charges}/\${id}/confirm\`;
  check(http.patch(url), { ok: (r) => r.status === 200 });
  http.request('OPTIONS', '/health');
  http.asyncRequest(\`GET\`, charges);
  http.batch([['GET', charges + '/1'], { method: 'POST', url: '/refunds', body: null }, \`\${BASE_URL}/refunds/2\`, ...more]);
  http.batch({ a: { url: '/a' }, b: '/b' });
  fetchOnce('/once');
  http.get(makeUrl());
  http.get(id ? '/x' : '/y');
  other.get('/other');
}
`;

describe('benchmark scripts', () => {
  it('reads what a k6 script calls', () => {
    const read = script(K6);
    assert.deepEqual(calls(read), [
      'POST …/charges@17',
      'GET …/charges/{}@19',
      'PUT /v1/charges/{}/note@20',
      'DELETE …/charges/{}@21',
      'PATCH …/charges/{}/confirm@23',
      'OPTIONS …/health@24',
      'GET …/charges@25',
      'GET …/charges/1@26',
      'POST …/refunds@26',
      'GET …/refunds/2@26',
      'GET …/a@27',
      'GET …/b@27',
      'GET …/once@28',
    ]);
    assert.deepEqual(unread(read), [
      '26 A URL that is put together elsewhere',
      '29 A URL that is put together elsewhere',
      '30 A URL that is put together elsewhere',
    ]);
  });

  it("reads a k6 script's thresholds and statistics", () => {
    const read = script(K6);
    assert.deepEqual(
      read.thresholds.map(({ metric, expression, place }) => [metric, expression, place.line]),
      [
        ['http_req_failed', 'rate<0.0005', 9],
        ['http_req_duration{operation:confirm}', 'p(99)<300', 10],
        ['http_req_duration{operation:confirm}', 'p(95)<{}', 10],
        ['checks', 'rate>0.9', 11],
      ],
    );
    assert.deepEqual(read.trendStats, ['med', 'p(95)', 'p(99)']);
    assert.equal(script(`import http from 'k6/http'; http.get('http://a/b')`).trendStats, undefined);
  });

  it("reads JMeter's samplers, but those that are switched off or lie below what is", () => {
    const sampler = (name: string, path: string, method: string, enabled = true) => `
      <HTTPSamplerProxy guiclass="HttpTestSampleGui" testclass="HTTPSamplerProxy" testname="${name}" enabled="${enabled}">
        <elementProp name="HTTPsampler.Arguments" elementType="Arguments"><stringProp name="Argument.value">/no</stringProp></elementProp>
        <stringProp name="HTTPSampler.domain">\${host}</stringProp>
        <stringProp name="HTTPSampler.path">${path}</stringProp>
        <stringProp name="HTTPSampler.method">${method}</stringProp>
      </HTTPSamplerProxy>
      <hashTree><ResponseAssertion testclass="ResponseAssertion" enabled="false"/><hashTree/></hashTree>`;
    const plan = `<?xml version="1.0"?>
<jmeterTestPlan version="1.2"><hashTree><TestPlan testclass="TestPlan" enabled="true"/><hashTree>
  <ThreadGroup testclass="ThreadGroup" testname="on" enabled="true"></ThreadGroup>
  <hashTree>${sampler('a', '/charges/${id}?x=1&amp;y=2', 'GET')}${sampler('b', 'charges', 'POST')}${sampler('off', '/off', 'GET', false)}
  <!-- ${sampler('c', '/commented', 'GET')} -->${sampler('d', 'https://api.example.com/v1/refunds', '')}${sampler('e', '${path}', 'GET')}
  </hashTree>
  <ThreadGroup testclass="ThreadGroup" testname="off" enabled="false"></ThreadGroup>
  <hashTree>${sampler('f', '/below', 'GET')}</hashTree>
</hashTree></hashTree></jmeterTestPlan>`;
    const read = script(plan, 'bench/plan.jmx');
    assert.deepEqual(
      calls(read).map((call) => call.replace(/@.*/, '')),
      ['GET …/charges/{}', 'POST …/charges', 'GET /v1/refunds'],
    );
    assert.deepEqual(
      unread(read).map((text) => text.replace(/^\d+ /, '')),
      ['A URL that is put together elsewhere'],
    );
  });

  it('reads Gatling in Scala, Java and Kotlin', () => {
    const scala = `import io.gatling.http.Predef._
class Charges extends Simulation {
  val base = "/charges"
  val browse = exec(http("list").get(base).check(status.is(200)))
    .exec(http("one " + n)
      .get("/charges/#{id}"))
    .exec(http("old").delete("/charges/\${id}"))
    .exec(http("note").put(s"/charges/\${feeder.id}/note/$n"))
  // http("off").get("/off")
}`;
    assert.deepEqual(calls(script(scala, 'Charges.scala')), [
      'GET …/charges@4',
      'GET …/charges/{}@5',
      'DELETE …/charges/{}@7',
      'PUT …/charges/{}/note/{}@8',
    ]);
    const java = `import static io.gatling.javaapi.http.HttpDsl.*;
public class Charges extends Simulation {
  private static final String CHARGES = "/charges";
  ChainBuilder create = exec(http("create").post(CHARGES).body(StringBody("{\\"to\\": \\"/no\\"}")).check(status().is(201)));
  ChainBuilder confirm = exec(http("confirm").httpRequest("PATCH", CHARGES + "/#{id}/confirm"));
  ChainBuilder unknown = exec(http("x").get(session -> session.getString("url")));
}`;
    const read = script(java, 'Charges.java');
    assert.deepEqual(calls(read), ['POST …/charges@4', 'PATCH …/charges/{}/confirm@5']);
    assert.deepEqual(unread(read), ['6 A URL that is put together elsewhere']);
  });

  it('reads Locust', () => {
    const text = `from locust import HttpUser, task
CHARGES = "/charges"
class Buyer(HttpUser):
    """self.client.get("/in-the-manual")"""
    @task
    def buy(self):
        self.client.post(CHARGES, json={"amount": 1})
        with self.client.get(f"/charges/{self.id}", name="/charges/[id]", catch_response=True) as r:
            pass  # self.client.get("/commented")
        self.client.delete("/charges/%s" % self.id)
        self.client.put("/charges/{}/note".format(self.id), data=x)
        self.client.request("PATCH", url=CHARGES + "/" + str(self.id))
        self.client.get(url="https://api.example.com/health")
        self.client.get(self.url())
`;
    const read = script(text, 'locustfile.py');
    assert.deepEqual(calls(read), [
      'POST …/charges@7',
      'GET …/charges/{}@8',
      'DELETE …/charges/{}@10',
      'PUT …/charges/{}/note@11',
      'PATCH …/charges/{}@12',
      'GET /health@13',
    ]);
    assert.deepEqual(unread(read), ['14 A URL that is put together elsewhere']);
  });

  it('reads Artillery', () => {
    const text = `config:
  target: https://perf.example.com
scenarios:
  - flow:
      - post: { url: "/charges", json: { amount: 1 } }
      - loop:
          - get:
              url: "/charges/{{ id }}"
          - think: 1
        count: 3
`;
    assert.deepEqual(calls(script(text, 'bench/load.yml')), ['POST …/charges@5', 'GET …/charges/{}@7']);
  });

  it('knows nothing of other files', () => {
    for (const [file, text] of [
      ['a.js', `import http from 'http'; http.get('/x')`],
      ['a.yaml', 'scenarios: []\n'],
      ['a.py', 'import requests\nclient.get("/x")\n'],
      ['a.scala', 'http("x").get("/x")'],
      ['pom.xml', '<project/>'],
    ] as const)
      assert.equal(readScript(file, text), undefined, file);
  });

  it('never throws, whatever a script holds', () => {
    const bits = fc.constantFrom(...K6.split(/(?<=[\s(){}[\],;.`'"$/+])/));
    const text = fc.oneof(
      fc.string(),
      fc.array(bits, { maxLength: 60 }).map((all) => all.join('')),
    );
    const head = fc.constantFrom(
      `import http from 'k6/http';`,
      'import io.gatling',
      'from locust import x\n',
      '<jmeterTestPlan',
      'config: {}\nscenarios: ',
    );
    fc.assert(
      fc.property(head, text, (first, rest) => {
        const read = readScript('a', first + rest);
        for (const { path, place } of read?.requests ?? []) assert.ok(path.startsWith('/') && place.line >= 1);
      }),
      { numRuns: 1500 },
    );
  });

  it('stands long scripts that repeat one thing without end', () => {
    const units = [
      'http.get(',
      'a=a+a;',
      '`${',
      'http.batch([[',
      '/[',
      'b=`${b}${b}`;http.get(b);',
      '<!--',
      '<a testclass="',
    ];
    for (const unit of units)
      for (const head of [`import http from 'k6/http';`, '<jmeterTestPlan'])
        assert.ok(readScript('a.js', `${head}${unit.repeat(20_000)};http.get(a + '/x')`) !== undefined, unit);
  });
});

function operation(text: string): Operation {
  const [method = '', path = ''] = text.split(' ');
  return { method, path, responses: [], evidence: { place: linePlace('openapi.yaml'), format: 'openapi' } };
}

describe('coverage of operations', () => {
  const covered = (operations: readonly string[], requests: readonly string[], bases: readonly string[] = []) => {
    const { covered: all } = coverageOf(
      requests.map((text) => {
        const [method = '', path = ''] = text.split(' ');
        return { method, path: path.replace('…', ''), belowBase: path.startsWith('…'), place: linePlace('a.js') };
      }),
      operations.map(operation),
      bases,
    );
    return all.map(({ operation: one, requests: calls_ }) => `${one.method} ${one.path} ×${calls_.length}`).sort();
  };

  it('matches templates by concrete values and by what is filled in', () => {
    const operations = [
      'GET /charges',
      'POST /charges',
      'GET /charges/{id}',
      'GET /charges/search',
      'GET /files/{name}.json',
    ];
    assert.deepEqual(
      covered(operations, [
        'GET /charges/42',
        'GET /charges/{}',
        'GET /charges/',
        'GET /files/a.json',
        'GET /files/.json',
      ]),
      ['GET /charges ×1', 'GET /charges/{id} ×2', 'GET /files/{name}.json ×1'],
    );
    assert.deepEqual(covered(operations, ['GET /charges/search', 'DELETE /charges', 'POST /charges/1']), [
      'GET /charges/search ×1',
    ]);
    assert.deepEqual(covered(['GET /charges/search'], ['GET /charges/{}']), [], 'what is filled in is no fixed word');
  });

  it('matches below bases: known ones, those that all paths share, usual ones', () => {
    assert.deepEqual(covered(['GET /charges/{id}'], ['GET /pay/charges/1']), []);
    assert.deepEqual(covered(['GET /charges/{id}'], ['GET /pay/charges/1'], ['/pay']), ['GET /charges/{id} ×1']);
    assert.deepEqual(covered(['GET /charges/{id}'], ['GET /api/v1/charges/1']), ['GET /charges/{id} ×1']);
    const versioned = ['GET /api/v1/charges/{id}', 'GET /api/v1/refunds'];
    assert.deepEqual(covered(versioned, ['GET …/charges/1', 'GET …/v1/refunds']), [
      'GET /api/v1/charges/{id} ×1',
      'GET /api/v1/refunds ×1',
    ]);
    assert.deepEqual(covered(versioned, ['GET /charges/1']), [], 'a whole address lacks nothing');
    assert.deepEqual(covered(['GET /charges/{id}'], ['GET …/home']), [], 'the thing itself is no base');
    assert.deepEqual(covered(['GET /carts/{id}', 'GET /carts/{id}/items'], ['GET …/home', 'GET …/1/items']), []);
  });

  it('is a share of the operations, and absent without any', () => {
    const one = coverageOf([], ['GET /a', 'GET /b'].map(operation));
    assert.deepEqual([one.ratio, one.missing.length], [0, 2]);
    assert.equal(coverageOf([], []).ratio, undefined);
  });
});
