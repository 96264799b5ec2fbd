// The answer to one query, read: a number that can be shown, or why there is none.
import type { LiveQuantity, LiveValue } from '../model/live';
import { oneLine } from '../units/one-line';
import type { LiveAsk } from './plan';

/** One series of an answer: its labels, the number as it was written, and the instant of it (seconds since 1970). */
export interface Sample {
  readonly labels: ReadonlyMap<string, string>;
  readonly value: string;
  readonly seconds: number;
}

/** A number, nothing measured (another query may know), or a reason why what was measured cannot be used. */
export type Answer =
  | { readonly kind: 'value'; readonly value: LiveValue }
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly reason: string };

/** What a quantity is called in a sentence. */
export const QUANTITY_WORDS: Readonly<Record<LiveQuantity, string>> = {
  availability: 'availability',
  errorBudget: 'error budget',
  traffic: 'traffic',
  trafficPeak: 'peak traffic',
  latency: 'latency',
};

/** Labels by which the rules of Sloth and Pyrra tell objectives apart. */
const OBJECTIVE_LABELS = ['sloth_slo', 'slo', 'sloth_id'];
const SHOWN_SERIES = 3;

/** Takes what was asked and the series that `query` was answered with. */
export function readAnswer(ask: LiveAsk, query: string, samples: readonly Sample[]): Answer {
  const chosen = chooseSeries(ask, samples);
  if (typeof chosen === 'string') return { kind: 'unusable', reason: chosen };
  if (chosen === undefined) return { kind: 'none' };
  const { value: text, seconds } = chosen;
  // A share of nothing: no request was made in the window.
  if (text === 'NaN') return { kind: 'unusable', reason: 'nothing was measured in its window (NaN)' };
  const measured = Number(text);
  if (text.trim() === '' || !Number.isFinite(measured))
    return { kind: 'unusable', reason: `"${oneLine(text).slice(0, 20)}" is no number` };
  const wrong = outside(ask.quantity, measured);
  if (wrong !== undefined) return { kind: 'unusable', reason: wrong };
  const at = instantOf(seconds);
  if (at === undefined) return { kind: 'unusable', reason: 'its time cannot be read' };
  const { quantity, windowMs, quantile } = ask;
  const value = quantity === 'latency' ? measured * 1000 : measured;
  return {
    kind: 'value',
    value: { quantity, value, windowMs, at, query, ...(quantile === undefined ? {} : { quantile }) },
  };
}

function chooseSeries({ objectives }: LiveAsk, samples: readonly Sample[]): Sample | string | undefined {
  if (samples.length <= 1) return samples[0];
  const named = samples.filter(({ labels }) =>
    OBJECTIVE_LABELS.some((label) => objectives.includes(labels.get(label) ?? '')),
  );
  if (named.length === 1) return named[0];
  const names = samples.flatMap(({ labels }) =>
    OBJECTIVE_LABELS.flatMap((label) => labels.get(label) ?? []).slice(0, 1),
  );
  const shown = [...new Set(names)].slice(0, SHOWN_SERIES).map(oneLine).join(', ');
  const which = shown === '' ? '' : ` (${shown}${samples.length > SHOWN_SERIES ? ' …' : ''})`;
  return `${samples.length} series answer${which}; say which one counts by "slo" below live.services, or by a query of your own`;
}

/** Why a number cannot be what it stands for, as the end of a sentence. */
function outside(quantity: LiveQuantity, value: number): string | undefined {
  const shown = String(value).slice(0, 20);
  switch (quantity) {
    case 'availability':
      return value >= 0 && value <= 1 ? undefined : `${shown} is no ratio of 0 to 1${percentAdvice(value)}`;
    case 'errorBudget':
      return value <= 1 ? undefined : `${shown} is no ratio of at most 1${percentAdvice(value)}`;
    default:
      return value >= 0 ? undefined : `${shown} is negative`;
  }
}

function percentAdvice(value: number): string {
  return value > 1 && value <= 100 ? '; divide a percent by 100 in the query' : '';
}

function instantOf(seconds: number): string | undefined {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
