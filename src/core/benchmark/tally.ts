// Counts the samples of a run, all together and for each label, in bounded memory.
import { linePlace, type Located, type Place } from '../model/place';
import type { Problem } from '../model/problem';
import { type Count, emptyCount, measured } from './count';
import type { Measured, OperationResult } from './result';

/** Labels of one run; scripts that put ids into them make one for each request. */
const MOST_LABELS = 200;
const DIFFERENT_OF_LABEL = 2000;

export interface Tally {
  readonly request: (label?: string, times?: number) => void;
  /** Whether a request failed; not asked = not known. */
  readonly outcome: (failed: boolean, label?: string) => void;
  /** Takes ms, finite and not negative. */
  readonly latency: (ms: number, label?: string) => void;
  /** Ms since 1970 at which something happened: the run lasts from the first to the last. */
  readonly at: (ms: number) => void;
  readonly result: () => Measured & {
    readonly durationMs?: Located<number>;
    readonly date?: Located<string>;
    readonly operations: readonly OperationResult[];
    readonly problems: readonly Problem[];
  };
}

/** All numbers stand at the start of the file: no single line says them. */
export function createTally(file: string): Tally {
  const place = linePlace(file);
  const total = emptyCount();
  const labels = new Map<string, Count>();
  let [first, last] = [Infinity, -Infinity];
  let crowded = false;
  const each = (label: string | undefined, add: (one: Count) => void) => {
    add(total);
    if (label === undefined) return;
    let own = labels.get(label);
    if (own === undefined && labels.size < MOST_LABELS) labels.set(label, (own = emptyCount(DIFFERENT_OF_LABEL)));
    if (own === undefined) crowded = true;
    else add(own);
  };
  return {
    request: (label, times = 1) =>
      each(label, (one) => {
        one.requests += times;
      }),
    outcome: (failed, label) =>
      each(label, (one) => {
        one.judged = true;
        if (failed) one.failed += 1;
      }),
    latency: (ms, label) => each(label, (one) => one.latencies.add(ms)),
    at: (ms) => {
      first = Math.min(first, ms);
      last = Math.max(last, ms);
    },
    result: () => {
      const durationMs = last > first ? last - first : undefined;
      return {
        ...measured(total, durationMs, place),
        ...(durationMs !== undefined && { durationMs: { value: durationMs, place } }),
        ...(Number.isFinite(last) && { date: { value: new Date(last).toISOString(), place } }),
        operations: [...labels].map(([name, one]) => ({ name, ...measured(one, durationMs, place) })),
        problems: crowded ? [tooManyLabels(place)] : [],
      };
    },
  };
}

function tooManyLabels(place: Place): Problem {
  return {
    code: 'benchmark-result-labels',
    message:
      `More than ${MOST_LABELS} different labels; the others count in the total only. ` +
      'Name requests by their operation, not by their URL.',
    place,
    severity: 'information',
  };
}
