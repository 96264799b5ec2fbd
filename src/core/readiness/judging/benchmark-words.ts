// Numbers of a benchmark as a review says them.
import type { JudgedObjective } from '../../benchmark/judging/objectives';
import type { Compared } from '../../benchmark/judging/regression';
import { percentileName } from '../../benchmark/percentile';
import { formatPercent } from '../../units/percent';

/** At most one digit behind the point below 100, none above: `48 ms`, `1,200 rps` are as exact as a benchmark is. */
export function rounded(value: number): string {
  return String(Number(value.toFixed(value < 100 ? 1 : 0)));
}

export function milliseconds(ms: number): string {
  return `${rounded(ms)} ms`;
}

export function perSecond(rps: number): string {
  return `${rounded(rps)} rps`;
}

/** A small ratio in percent: 0.0005 → `0.05 %`. */
export function smallPercent(ratio: number): string {
  return `${Number((ratio * 100).toPrecision(3))} %`;
}

/** 0.12 → `12 %`: of a change. */
export function change(ratio: number): string {
  return `${Math.round(Math.abs(ratio) * 100)} %`;
}

/** `p99 480 ms instead of 300 ms`; what is not known says what would show it. */
export function objectiveWords(row: JudgedObjective): string {
  if (row.kind === 'load') {
    if (row.measured === undefined) return 'the result has no requests a second';
    if (row.peakRps === undefined) return 'nobody says the planned peak (capacity.peakRps)';
    const reached = perSecond(row.measured.value);
    return row.state === 'held'
      ? `${reached} for a planned peak of ${perSecond(row.peakRps.value)}`
      : `only ${reached} for a planned peak of ${perSecond(row.peakRps.value)}`;
  }
  if (row.kind === 'errors') {
    if (row.measured === undefined) return 'the result has no error ratio';
    if (row.tooFew) return `too few requests to show ${formatPercent(row.slo.target)}`;
    return `${smallPercent(row.measured.value)} errors, ${smallPercent(row.allowed)} allowed`;
  }
  const name = percentileName(row.slo.target);
  if (row.slo.thresholdMs === undefined) return `the latency objective ${row.slo.id} has no threshold`;
  if (row.measured === undefined) return `the result has no ${name}`;
  return `${percentileName(row.measured.q)} ${milliseconds(row.measured.ms)}, ${name} within ${milliseconds(row.slo.thresholdMs)} wanted`;
}

/** `p99 480 ms, was 300 ms (60 % more)`. */
export function comparedWords({ what, before, after, change: by }: Compared): string {
  const show = what === 'throughput' ? perSecond : milliseconds;
  if (by === 0) return `${what} ${show(after.value)} as before`;
  const more = Number.isFinite(by) ? ` (${change(by)} ${by > 0 ? 'more' : 'less'})` : '';
  return `${what} ${show(after.value)}, was ${show(before.value)}${more}`;
}
