// What the declared terms of a call say about questions, in the words of an answer.
import type { Call, CallTerms, Fallback } from '../model/call';
import { showDuration } from '../units/duration';
import { writePercent } from '../units/percent';
import { showRate } from '../units/rate';

const FALLBACKS: Record<Fallback['kind'], string> = {
  cached: 'the last known value from a cache',
  default: 'a default value',
  queue: 'queued, done later',
  skip: 'skipped',
  'fail-open': 'goes on without it (fail-open)',
  'fail-closed': 'is refused (fail-closed)',
};

/**
 * The answer that the terms of a call give to a question, or `undefined` where they leave it open.
 * `criticality` alone answers nothing: it does not say what the user gets.
 */
export function answerOfTerms(id: string, call: Call): string | undefined {
  return READERS.get(id)?.(call.terms, call);
}

const READERS = new Map<string, (terms: CallTerms, call: Call) => string | undefined>([
  ['TS-04', (terms) => terms.fallback && fallbackText(terms.fallback)],
  ['TS-06', timeoutText],
  ['TS-07', triesText],
  ['TS-08', ({ idempotent }) => (idempotent === undefined ? undefined : idempotent ? 'idempotent' : 'not idempotent')],
  [
    'TS-10',
    ({ callsPerRequest }) =>
      callsPerRequest === undefined ? undefined : `${plural(callsPerRequest, 'call')} a request`,
  ],
  ['TS-11', loadText],
  ['TS-12', ({ acknowledgedBy }) => acknowledgedBy && `agreed by ${acknowledgedBy}`],
  ['TS-17', ({ consistency }) => (consistency === 'none' ? 'nothing mends it' : consistency)],
  [
    'TS-21',
    ({ fallback }) =>
      fallback?.kind === 'cached' && fallback.ttlMs !== undefined ? fallbackText(fallback) : undefined,
  ],
  ['TS-24', ({ flag }) => flag && `switched off by the flag ${flag}`],
]);

function fallbackText({ kind, ttlMs }: Fallback): string {
  return ttlMs === undefined ? FALLBACKS[kind] : `${FALLBACKS[kind]}, up to ${showDuration(ttlMs)} old`;
}

function timeoutText({ timeoutMs, deadlineMs, tries }: CallTerms): string | undefined {
  if (timeoutMs === undefined) return deadlineMs === undefined ? undefined : `${showDuration(deadlineMs)} in all`;
  if (deadlineMs !== undefined) return `${showDuration(timeoutMs)}, ${showDuration(deadlineMs)} in all`;
  return tries === undefined ? showDuration(timeoutMs) : `${showDuration(timeoutMs)}, ${triesOf(tries)}`;
}

function triesText({ tries, backoff }: CallTerms): string | undefined {
  if (tries === undefined) return undefined;
  return backoff === undefined ? triesOf(tries) : `${triesOf(tries)}, backoff ${backoff}`;
}

function loadText({ expectedRps, share }: CallTerms): string | undefined {
  const { average, peak } = expectedRps ?? {};
  if (average === undefined && peak === undefined) return undefined;
  const parts = [
    average === undefined ? [] : [`${showRate(average)} on average`],
    peak === undefined ? [] : [`${showRate(peak)} at peak`],
    share === undefined ? [] : [`${writePercent(share)} of our requests`],
  ];
  return parts.flat().join(', ');
}

function triesOf(tries: number): string {
  return tries === 1 ? '1 try' : `${tries} tries`;
}

function plural(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
