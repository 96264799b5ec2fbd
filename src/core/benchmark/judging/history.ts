// Of several results: which one is the latest, and which one was accepted before it.
import type { BenchmarkResult } from '../result';

export interface History {
  readonly latest: BenchmarkResult;
  /** What the latest is compared with: of the same tool and, as far as both say, the same environment. */
  readonly before?: BenchmarkResult;
  /** `accepted` where somebody marked it so, `previous` where nobody did and it is simply the one before. */
  readonly how?: 'accepted' | 'previous';
}

/** The latest by its date (undated ones are older than all others); undefined without results. */
export function historyOf(results: readonly BenchmarkResult[]): History | undefined {
  const [latest, ...older] = [...results].sort(newestFirst);
  if (latest === undefined) return undefined;
  const alike = older.filter((one) => isAlike(one, latest));
  const accepted = alike.find(({ accepted: mark }) => mark !== undefined);
  const before = accepted ?? alike[0];
  return before === undefined ? { latest } : { latest, before, how: accepted ? 'accepted' : 'previous' };
}

function newestFirst(a: BenchmarkResult, b: BenchmarkResult): number {
  const byTime = timeOf(b) - timeOf(a);
  if (byTime !== 0 && !Number.isNaN(byTime)) return byTime;
  return a.evidence.place.file < b.evidence.place.file ? 1 : -1;
}

function timeOf({ date }: BenchmarkResult): number {
  const time = Date.parse(date?.value ?? '');
  return Number.isNaN(time) ? -Infinity : time;
}

function isAlike(a: BenchmarkResult, b: BenchmarkResult): boolean {
  const known = a.environment !== undefined && b.environment !== undefined;
  return a.tool === b.tool && !(known && a.environment?.value !== b.environment?.value);
}
