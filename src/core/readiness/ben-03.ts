// BEN-03: the result of the load test is kept where people and machines can read it.
import { percentileName, percentileOf } from '../benchmark/percentile';
import type { BenchmarkResult } from '../benchmark/result';
import type { Check, Verdict } from './check';
import { nameOfResult, overLatest } from './judging/benchmarks';

export const ben03: Check = {
  id: 'BEN-03',
  group: 'BEN',
  title: 'A machine-readable result is stored',
  why: 'A number in a chat cannot be compared: nobody knows which code, which environment, which load it was.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'limited',
  remedy:
    'Let the pipeline write the result with commit, date and environment beside the code; sre-lens benchmark generate SERVICE --pipeline writes the stage.',
  level: 'evidence',
  verify: (context) => overLatest(context, judge),
};

const PERCENTILES = [0.5, 0.95, 0.99];

function judge(result: BenchmarkResult): Verdict {
  const missing = [
    ...(result.rps === undefined ? ['requests a second'] : []),
    ...(result.errorRatio === undefined ? ['error ratio'] : []),
    ...PERCENTILES.filter((q) => percentileOf(result.percentiles, q) === undefined).map(percentileName),
    ...(['commit', 'date', 'environment'] as const).filter((field) => result[field] === undefined),
  ];
  const name = nameOfResult(result);
  const facts = [result.commit, result.date, result.environment].flatMap((fact) => fact ?? []);
  if (missing.length > 0)
    return { state: 'fail', message: `${name} lacks ${missing.join(', ')}.`, evidence: [result.evidence] };
  return {
    state: 'pass',
    message: `${name} says load, errors and latency, of commit ${result.commit?.value} in ${result.environment?.value}.`,
    evidence: [result.evidence, ...facts.slice(0, 1).map(({ place }) => ({ place, format: result.evidence.format }))],
  };
}
