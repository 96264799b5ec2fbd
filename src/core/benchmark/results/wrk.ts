// The text that wrk and wrk2 print, with `--latency`.
import { linePlace, type Located } from '../../model/place';
import type { Problem } from '../../model/problem';
import type { Line } from '../lines';
import { inOrder } from '../numbers';
import type { ResultFormat, ResultText } from './format';
import { durationIn, percentilesIn } from './wrk-text/times';

export const wrk: ResultFormat = {
  id: 'wrk',
  title: 'The text that wrk and wrk2 print',
  read: (text) => {
    if (!/^\s*Running \S+ test @ /.test(text.head)) return undefined;
    const lines = linesOf(text);
    const problems: Problem[] = [];
    if (!lines.some(isTotal)) problems.push(endsEarly(text.file));
    const find = (pattern: RegExp) => found(text.file, lines, pattern);
    const requests = find(/^\s*(\d{1,15}) requests in /);
    const failed = failures(lines);
    const durationMs = durationIn(text.file, lines);
    const rps = find(/^Requests\/sec:\s+(\d{1,12}(?:\.\d{1,6})?)\s*$/);
    return {
      tool: 'wrk',
      ...(requests && { requests, samples: requests }),
      ...(rps && { rps, line: rps.place.line }),
      ...(requests && failed !== undefined && { errorRatio: share(failed, requests) }),
      ...(durationMs && { durationMs }),
      percentiles: inOrder({ problems }, percentilesIn(text.file, lines)),
      operations: [],
      thresholds: [],
      problems,
    };
  },
};

/** The spectrum of wrk2 takes hundreds of lines; nothing that is asked for stands behind so many. */
const MOST_LINES = 5000;

function linesOf(text: ResultText): readonly Line[] {
  const lines: Line[] = [];
  for (const line of text.lines()) if (lines.push(line) >= MOST_LINES) break;
  return lines;
}

function found(file: string, lines: readonly Line[], pattern: RegExp): Located<number> | undefined {
  for (const { number, text } of lines) {
    const digits = pattern.exec(text)?.[1];
    if (digits !== undefined) return { value: Number(digits), place: linePlace(file, number) };
  }
  return undefined;
}

function isTotal({ text }: Line): boolean {
  return text.startsWith('Requests/sec:');
}

function endsEarly(file: string): Problem {
  return {
    code: 'benchmark-result-truncated',
    message: 'The output of wrk ends before its totals; the run may have been stopped.',
    place: linePlace(file),
    severity: 'warning',
  };
}

/** wrk prints failures only where there are some: without these lines nothing failed. */
function failures(lines: readonly Line[]): number | undefined {
  if (!lines.some(isTotal)) return undefined;
  return lines
    .filter(({ text }) => /^\s*(Socket errors|Non-2xx or 3xx responses):/.test(text))
    .flatMap(({ text }) => [...text.slice(text.indexOf(':')).matchAll(/\d{1,15}/g)])
    .reduce((sum, [digits]) => sum + Number(digits), 0);
}

function share(failed: number, requests: Located<number>): Located<number> {
  return { value: Math.min(failed / Math.max(requests.value, failed, 1), 1), place: requests.place };
}
