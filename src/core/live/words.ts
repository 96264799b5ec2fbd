// Live numbers in words, marked with their window and time: `availability 99.93 % (live, 30 d to 02:41 UTC, sloth)`.
import type { LiveQuantity, LiveValue } from '../model/live';
import { formatDuration } from '../units/duration';
import { formatMinutes } from '../units/minutes';
import { formatPercent } from '../units/percent';
import type { LiveNumbers } from './numbers';

/** One line a number; `quantities` picks some, `today` (ISO date) leaves the date of a number of today out. */
export function liveLines(
  numbers: LiveNumbers,
  today: string,
  quantities: readonly LiveQuantity[] = ALL,
): readonly string[] {
  const { availability, errorBudget, traffic, trafficPeak, latency } = numbers;
  const lines: (readonly [LiveQuantity, string | undefined])[] = [
    [
      'availability',
      availability && `availability ${formatPercent(availability.value)} (${markOf(availability, today)})`,
    ],
    ['errorBudget', errorBudget && `${budgetText(errorBudget)} (${markOf(errorBudget, today)})`],
    ['traffic', traffic && `traffic ${rpsText(traffic.value)} on average (${markOf(traffic, today)})`],
    ['trafficPeak', trafficPeak && `traffic ${rpsText(trafficPeak.value)} at its peak (${markOf(trafficPeak, today)})`],
    ['latency', latency && `${latencyText(latency)} (${markOf(latency, today)})`],
  ];
  return lines.flatMap(([quantity, line]) => (line === undefined || !quantities.includes(quantity) ? [] : [line]));
}

const ALL: readonly LiveQuantity[] = ['availability', 'errorBudget', 'traffic', 'trafficPeak', 'latency'];

/** What matters most, in short: `live 99.86 %, budget overspent`; `undefined` where nothing was measured. */
export function liveShort({ availability, errorBudget, traffic, latency }: LiveNumbers): string | undefined {
  if (availability !== undefined) {
    const budget = errorBudget === undefined ? '' : `, ${shortBudget(errorBudget.value)}`;
    return `live ${formatPercent(availability.value)}${budget}`;
  }
  if (traffic !== undefined) return `live ${rpsText(traffic.value)}`;
  return latency === undefined ? undefined : `live ${latencyText(latency)}`;
}

function shortBudget(value: number): string {
  return value < 0 ? 'budget overspent' : `${percentText(value)} of the budget left`;
}

/** `live, 30 d to 02:41 UTC, sloth`; the date before the time where it is not that of `today`. */
export function markOf({ windowMs, at, query }: LiveValue, today: string): string {
  return `live, ${windowText(windowMs)} to ${instantText(at, today)}, ${query}`;
}

/** `02:41 UTC`, or `2026-11-27 02:41 UTC`. */
export function instantText(at: string, today: string): string {
  const [day = '', time = ''] = at.split('T');
  return `${day === today ? '' : `${day} `}${time.slice(0, 5)} UTC`;
}

function windowText(ms: number): string {
  return formatDuration(ms).replace(/^([\d.]+)([a-z]+)$/, '$1 $2');
}

function budgetText({ value, minutes, ofMinutes }: NonNullable<LiveNumbers['errorBudget']>): string {
  const share =
    value < 0 ? `error budget overspent by ${percentText(-value)}` : `${percentText(value)} of the error budget left`;
  if (minutes === undefined || ofMinutes === undefined) return share;
  const all = formatMinutes(ofMinutes);
  return minutes < 0
    ? `${share}: ${formatMinutes(-minutes)} min more than its ${all} min`
    : `${share}: ${formatMinutes(minutes)} of ${all} min`;
}

function latencyText({ value, quantile = 0.99, thresholdMs }: NonNullable<LiveNumbers['latency']>): string {
  const percentile = `p${String(Math.round(quantile * 1e6) / 1e4).replace('.', '')}`;
  const shown = `${percentile} latency ${msText(value)}`;
  if (thresholdMs === undefined) return shown;
  return `${shown}, ${value <= thresholdMs ? 'within' : 'over'} the threshold of ${formatDuration(thresholdMs)}`;
}

function msText(ms: number): string {
  return formatDuration(ms >= 100 ? Math.round(ms) : Number(ms.toPrecision(3)));
}

/** Three digits are what a rate is known to. */
function rpsText(rps: number): string {
  return `${rps >= 100 ? Math.round(rps) : Number(rps.toPrecision(3))} rps`;
}

function percentText(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))} %`;
}
