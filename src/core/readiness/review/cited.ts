// What other linters say, beside our own result: it changes no state.
import type { Citation } from '../../model/citation';
import type { Check, CheckContext, Verdict } from '../check';

/** As many are told in words. */
const MOST_WORDS = 3;

/** The results of other linters about the service that speak of what the check asks. */
export function citationsOf({ id }: Check, { service, artifacts }: CheckContext): readonly Citation[] {
  return artifacts
    .cited(service.name)
    .filter(({ checks }) => checks.includes(id))
    .map(({ linter, rule, message, place }) => ({ linter, rule, message, place }));
}

/** What we cannot decide is told with their word; whatever they say is evidence that is shown. */
export function withCitations(verdict: Verdict, citations: readonly Citation[]): Verdict {
  if (citations.length === 0) return verdict;
  const evidence = [...verdict.evidence, ...citations.map(({ place, linter }) => ({ place, format: linter }))];
  if (verdict.state !== 'unknown') return { ...verdict, evidence };
  const words = citations
    .slice(0, MOST_WORDS)
    .map(({ linter, rule, message }) => `${linter} says (${rule}): ${message}`);
  return {
    ...verdict,
    evidence,
    message: `${verdict.message} Not decided here; ${words.join('; ').replace(/\.?$/, '.')}`,
  };
}
