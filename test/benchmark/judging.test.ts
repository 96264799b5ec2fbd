// Judging results: enough samples, fresh, within the objectives, no worse than what was accepted.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CommitStanding, judgeFreshness } from '../../src/core/benchmark/judging/freshness';
import { historyOf } from '../../src/core/benchmark/judging/history';
import { type JudgedObjective, judgeObjectives } from '../../src/core/benchmark/judging/objectives';
import { compareResults } from '../../src/core/benchmark/judging/regression';
import { judgePercentiles, samplesNeeded } from '../../src/core/benchmark/judging/validity';
import { percentileName } from '../../src/core/benchmark/percentile';
import type { BenchmarkResult } from '../../src/core/benchmark/result';
import { linePlace, type Located } from '../../src/core/model/place';
import type { Slo } from '../../src/core/model/slo';
import { DEFAULT_THRESHOLDS } from '../../src/core/model/thresholds';

const place = linePlace('bench/results/a.json', 3);
const at = <T>(value: T): Located<T> => ({ value, place });

interface Numbers {
  readonly rps?: number;
  readonly errors?: number;
  readonly requests?: number;
  readonly percentiles?: readonly (readonly [number, number])[];
  readonly date?: string;
  readonly file?: string;
  readonly environment?: string;
  readonly accepted?: string;
}

function run({ rps, errors, requests, percentiles = [], date, file, environment, accepted }: Numbers): BenchmarkResult {
  return {
    tool: 'k6',
    evidence: { place: file === undefined ? place : linePlace(file), format: 'k6-summary' },
    ...(rps !== undefined && { rps: at(rps) }),
    ...(errors !== undefined && { errorRatio: at(errors) }),
    ...(requests !== undefined && { requests: at(requests), samples: at(requests) }),
    ...(date !== undefined && { date: at(date) }),
    ...(environment !== undefined && { environment: at(environment) }),
    ...(accepted !== undefined && { accepted: at(accepted) }),
    percentiles: percentiles.map(([q, ms]) => ({ q, ms, place })),
    operations: [],
    thresholds: [],
    problems: [],
  };
}

function slo(target: number, thresholdMs?: number): Slo {
  return {
    id: 'x',
    type: thresholdMs === undefined ? 'availability' : 'latency',
    target,
    windowDays: 30,
    ...(thresholdMs !== undefined && { thresholdMs }),
    evidence: { place: linePlace('sre.yaml'), format: 'sre-yaml' },
  };
}

describe('judging benchmarks: percentiles', () => {
  it('takes ten samples above each', () => {
    assert.deepEqual(
      [0.5, 0.9, 0.95, 0.99, 0.999, 0.9999].map((q) => samplesNeeded(q, 10)),
      [20, 100, 200, 1000, 10_000, 100_000],
    );
    assert.equal(samplesNeeded(0.99, 100), 10_000);
    const judged = judgePercentiles(
      run({
        requests: 999,
        percentiles: [
          [0.95, 10],
          [0.99, 20],
        ],
      }),
      10,
    );
    assert.deepEqual(
      judged.map(({ q, state, needed }) => [percentileName(q), state, needed]),
      [
        ['p95', 'valid', 200],
        ['p99', 'too-few', 1000],
      ],
    );
    assert.equal(judgePercentiles(run({ percentiles: [[0.99, 20]] }), 10)[0]?.state, 'unknown');
  });
});

