// The thresholds of a script of k6: the objectives of the service, and a row in the result for each operation.
import type { Slo } from '../../model/slo';
import { percentileName } from '../percentile';
import { showDuration } from '../../units/duration';
import { formatPercent } from '../../units/percent';
import { comment, quoted } from './javascript';

/** Lines within `thresholds: { … }`. */
export function thresholdLines(slos: readonly Slo[], tags: readonly string[]): readonly string[] {
  return [
    ...objectiveLines('http_req_failed', slos.filter(isAvailability), (slo) => `rate<=${decimal(1 - slo.target)}`),
    ...objectiveLines(
      'http_req_duration',
      slos.filter(isLatency),
      (slo) => `p(${percent(slo.target)})<=${slo.thresholdMs ?? 0}`,
    ),
    '// A row for each operation in the result.',
    ...tags.flatMap((tag) => [
      `${quoted(`http_reqs{operation:${tag}}`)}: ['count>0'],`,
      `${quoted(`http_req_failed{operation:${tag}}`)}: ['rate>=0'],`,
      `${quoted(`http_req_duration{operation:${tag}}`)}: ['max>=0'],`,
    ]),
  ];
}

/** What the summary says: p(99) always, and the percentile of each objective. */
export function trendStats(slos: readonly Slo[]): readonly string[] {
  const own = slos.filter(isLatency).map((slo) => `p(${percent(slo.target)})`);
  return [...new Set(['min', 'med', 'avg', 'p(90)', 'p(95)', 'p(99)', ...own, 'max', 'count'])];
}

function isAvailability({ type }: Slo): boolean {
  return type === 'availability';
}

function isLatency({ type, thresholdMs, target }: Slo): boolean {
  return type === 'latency' && thresholdMs !== undefined && target < 1;
}

function objectiveLines(metric: string, slos: readonly Slo[], expression: (slo: Slo) => string): readonly string[] {
  if (slos.length === 0) return [];
  return [
    ...slos.map(
      (slo) => `// ${comment(`${slo.id}: ${wordsOf(slo)} (${slo.evidence.place.file}:${slo.evidence.place.line})`)}`,
    ),
    `${metric}: [${[...new Set(slos.map(expression))].map(quoted).join(', ')}],`,
  ];
}

function wordsOf({ type, target, thresholdMs }: Slo): string {
  return type === 'availability'
    ? `${formatPercent(target)} of all requests are good`
    : `${percentileName(target)} within ${showDuration(thresholdMs ?? 0)}`;
}

/** Without the noise of a subtraction, and without an exponent. */
function decimal(value: number): string {
  const text = String(Number(value.toPrecision(12)));
  return text.includes('e') ? value.toFixed(15).replace(/\.?0+$/, '') : text;
}

/** 0.999 → `99.9`. */
function percent(ratio: number): string {
  return String(Number((ratio * 100).toPrecision(12)));
}
