// Outputs of load tests as the tools write them; the numbers are made up.
import { readResult } from '../../src/core/benchmark/read-result';
import type { BenchmarkResult } from '../../src/core/benchmark/result';

/** Reads a text in pieces of a few characters, as a disk would give it; fails where no format knows it. */
export function readOutput(text: string, file = 'bench/results/run', piece = 97): BenchmarkResult {
  const result = readResult({ file, pieces: () => pieces(text, piece) });
  if (result === undefined) throw new Error(`no format knows ${text.slice(0, 80)}`);
  return result;
}

export function* pieces(text: string, length: number): Generator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

/** `--summary-export`. */
export const K6_EXPORT = `{
  "metrics": {
    "http_req_duration{operation:createCharge}": {
      "avg": 120.5, "max": 640.2, "med": 101.1, "min": 20.4, "p(90)": 190.1, "p(95)": 230.9, "p(99)": 410.3,
      "thresholds": { "p(99)<500": false }
    },
    "http_req_duration": {
      "avg": 90.25,
      "max": 812.75,
      "med": 71.5,
      "min": 8.125,
      "p(90)": 160.5,
      "p(95)": 214.25,
      "p(99)": 480.75,
      "thresholds": { "p(99)<300": true }
    },
    "http_req_duration{expected_response:true}": { "avg": 90, "max": 800, "med": 71, "min": 8, "p(90)": 160, "p(95)": 214 },
    "http_req_failed": { "passes": 36, "fails": 71964, "value": 0.0005, "thresholds": { "rate<0.001": false } },
    "http_reqs": { "count": 72000, "rate": 1199.8 },
    "http_reqs{operation:createCharge}": { "count": 24000, "rate": 399.9 },
    "vus": { "value": 200, "min": 200, "max": 200 }
  },
  "root_group": { "name": "", "path": "", "groups": {}, "checks": {} }
}
`;

/** The data of `handleSummary`, with what our generated script adds. */
export const K6_SUMMARY = `{
  "sre-benchmark": { "service": "payments", "date": "2026-11-20T10:00:00Z", "commit": "4f2a9c1", "environment": "perf" },
  "root_group": { "path": "", "groups": [], "checks": [], "name": "", "id": "d41d8" },
  "options": { "summaryTrendStats": ["avg", "med", "p(95)", "p(99)", "count"], "summaryTimeUnit": "", "noColor": false },
  "state": { "isStdOutTTY": false, "isStdErrTTY": false, "testRunDurationMs": 60250.5 },
  "metrics": {
    "http_reqs": { "type": "counter", "contains": "default", "values": { "count": 60000, "rate": 995.8 } },
    "http_req_failed": {
      "type": "rate", "contains": "default",
      "values": { "rate": 0.0002, "passes": 12, "fails": 59988 },
      "thresholds": { "rate<0.0005": { "ok": true } }
    },
    "http_req_duration": {
      "type": "trend", "contains": "time",
      "values": { "avg": 80, "med": 64.5, "p(95)": 180.5, "p(99)": 290.5, "count": 59990 },
      "thresholds": { "p(99)<300": { "ok": true }, "p(95)<100": { "ok": false } }
    }
  }
}
`;

/** `--new-machine-readable-summary`: it keeps no p99. */
export const K6_MACHINE = `{
  "config": { "duration": 30.5, "execution": "local", "script": "bench/payments.js" },
  "metadata": { "generatedAt": "2026-11-21T08:30:00Z", "k6Version": "2.1.0" },
  "results": {
    "metrics": [
      { "contains": "default", "name": "http_reqs", "type": "counter", "values": { "count": 6100 } },
      { "contains": "default", "name": "http_req_failed", "type": "rate", "values": { "matches": 61, "rate": 0.01, "total": 6100 } },
      { "contains": "time", "name": "http_req_duration", "type": "trend",
        "values": { "avg": 50, "max": 400, "med": 40, "min": 1, "p(90)": 90, "p(95)": 120 } }
    ]
  },
  "version": "1.0.0"
}
`;

/** Three points for each request, as k6 writes them, with points of other metrics between. */
export function k6Points(durations: readonly number[], failed: (index: number) => boolean = () => false): string {
  const start = Date.parse('2026-11-22T09:00:00Z');
  const point = (metric: string, index: number, value: number) =>
    JSON.stringify({
      metric,
      type: 'Point',
      data: {
        time: new Date(start + index * 10).toISOString(),
        value,
        tags: { method: 'POST', name: '/charges', expected_response: String(!failed(index)), status: '201' },
      },
    });
  const metric = (name: string, type: string) =>
    JSON.stringify({
      type: 'Metric',
      data: { name, type, contains: 'default', thresholds: [], submetrics: null },
      metric: name,
    });
  return [
    metric('http_reqs', 'counter'),
    metric('http_req_duration', 'trend'),
    ...durations.flatMap((duration, index) => [
      point('http_reqs', index, 1),
      point('http_req_duration', index, duration),
      point('http_req_blocked', index, 0.01),
      point('http_req_failed', index, failed(index) ? 1 : 0),
    ]),
    '',
  ].join('\n');
}

export const JTL_HEADER =
  'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect';

