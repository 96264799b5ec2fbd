// The figures of the last runs, goal by goal, kept beside the page that shows them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from '../goals/goal';

export interface Result {
  readonly id: string;
  readonly goal: string;
  /** ISO date. */
  readonly day: string;
  readonly figures: readonly Figure[];
}

/** Empty where there is no file yet. */
export function readResults(file: string): readonly Result[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Result[]) : [];
}

/** Those of goals that were run again take the places of their earlier ones. Sorted by goal. */
export function mergeResults(earlier: readonly Result[], fresh: readonly Result[]): readonly Result[] {
  const all = new Map([...earlier, ...fresh].map((result) => [result.id, result]));
  return [...all.values()].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

export function writeResults(file: string, results: readonly Result[]): void {
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}
