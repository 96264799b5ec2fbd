// BEN-05: at the load that is planned the service keeps what it promises.
import { type JudgedObjective, judgeObjectives } from '../benchmark/judging/objectives';
import type { BenchmarkResult } from '../benchmark/result';
import type { Place } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { objectiveWords } from './judging/benchmark-words';
import { benchmarksOf, inBenchmark, overLatest } from './judging/benchmarks';

export const ben05: Check = {
  id: 'BEN-05',
  group: 'BEN',
  title: 'At planned peak the service meets its own objectives',
  why: 'The peak is when most users are there: an objective that only holds at night is missed for all of them.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Mend what is slow, add capacity, or agree on another objective; let the script fail the run by thresholds.',
  level: 'evidence',
  verify: (context) => overLatest(context, (result) => judge(context, result)),
};

function judge(context: CheckContext, result: BenchmarkResult): Verdict {
  const { slos, capacity } = context.service;
  const rows = judgeObjectives(result, slos, capacity?.peakRps);
  const of = (state: JudgedObjective['state']) => rows.filter((row) => row.state === state);
  const [missed, unknown, held] = [of('missed'), of('unknown'), of('held')];
  const loose = scriptsWithoutThresholds(context);
  if (missed.length > 0 || loose.length > 0)
    return {
      state: 'fail',
      message: [
        ...(missed.length > 0 ? [`Missed: ${words(missed)}.`] : []),
        ...loose.map(({ place }) => `${place.file} sets no thresholds: the run succeeds whatever it measures.`),
      ].join(' '),
      evidence: [...inBenchmark(...placesOf(missed)), ...loose],
    };
  if (slos.length === 0)
    return {
      state: 'unknown',
      message: 'The service has no objectives that a result could be held against.',
      evidence: [result.evidence],
    };
  if (unknown.length > 0)
    return { state: 'unknown', message: `Not shown: ${words(unknown)}.`, evidence: [result.evidence] };
  return { state: 'pass', message: `Held: ${words(held)}.`, evidence: inBenchmark(...placesOf(held)) };
}

function words(rows: readonly JudgedObjective[]): string {
  return rows.map(objectiveWords).join('; ');
}

function placesOf(rows: readonly JudgedObjective[]): readonly Place[] {
  return rows.flatMap(({ measured }) => (measured === undefined ? [] : [measured.place]));
}

/** Only k6 has them in its script. */
function scriptsWithoutThresholds(context: CheckContext): Verdict['evidence'] {
  const scripts = benchmarksOf(context).scripts.filter(({ tool }) => tool === 'k6');
  const isHeld = scripts.some(({ thresholds }) => thresholds.length > 0);
  return isHeld ? [] : scripts.map(({ evidence }) => evidence);
}
