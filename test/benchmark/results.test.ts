// Results of load tests: what is read of each tool's output, and what is told where it cannot be right.
import assert from 'node:assert/strict';
import { readResult } from '../../src/core/benchmark/read-result';
import { percentileName } from '../../src/core/benchmark/percentile';
import type { BenchmarkResult, Measured } from '../../src/core/benchmark/result';
import { readSidecar, sidecarsOf } from '../../src/core/benchmark/run-facts';
import * as outputs from './outputs';

/** The numbers of a result in one line, each with the line of the file that says it. */
function shown(measured: Measured): string {
  const one = (name: string, number: Measured['rps']) =>
    number === undefined ? [] : [`${name} ${Number(number.value.toPrecision(6))}@${number.place.line}`];
  return [
    ...one('requests', measured.requests),
    ...one('rps', measured.rps),
    ...one('errors', measured.errorRatio),
    ...one('samples', measured.samples),
    ...measured.percentiles.map(({ q, ms, place }) => `${percentileName(q)} ${ms}@${place.line}`),
  ].join(' ');
}

function told(result: BenchmarkResult): readonly string[] {
  return result.problems.map(({ message, place }) => `${place?.line}: ${message}`);
}

describe('benchmark results', () => {
  it("reads k6's summary export: percentiles, rows by tag, thresholds that were crossed", () => {
    const result = outputs.readOutput(outputs.K6_EXPORT);
    assert.equal(result.evidence.format, 'k6-summary');
    assert.equal(
      shown(result),
      'requests 72000@19 rps 1199.8@19 errors 0.0005@18 samples 72000@19 p50 71.5@10 p90 160.5@12 p95 214.25@13 p99 480.75@14',
    );
    assert.deepEqual(
      result.operations.map((row) => `${row.name}: ${shown(row)}`),
      ['createCharge: requests 24000@20 rps 399.9@20 samples 24000@20 p50 101.1@4 p90 190.1@4 p95 230.9@4 p99 410.3@4'],
    );
    assert.deepEqual(
      result.thresholds.map(({ metric, expression, held, place }) => [metric, expression, held, place.line]),
      [
        ['http_req_duration{operation:createCharge}', 'p(99)<500', true, 5],
        ['http_req_duration', 'p(99)<300', false, 15],
        ['http_req_failed', 'rate<0.001', true, 18],
      ],
    );
    assert.deepEqual(
      [result.date, result.commit, result.environment, result.problems],
      [undefined, undefined, undefined, []],
    );
  });

  it('reads the data of handleSummary, with commit, date and environment', () => {
    const result = outputs.readOutput(outputs.K6_SUMMARY);
    assert.equal(
      shown(result),
      'requests 60000@7 rps 995.8@7 errors 0.0002@10 samples 59990@15 p50 64.5@15 p95 180.5@15 p99 290.5@15',
    );
    assert.deepEqual(
      [result.date?.value, result.commit?.value, result.environment?.value, result.commit?.place.line],
      ['2026-11-20T10:00:00Z', '4f2a9c1', 'perf', 2],
    );
    assert.equal(result.durationMs?.value, 60_250.5);
    assert.deepEqual(
      result.thresholds.map(({ expression, held }) => [expression, held]),
      [
        ['rate<0.0005', true],
        ['p(99)<300', true],
        ['p(95)<100', false],
      ],
    );
  });

  it("reads k6's machine-readable summary, which keeps no p99", () => {
    const result = outputs.readOutput(outputs.K6_MACHINE);
    assert.equal(shown(result), 'requests 6100@6 rps 200@6 errors 0.01@7 samples 6100@6 p50 40@9 p90 90@9 p95 120@9');
    assert.equal(result.date?.value, '2026-11-21T08:30:00Z');
  });

  it("computes percentiles of k6's points", () => {
    const durations = Array.from({ length: 2000 }, (_, index) => index + 0.5);
    const result = outputs.readOutput(outputs.k6Points(durations, (index) => index % 100 === 0));
    assert.equal(
      shown(result),
      'requests 2000@1 rps 100.05@1 errors 0.01@1 samples 2000@1 ' +
        'p50 999.5@1 p75 1499.5@1 p90 1799.5@1 p95 1899.5@1 p98 1959.5@1 p99 1979.5@1 p99.5 1989.5@1',
    );
    assert.equal(result.date?.value, '2026-11-22T09:00:19.990Z');
    assert.deepEqual(
      result.operations.map(({ name, requests }) => [name, requests?.value]),
      [['POST /charges', 2000]],
    );
  });

  it("reads JMeter's sample log, without the rows that only sum up others", () => {
    const start = Date.parse('2026-11-22T09:00:00Z');
    const rows = Array.from({ length: 100 }, (_, index) =>
      outputs.jtlRow(start + index * 100, index + 1, index % 2 === 0 ? 'POST /charges' : 'GET /charges/1', index !== 7),
    );
    const controller = `${start},99999,Checkout,200,"Number of samples in transaction : 2, number of failing samples : 0",Checkout 1-1,,true,,0,0,1,9,null,0,0,0`;
    const result = outputs.readOutput([outputs.JTL_HEADER, ...rows, controller, ''].join('\n'));
    assert.equal(
      shown(result),
      'requests 100@1 rps 10@1 errors 0.01@1 samples 100@1 p50 50@1 p75 75@1 p90 90@1 p95 95@1 p99 99@1',
    );
    assert.equal(result.durationMs?.value, 10_000);
    assert.equal(result.date?.value, '2026-11-22T09:00:10.000Z');
    assert.deepEqual(
      result.operations.map(({ name, requests, errorRatio }) => [name, requests?.value, errorRatio?.value]),
      [
        ['POST /charges', 50, 0],
        ['GET /charges/1', 50, 0.02],
      ],
    );
    assert.deepEqual(result.problems, []);
  });

  it('reads a JTL with few columns, semicolons and written dates', () => {
    const result = outputs.readOutput(
      'timeStamp;elapsed;label\r\n2026/11/22 09:00:00.500;120;a\r\n2026/11/22 09:00:01.500;80;a\r\n',
    );
    assert.equal(shown(result), 'requests 2@1 rps 1.85185@1 samples 2@1 p50 80@1 p90 120@1 p95 120@1 p99 120@1');
  });

  it("reads JMeter's statistics and its aggregate report", () => {
    const statistics = outputs.readOutput(outputs.JMETER_STATISTICS, 'bench/report/statistics.json');
    assert.equal(
      shown(statistics),
      'requests 9000@8 rps 150.25@10 errors 0.001@8 samples 9000@8 p50 41@9 p90 95@9 p95 135@9 p99 270@10',
    );
    assert.equal(statistics.percentilesAssumed, true);
    assert.deepEqual(
      statistics.operations.map(({ name, rps }) => [name, rps?.value]),
      [['POST /charges', 133.5]],
    );
    const aggregate = outputs.readOutput(outputs.JMETER_AGGREGATE, 'bench/aggregate.csv');
    assert.equal(
      shown(aggregate),
      'requests 7000@3 rps 120.5@3 errors 0.001@3 samples 7000@3 p50 45@3 p90 95@3 p95 135@3 p99 300@3',
    );
    assert.equal(aggregate.evidence.place.line, 3);
    assert.deepEqual(
      aggregate.operations.map(({ name, rps }) => [name, rps?.value]),
      [['POST /charges', 0.2]],
    );
  });

  it("reads Gatling's statistics, with its requests in groups and the date of its folder", () => {
    const stats = outputs.readOutput(outputs.GATLING_STATS, 'bench/checkout-20261101083000123/js/stats.json');
    assert.equal(
      shown(stats),
      'requests 9000@5 rps 75.5@13 errors 0.002@5 samples 9000@5 p50 48@9 p75 77@10 p95 160@11 p99 350@12',
    );
    assert.equal(stats.date?.value, '2026-11-01T08:30:00.000Z');
    assert.deepEqual(
      stats.operations.map(({ name, requests }) => [name, requests?.value]),
      [['create charge', 4500]],
    );
    const global = outputs.readOutput(outputs.GATLING_GLOBAL, 'global_stats.json');
    assert.equal(
      shown(global),
      'requests 9000@3 rps 75.5@11 errors 0.002@3 samples 9000@3 p50 48@7 p75 77@8 p95 160@9 p99 350@10',
    );
    assert.deepEqual([global.date, global.problems], [undefined, []]);
  });

  it('reads what wrk2 and hey print', () => {
    const wrk = outputs.readOutput(outputs.WRK2);
    assert.equal(
      shown(wrk),
      'requests 59990@19 rps 999.83@22 errors 0.000500083@19 samples 59990@19 p50 11.01@8 p75 14.2@9 p90 19.9@10 p99 41.79@11 p99.9 120.83@12',
    );
    assert.equal(wrk.durationMs?.value, 60_000);
    const hey = outputs.readOutput(outputs.HEY);
    assert.equal(
      shown(hey),
      'requests 2000@7 rps 500@7 errors 0.015@7 samples 1990@7 p10 20@14 p50 31@15 p90 70@16 p95 90@17 p99 210@18',
    );
  });

  it('takes commit, date and environment of a file beside the result where the result does not say them', () => {
    assert.deepEqual(sidecarsOf('bench/results/a.jtl'), ['bench/results/a.jtl.run.json', 'bench/results/run.json']);
    assert.deepEqual(sidecarsOf('bench/checkout-1/js/stats.json'), [
      'bench/checkout-1/js/stats.json.run.json',
      'bench/checkout-1/js/run.json',
      'bench/checkout-1/run.json',
    ]);
    const beside = readSidecar(
      'bench/run.json',
      '{ "commit": "abc1234", "date": "2026-11-02", "environment": "perf" }',
    );
    const result = readResult({ file: 'bench/x.json', pieces: () => [outputs.K6_MACHINE] }, beside);
    assert.deepEqual(
      [result?.commit?.value, result?.commit?.place.file, result?.date?.value],
      ['abc1234', 'bench/run.json', '2026-11-21T08:30:00Z'],
    );
  });

  it('knows nothing of other files', () => {
    for (const text of [
      '',
      '{}',
      '{"metrics": {"cpu": 1}}',
      'openapi: 3.1.0\n',
      'a,b\n1,2\n',
      '[1, 2]',
      '{"type":"x"}\n{"type":"y"}\n',
    ])
      assert.equal(readResult({ file: 'a.json', pieces: () => [text] }), undefined, text);
  });
});