/** One row of a JTL; ms since 1970. */
export function jtlRow(at: number, elapsed: number, label: string, success = true): string {
  const [code, message, failure] = success
    ? ['200', 'OK', '']
    : ['500', '"Internal, Server Error"', '"it said ""no""\nand stopped"'];
  const name = label.includes(',') ? `"${label}"` : label;
  return `${at},${elapsed},${name},${code},${message},Checkout 1-1,text,${success},${failure},944,1274,1,9,http://perf/charges,${elapsed},0,1`;
}

export const JMETER_STATISTICS = `{
  "POST /charges" : {
    "transaction" : "POST /charges", "sampleCount" : 8000, "errorCount" : 8, "errorPct" : 0.1, "meanResTime" : 44.5,
    "medianResTime" : 40.0, "minResTime" : 9.0, "maxResTime" : 610.0, "pct1ResTime" : 90.0, "pct2ResTime" : 130.0,
    "pct3ResTime" : 260.0, "throughput" : 133.5, "receivedKBytesPerSec" : 120.1, "sentKBytesPerSec" : 60.2
  },
  "Total" : {
    "transaction" : "Total", "sampleCount" : 9000, "errorCount" : 9, "errorPct" : 0.1, "meanResTime" : 45.5,
    "medianResTime" : 41.0, "minResTime" : 8.0, "maxResTime" : 610.0, "pct1ResTime" : 95.0, "pct2ResTime" : 135.0,
    "pct3ResTime" : 270.0, "throughput" : 150.25, "receivedKBytesPerSec" : 130.1, "sentKBytesPerSec" : 70.2
  }
}
`;

export const JMETER_AGGREGATE = `Label,# Samples,Average,Median,90% Line,95% Line,99% Line,Min,Max,Error %,Throughput,Received KB/sec,Std. Dev.
POST /charges,6000,52,47,96,140,310,11,702,0.05%,12.0/min,80.1,30.5
TOTAL,7000,50,45,95,135,300,10,702,0.10%,120.5/sec,90.1,31.5
`;

const gatlingStats = (name: string, total: number, ko: number, quoted: boolean) => {
  const write = (value: number | '-') => (quoted ? JSON.stringify(String(value)) : String(value === '-' ? 0 : value));
  const row = (all: number, failed: number | '-') =>
    `{ "total": ${write(all)}, "ok": ${write(all)}, "ko": ${write(failed)} }`;
  return `{
    "name": "${name}",
    "numberOfRequests": { "total": ${write(total)}, "ok": ${write(total - ko)}, "ko": ${write(ko)} },
    "minResponseTime": ${row(4, '-')},
    "maxResponseTime": ${row(900, '-')},
    "meanResponseTime": ${row(60, '-')},
    "percentiles1": ${row(48, '-')},
    "percentiles2": ${row(77, '-')},
    "percentiles3": ${row(160, '-')},
    "percentiles4": ${row(350, '-')},
    "meanNumberOfRequestsPerSecond": ${row(75.5, '-')}
}`;
};

/** `js/global_stats.json`, of a version that quotes its numbers. */
export const GATLING_GLOBAL = gatlingStats('All Requests', 9000, 18, true);

/** `js/stats.json`. */
export const GATLING_STATS = `{
  "type": "GROUP", "name": "All Requests", "path": "", "pathFormatted": "group_all",
  "stats": ${gatlingStats('All Requests', 9000, 18, false)},
  "contents": {
    "group_checkout": {
      "type": "GROUP", "name": "checkout",
      "stats": ${gatlingStats('checkout', 9000, 18, false)},
      "contents": {
        "req_charge": { "type": "REQUEST", "name": "create charge", "stats": ${gatlingStats('create charge', 4500, 9, false)} }
      }
    }
  }
}
`;

export const WRK2 = `Running 1m test @ https://perf.example/charges
  4 threads and 100 connections
  Thread calibration: mean lat.: 12.512ms, rate sampling interval: 31ms
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    12.52ms    6.12ms 201.34ms   91.10%
    Req/Sec   262.10     20.01   333.00     70.12%
  Latency Distribution (HdrHistogram - Recorded Latency)
 50.000%   11.01ms
 75.000%   14.20ms
 90.000%   19.90ms
 99.000%   41.79ms
 99.900%  120.83ms
100.000%    0.20s 

  Detailed Percentile spectrum:
       Value   Percentile   TotalCount 1/(1-Percentile)
       1.203     0.000000            1         1.00
#[Mean    =       12.520, StdDeviation   =        6.120]
  59990 requests in 1.00m, 21.42MB read
  Socket errors: connect 0, read 3, write 0, timeout 7
  Non-2xx or 3xx responses: 20
Requests/sec:    999.83
Transfer/sec:    365.51KB
`;

export const HEY = `
Summary:
  Total:	4.0000 secs
  Slowest:	0.4012 secs
  Fastest:	0.0101 secs
  Average:	0.0402 secs
  Requests/sec:	500.0000

Response time histogram:
  0.010 [1]	|
  0.049 [1700]	|■■■■■■■■■■■■■■■■■■■■

Latency distribution:
  10% in 0.0200 secs
  50% in 0.0310 secs
  90% in 0.0700 secs
  95% in 0.0900 secs
  99% in 0.2100 secs

Status code distribution:
  [200]	1970 responses
  [503]	20 responses

Error distribution:
  [10]	Get "http://perf/charges": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
`;