describe('judging benchmarks: freshness', () => {
  const judge = (date: string | undefined, commit?: CommitStanding) => {
    const { state, by, ageDays } = judgeFreshness(
      date === undefined ? {} : { date: at(date) },
      '2026-11-28',
      30,
      commit,
    );
    return [state, by, ageDays];
  };

  it('is by date, or by a commit since which nothing changed that matters', () => {
    assert.deepEqual(judge('2026-10-29T23:00:00Z'), ['fresh', 'date', 30]);
    assert.deepEqual(judge('2026-10-28'), ['stale', undefined, 31]);
    assert.deepEqual(judge('2026-10-28', 'current'), ['fresh', 'commit', 31]);
    assert.deepEqual(judge('2026-10-28', 'changed'), ['stale', undefined, 31]);
    assert.deepEqual(judge(undefined, 'current'), ['fresh', 'commit', undefined]);
    assert.deepEqual(judge(undefined, 'elsewhere'), ['stale', undefined, undefined]);
  });

  it('is unknown without either, and for a day that has not been', () => {
    assert.deepEqual(judge(undefined), ['unknown', undefined, undefined]);
    assert.deepEqual(judge('yesterday'), ['unknown', undefined, undefined]);
    assert.deepEqual(judge('2026-11-29'), ['fresh', 'date', 0]);
    assert.deepEqual(judge('2027-11-28'), ['unknown', undefined, undefined]);
  });
});

describe('judging benchmarks: objectives at the planned peak', () => {
  const show = (row: JudgedObjective) =>
    row.kind === 'latency'
      ? `latency ${row.state} ${row.measured === undefined ? '' : percentileName(row.measured.q)}`.trim()
      : `${row.kind} ${row.state}`;
  const judged = (numbers: Numbers, slos: readonly Slo[] = [], peak?: number) =>
    judgeObjectives(run(numbers), slos, peak === undefined ? undefined : at(peak)).map(show);

  it('need the load to be reached', () => {
    assert.deepEqual(judged({ rps: 1200 }, [], 1200), ['load held']);
    assert.deepEqual(judged({ rps: 1199 }, [], 1200), ['load missed']);
    assert.deepEqual(judged({ rps: 1200 }), ['load unknown']);
    assert.deepEqual(judged({}, [], 1200), ['load unknown']);
  });

  it('allow as many failures as the target does, exactly', () => {
    const target = [slo(0.9995)];
    assert.equal(judged({ errors: 0.0005, requests: 100_000 }, target)[1], 'errors held');
    assert.equal(judged({ errors: 0.00051, requests: 100_000 }, target)[1], 'errors missed');
    assert.equal(judged({}, target)[1], 'errors unknown');
    assert.equal(
      judged({ errors: 0, requests: 500 }, target)[1],
      'errors unknown',
      'too few requests to see one failure',
    );
    assert.equal(judged({ errors: 0, requests: 2000 }, target)[1], 'errors held');
    assert.equal(judged({ errors: 0, requests: 10 }, [slo(1)])[1], 'errors held');
  });

  it('decide latency by the percentile of the good fraction, or one that implies it', () => {
    const latency = (percentiles: NonNullable<Numbers['percentiles']>, target = 0.99) =>
      judged({ percentiles }, [slo(target, 300)])[1];
    assert.equal(
      latency([
        [0.95, 100],
        [0.99, 300],
      ]),
      'latency held p99',
    );
    assert.equal(
      latency([
        [0.95, 100],
        [0.99, 301],
      ]),
      'latency missed p99',
    );
    assert.equal(latency([[0.95, 100]]), 'latency unknown', 'p95 says nothing good of p99');
    assert.equal(latency([[0.95, 301]]), 'latency missed p95', 'where p95 is too slow, p99 is too');
    assert.equal(
      latency(
        [
          [0.95, 100],
          [0.99, 200],
        ],
        0.98,
      ),
      'latency held p99',
      'where p99 is fast enough, p98 is too',
    );
    assert.equal(
      latency(
        [
          [0.95, 100],
          [0.99, 400],
        ],
        0.98,
      ),
      'latency unknown',
    );
    assert.equal(judged({ percentiles: [[0.99, 1]] }, [{ ...slo(0.99), type: 'latency' }])[1], 'latency unknown');
  });

  it('never call an objective held that the samples themselves miss', () => {
    const sorted = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 100, maxLength: 300 });
    fc.assert(
      fc.property(
        sorted,
        fc.constantFrom(0.9, 0.95, 0.97, 0.99),
        fc.subarray([0.5, 0.9, 0.95, 0.98, 0.99]),
        (samples, target, shares) => {
          const values = [...samples].sort((a, b) => a - b);
          const percentiles = shares.map(
            (q) => [q, values[Math.ceil(Number((q * values.length).toFixed(9))) - 1] ?? 0] as const,
          );
          const within = values.filter((ms) => ms <= 300).length / values.length;
          const [, row] = judgeObjectives(run({ percentiles }), [slo(target, 300)], undefined);
          if (row?.state === 'held') assert.ok(within >= target - 1e-9, `${within} within, ${target} promised`);
          if (row?.state === 'missed') assert.ok(within < target, `${within} within, ${target} promised`);
        },
      ),
    );
  });
});

