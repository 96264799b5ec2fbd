// BEN-07: a percentile is more than the few slowest requests of a short run.
import { type JudgedPercentile, judgePercentiles } from '../benchmark/judging/validity';
import { percentileName, percentileOf } from '../benchmark/percentile';
import type { BenchmarkResult } from '../benchmark/result';
import type { BenchmarkScript } from '../benchmark/script';
import type { Check, CheckContext, Verdict } from './check';
import { benchmarksOf, inBenchmark, nameOfResult, overLatest } from './judging/benchmarks';

export const ben07: Check = {
  id: 'BEN-07',
  group: 'BEN',
  title: 'Percentiles are valid',
  why: 'A p99 of 200 requests is the second slowest of them: the next run says something else, and the objective is judged by chance.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'limited',
  remedy:
    "Let the tool write p99 (k6: summaryTrendStats: ['med', 'p(95)', 'p(99)']), and let it run for at least 1,000 requests.",
  level: 'auto',
  verify,
};

const TAIL = 0.99;
/** The percentiles that objectives are judged by; a median needs no check. */
const LOWEST = 0.9;

function verify(context: CheckContext): Verdict {
  const { scripts, results } = benchmarksOf(context);
  const [mute] = results.length === 0 ? scripts.filter(writesNoTail) : [];
  if (mute !== undefined)
    return {
      state: 'fail',
      message: `${mute.evidence.place.file} will have no p99: k6 writes it only where summaryTrendStats asks for p(99).`,
      evidence: [mute.evidence],
    };
  return overLatest(context, (result) => judge(context, result));
}

function writesNoTail({ tool, trendStats }: BenchmarkScript): boolean {
  return tool === 'k6' && trendStats?.includes('p(99)') !== true;
}

function judge({ thresholds }: CheckContext, result: BenchmarkResult): Verdict {
  const name = nameOfResult(result);
  if (percentileOf(result.percentiles, TAIL) === undefined)
    return { state: 'fail', message: `${name} has no p99.`, evidence: [result.evidence] };
  const judged = judgePercentiles(result, thresholds.benchmarkSamples).filter(({ q }) => q >= LOWEST);
  const few = judged.filter(({ state }) => state === 'too-few');
  const samples = result.samples?.value;
  if (samples === undefined)
    return {
      state: 'unknown',
      message: `${name} does not say how many requests its percentiles are of.`,
      evidence: [result.evidence],
    };
  const assumed = result.percentilesAssumed ? " Which percentiles they are is the tool's default." : '';
  if (few.length > 0)
    return {
      state: 'fail',
      message: `${name} has ${samples} samples: too few for ${few.map(needs).join(', ')}.${assumed}`,
      evidence: inBenchmark(...few.map(({ place }) => place)),
    };
  return {
    state: 'pass',
    message: `${name} has ${samples} samples, enough for ${judged.map(({ q }) => percentileName(q)).join(', ')}.${assumed}`,
    evidence: inBenchmark(...judged.map(({ place }) => place)),
  };
}

function needs({ q, needed }: JudgedPercentile): string {
  return `${percentileName(q)} (${needed})`;
}
