// The text that hey prints: a summary in seconds, a latency distribution, the status codes.
import { linePlace, type Located } from '../../model/place';
import type { Problem } from '../../model/problem';
import { inOrder } from '../numbers';
import type { Percentile } from '../percentile';
import type { ResultFormat } from './format';

export const hey: ResultFormat = {
  id: 'hey',
  title: 'The text that hey prints',
  read: (text) => {
    if (!/^\s*Summary:\s*\n\s*Total:\s+[\d.]+ secs/.test(text.head)) return undefined;
    const lines = text.head.split(/\r?\n/);
    const find = (pattern: RegExp, factor = 1) => found(text.file, lines, pattern, factor);
    const durationMs = find(/^\s*Total:\s+(\d{1,9}(?:\.\d{1,6})?) secs/, 1000);
    const rps = find(/^\s*Requests\/sec:\s+(\d{1,12}(?:\.\d{1,6})?)\s*$/);
    const problems: Problem[] = [];
    const counted = outcomes(lines);
    const place = linePlace(text.file, rps?.place.line ?? 1);
    return {
      tool: 'hey',
      line: place.line,
      ...(durationMs && { durationMs }),
      ...(rps && { rps }),
      ...(counted.all > 0 && {
        requests: { value: counted.all, place },
        samples: { value: counted.answered, place },
        errorRatio: { value: counted.failed / counted.all, place },
      }),
      percentiles: inOrder({ problems }, percentilesIn(text.file, lines)),
      operations: [],
      thresholds: [],
      problems,
    };
  },
};

function found(file: string, lines: readonly string[], pattern: RegExp, factor: number): Located<number> | undefined {
  for (const [index, line] of lines.entries()) {
    const digits = pattern.exec(line)?.[1];
    if (digits !== undefined) return { value: Number(digits) * factor, place: linePlace(file, index + 1) };
  }
  return undefined;
}

/** `[200]	190 responses` and, of requests without an answer, `[10]	Get "http://…": …`. */
function outcomes(lines: readonly string[]): { all: number; answered: number; failed: number } {
  const counted = { all: 0, answered: 0, failed: 0 };
  for (const line of lines) {
    const [, first, count] = /^\s*\[(\d{1,15})\]\s+(?:(\d{1,15}) responses\s*$)?/.exec(line) ?? [];
    if (first === undefined) continue;
    const requests = Number(count ?? first);
    counted.all += requests;
    if (count !== undefined) counted.answered += requests;
    if (count === undefined || Number(first) >= 400) counted.failed += requests;
  }
  return counted;
}

const PERCENTILE = /^\s*(\d{1,2})%{1,2} in (\d{1,9}(?:\.\d{1,6})?) secs\s*$/;

function percentilesIn(file: string, lines: readonly string[]): readonly Percentile[] {
  return lines.flatMap((line, index): Percentile[] => {
    const [, percent, seconds] = PERCENTILE.exec(line) ?? [];
    if (percent === undefined || Number(percent) === 0) return [];
    return [
      {
        q: Number(`${percent}e-2`),
        ms: Number((Number(seconds) * 1000).toFixed(3)),
        place: linePlace(file, index + 1),
      },
    ];
  });
}
