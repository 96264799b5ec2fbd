// Times in the output of wrk: how long the run took, and the latency distribution.
import { linePlace, type Located } from '../../../model/place';
import type { Line } from '../../lines';
import type { Percentile } from '../../percentile';

const MS = new Map([
  ['us', 0.001],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);
const DURATION = / requests in (\d{1,9}(?:\.\d{1,3})?)(us|ms|s|m|h),/;

/** Ms. */
export function durationIn(file: string, lines: readonly Line[]): Located<number> | undefined {
  for (const { number, text } of lines) {
    const [, digits, unit = ''] = DURATION.exec(text) ?? [];
    if (digits !== undefined) return { value: Number(digits) * (MS.get(unit) ?? 1), place: linePlace(file, number) };
  }
  return undefined;
}

const PERCENTILE = /^\s*(\d{1,2}(?:\.\d{1,4})?)%\s+(\d{1,9}(?:\.\d{1,3})?)(us|ms|s|m)\s*$/;

/** wrk2 prints corrected and uncorrected latencies; the first distribution is the corrected one. */
export function percentilesIn(file: string, lines: readonly Line[]): readonly Percentile[] {
  return lines.flatMap(({ number, text }): Percentile[] => {
    const [, percent, digits, unit = ''] = PERCENTILE.exec(text) ?? [];
    if (percent === undefined || Number(percent) === 0) return [];
    return [{ q: Number(`${percent}e-2`), ms: Number(digits) * (MS.get(unit) ?? 1), place: linePlace(file, number) }];
  });
}
