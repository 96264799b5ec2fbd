// What is said of a call as the fields of `x-sre-calls` and of `dependencies`.
import type { CallTerms, Fallback } from '../model/call';
import type { Fields, FieldValue } from '../syntax/edit-style';
import { formatDuration } from '../units/duration';
import { writePercent } from '../units/percent';
import { formatRate } from '../units/rate';

/** Fields and their texts, in the order of the format's manual; what is not said is left out. Durations as text (`300ms`). */
export function termFields(terms: CallTerms): Fields {
  const fields: readonly (readonly [string, FieldValue | number | boolean | undefined])[] = [
    ['mode', terms.mode],
    ['criticality', terms.criticality],
    ['blocks', terms.blocks],
    ['timeout', durationOf(terms.timeoutMs)],
    ['deadline', durationOf(terms.deadlineMs)],
    ['tries', terms.tries],
    ['backoff', terms.backoff],
    ['idempotent', terms.idempotent],
    ['callsPerRequest', terms.callsPerRequest],
    ['share', terms.share === undefined ? undefined : writePercent(terms.share)],
    ['expectedRps', terms.expectedRps && ratesOf(terms.expectedRps)],
    ['parallel', terms.parallel],
    ['fallback', terms.fallback && fallbackOf(terms.fallback)],
    ['planned', terms.planned],
  ];
  return fields.flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, typeof value === 'object' ? value : String(value)] as const];
  });
}

function durationOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : formatDuration(ms);
}

function ratesOf({ average, peak }: NonNullable<CallTerms['expectedRps']>): Fields {
  const rates = [['average', average] as const, ['peak', peak] as const];
  return rates.flatMap(([name, rps]) => (rps === undefined ? [] : [[name, formatRate(rps)] as const]));
}

function fallbackOf({ kind, ttlMs }: Fallback): Fields {
  const ttl = durationOf(ttlMs);
  return [['kind', kind], ...(ttl === undefined ? [] : [['ttl', ttl] as const])];
}
