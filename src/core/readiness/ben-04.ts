// BEN-04: the result still speaks of the code that runs.
import { judgeFreshness } from '../benchmark/judging/freshness';
import type { BenchmarkResult } from '../benchmark/result';
import type { Check, CheckContext, Verdict } from './check';
import { inBenchmark, nameOfResult, overLatest } from './judging/benchmarks';

export const ben04: Check = {
  id: 'BEN-04',
  group: 'BEN',
  title: 'The result is fresh',
  why: 'Capacity is planned on this number; every release since may have made it wrong.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Run the benchmark again, best from the pipeline after each release.',
  level: 'evidence',
  verify: (context) => overLatest(context, (result) => judge(context, result)),
};

function judge({ tier, today, thresholds }: CheckContext, result: BenchmarkResult): Verdict {
  const limit = tier === 'core' ? thresholds.benchmarkAgeCore : thresholds.benchmarkAgeNormal;
  const { state, ageDays } = judgeFreshness(result, today, limit);
  const name = result.evidence.place.file;
  const evidence = result.date === undefined ? [result.evidence] : inBenchmark(result.date.place);
  if (ageDays === undefined || state === 'unknown')
    return {
      state: 'unknown',
      message:
        result.date === undefined
          ? `${name} does not say when it was measured.`
          : `The date of ${nameOfResult(result)} is no day that has been.`,
      evidence,
    };
  const age = `${name} is ${ageDays} ${ageDays === 1 ? 'day' : 'days'} old`;
  return state === 'fresh'
    ? { state: 'pass', message: `${age}; it counts for ${limit}.`, evidence }
    : { state: 'fail', message: `${age}; it counted for ${limit}.`, evidence };
}
