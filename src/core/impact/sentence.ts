// The numbers of an impact in words, the same in messages, lenses and reports.
import type { Impact, Unknown } from '../model/impact';
import { formatMinutes } from '../units/minutes';

/**
 * What the caller would use of its error budget: `453.4 of 21.6 min/30 d` (expected minutes of full outage, budget and
 * window), `at best …` where only the ceiling is known, `…, if it waits` where nobody says whether it does. Undefined where the call does not count, changes nothing (the
 * callee was needed before) or nothing is known.
 */
export function minutesSentence(impact: Impact): string | undefined {
  if (impact.counts === 'no' || impact.budgetMinutes === undefined) return undefined;
  const used = impact.expectedMinutes ?? impact.ceilingMinutes;
  if (used === undefined || used.before === used.after) return undefined;
  const condition = impact.counts === 'if-it-waits' ? ', if it waits' : '';
  if (impact.budgetMinutes === 0)
    return `${minutes(used.after)} min/${impact.windowDays} d, and a target of 100 % leaves none${condition}`;
  const numbers = `${minutes(used.after)} of ${minutes(impact.budgetMinutes)} min/${impact.windowDays} d${condition}`;
  return impact.expectedMinutes === undefined ? `at best ${numbers}` : numbers;
}

/** `Give notifications-sms an SLO to see minutes.` Undefined where no objective is missing or the call does not count. */
export function missingSloSentence(impact: Impact): string | undefined {
  if (impact.counts === 'no') return undefined;
  const missing = availabilityUnknown(impact);
  const services = missing.flatMap(({ service, more }) => service ?? (more === undefined ? [] : `${more} more`));
  const first = services[0];
  if (first === undefined) return undefined;
  const others = services.slice(1);
  const last = others.pop();
  const names = last === undefined ? first : `${[first, ...others].join(', ')} and ${last}`;
  return `Give ${names} an SLO to see minutes.`;
}

/** What is missing for the numbers of availability. */
export function availabilityUnknown({ unknown }: Impact): readonly Unknown[] {
  return unknown.filter(({ id }) => id === 'TS-13');
}

/** Minutes with one digit; what is less than that is not called nothing. */
function minutes(value: number): string {
  return value > 0 && value < 0.05 ? 'under 0.1' : formatMinutes(value);
}
