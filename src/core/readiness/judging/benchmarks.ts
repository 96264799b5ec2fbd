// What the checks of benchmarks have in common: the evidence, its words, and what is said where there is none.
import { benchmarkOf, type BenchmarkEvidence, type Unusable } from '../../benchmark/evidence/collect';
import { type History, historyOf } from '../../benchmark/judging/history';
import type { BenchmarkResult } from '../../benchmark/result';
import type { Evidence, Place } from '../../model/place';
import type { CheckContext, Verdict } from '../check';

export function benchmarksOf(context: CheckContext): BenchmarkEvidence {
  return benchmarkOf(context);
}

/** Judges the latest result; unknown where there is none. */
export function overLatest(
  context: CheckContext,
  judge: (result: BenchmarkResult, history: History) => Verdict,
): Verdict {
  const { results, unusableResults } = benchmarksOf(context);
  const history = historyOf(results);
  if (history !== undefined) return judge(history.latest, history);
  const [first] = unusableResults;
  return first === undefined
    ? { state: 'unknown', message: 'No result of a benchmark was found.', evidence: [] }
    : {
        state: 'unknown',
        message: `No result of a benchmark: ${unusable(first)}.`,
        evidence: inBenchmark(first.place),
      };
}

/** Where something of a benchmark is written, each line once. */
export function inBenchmark(...places: readonly Place[]): readonly Evidence[] {
  const lines = new Map([...places].reverse().map((place) => [`${place.file}:${place.line}`, place]));
  return [...lines.values()].reverse().map((place) => ({ place, format: 'benchmark' }));
}

/** Why a file that is named says nothing, as the end of a sentence. */
export function unusable({ written, why, message }: Unusable): string {
  if (why === 'missing') return `${written} is not there`;
  if (why === 'unread') return `${written} could not be read (${(message ?? '').replace(/^Not read: |\.$/g, '')})`;
  return `${written} is in no format that is known`;
}

/** `bench/results/run.json (2026-11-20)`. */
export function nameOfResult({ evidence, date }: BenchmarkResult): string {
  const day = date?.value.slice(0, 10);
  return day === undefined ? evidence.place.file : `${evidence.place.file} (${day})`;
}

/** `a, b and 3 more`. */
export function listed(names: readonly string[], most = 5): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