describe('benchmark results that cannot be right', () => {
  it('tells a summary that ends too early, and keeps what is whole', () => {
    const cut = outputs.K6_EXPORT.slice(0, outputs.K6_EXPORT.indexOf('"http_req_failed"'));
    const result = outputs.readOutput(cut, 'bench/run.json');
    assert.equal(result.percentiles.length, 4);
    assert.equal(result.requests, undefined);
    assert.deepEqual(
      result.problems.map(({ code }) => code),
      ['benchmark-result-truncated'],
    );
  });

  it('tells numbers that are none, negative, out of range or in the wrong order', () => {
    const result = outputs.readOutput(
      outputs.K6_SUMMARY.replace('"rate": 0.0002', '"rate": 42')
        .replace('"count": 60000', '"count": -1')
        .replace('"p(95)": 180.5', '"p(95)": "180ms"')
        .replace('"p(99)": 290.5', '"p(99)": 0.2905'),
    );
    assert.deepEqual(told(result), [
      '7: "count" of http_reqs is not a number that is 0 or more. It is left out.',
      '10: "rate" of http_req_failed is not a number that is from 0 to 1. It is left out.',
      '15: "p(95)" of http_req_duration is not a number that is 0 or more. It is left out.',
      '15: A percentile of 0.2905 ms is lower than one of a smaller share of the requests. It is left out.',
    ]);
    assert.equal(shown(result), 'rps 995.8@7 samples 59990@15 p50 64.5@15');
  });

  it('tells rows of a JTL that are cut off, broken, or count in seconds', () => {
    const at = Date.parse('2026-11-22T09:00:00Z');
    const rows = [
      outputs.jtlRow(at, 10, 'a'),
      `${Math.round(at / 1000)},12,a,200,OK,t,text,true,,1,1,1,1,u,1,0,0`,
      `${at},NaN,a,200,OK,t,text,true,,1,1,1,1,u,1,0,0`,
      outputs.jtlRow(at + 5, 20, 'a'),
      `${at},1`,
      String(at),
    ];
    const result = outputs.readOutput([outputs.JTL_HEADER, ...rows].join('\n'));
    assert.deepEqual(told(result), [
      '3: "timeStamp" is no number of milliseconds since 1970; seconds, perhaps. The row is left out.',
      '4: "timeStamp" or "elapsed" is missing or no number; the run may have been cut off here. 2 rows are left out, this is the first.',
    ]);
    assert.equal(result.requests?.value, 3);
  });

  it('tells lines that are no points of k6, and a run of labels without end', () => {
    const points = outputs.k6Points([1, 2, 3]);
    assert.deepEqual(told(outputs.readOutput(points.slice(0, -20))), [
      '14: This line is no point of k6; the run may have been cut off here.',
    ]);
    const urls = Array.from({ length: 300 }, (_, index) =>
      outputs.jtlRow(Date.parse('2026-11-22T09:00:00Z') + index, 5, `GET /charges/${index}`),
    );
    const crowded = outputs.readOutput([outputs.JTL_HEADER, ...urls].join('\n'));
    assert.equal(crowded.operations.length, 200);
    assert.equal(crowded.requests?.value, 300);
    assert.deepEqual(told(crowded), [
      '1: More than 200 different labels; the others count in the total only. Name requests by their operation, not by their URL.',
    ]);
  });
});