describe('judging benchmarks: regression', () => {
  const compare = (
    before: Numbers,
    after: Numbers,
    limits?: { benchmarkSlower: number; benchmarkThroughputLower: number },
  ) =>
    compareResults(run(before), run(after), limits ?? DEFAULT_THRESHOLDS).map(({ what, change, state }) => [
      what,
      Number(change.toFixed(6)),
      state,
    ]);

  it('is a tenth and more of p95, p99 or throughput; exactly a tenth is none', () => {
    const before: Numbers = {
      rps: 1000,
      percentiles: [
        [0.95, 100],
        [0.99, 200],
      ],
    };
    assert.deepEqual(
      compare(before, {
        rps: 900,
        percentiles: [
          [0.95, 110],
          [0.99, 220],
        ],
      }),
      [
        ['throughput', -0.1, 'same'],
        ['p95', 0.1, 'same'],
        ['p99', 0.1, 'same'],
      ],
    );
    assert.deepEqual(
      compare(before, {
        rps: 899,
        percentiles: [
          [0.95, 111],
          [0.99, 150],
        ],
      }),
      [
        ['throughput', -0.101, 'worse'],
        ['p95', 0.11, 'worse'],
        ['p99', -0.25, 'better'],
      ],
    );
    assert.deepEqual(compare(before, { rps: 899 }, { benchmarkSlower: 0.1, benchmarkThroughputLower: 0.2 }), [
      ['throughput', -0.101, 'same'],
    ]);
  });

  it('is not claimed of what one of the results lacks', () => {
    assert.deepEqual(compare({ rps: 10, percentiles: [[0.95, 1]] }, { percentiles: [[0.99, 1]] }), []);
    assert.deepEqual(compare({ percentiles: [[0.95, 0]] }, { percentiles: [[0.95, 0]] }), [['p95', 0, 'same']]);
  });
});

describe('judging benchmarks: history', () => {
  const history = (...runs: readonly Numbers[]) => {
    const found = historyOf(runs.map(run));
    return [found?.latest.evidence.place.file, found?.before?.evidence.place.file, found?.how];
  };

  it('compares the latest with the one that was accepted, else with the one before', () => {
    const [a, b, c] = [
      { file: 'a', date: '2026-11-01' },
      { file: 'b', date: '2026-11-02T10:00:00Z' },
      { file: 'c', date: '2026-11-02T11:00:00Z' },
    ];
    assert.deepEqual(history(b, c, a), ['c', 'b', 'previous']);
    assert.deepEqual(history(b, c, { ...a, accepted: 'yes' }), ['c', 'a', 'accepted']);
    assert.deepEqual(history(a), ['a', undefined, undefined]);
    assert.deepEqual(history(), [undefined, undefined, undefined]);
  });

  it('never compares two environments, and takes undated results for older', () => {
    assert.deepEqual(
      history(
        { file: 'a', date: '2026-11-01', environment: 'perf' },
        { file: 'b', date: '2026-11-02', environment: 'laptop' },
        { file: 'c', date: '2026-11-03', environment: 'perf' },
        { file: 'd' },
      ),
      ['c', 'a', 'previous'],
    );
    assert.deepEqual(history({ file: '1' }, { file: '2' }), ['2', '1', 'previous']);
  });
});
