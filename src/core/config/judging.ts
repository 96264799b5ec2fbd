// The judge is the baseline's: a branch that loosens its own rules is still judged by those it started from.
import type { Config } from '../model/config';
import { stricterThresholds } from '../model/thresholds';

/**
 * The config that findings are judged by: head's, with the rules, the thresholds, the trust and the onboarding of the baseline where it has a
 * config at all. What a branch makes stricter, or asks besides, counts at once for thresholds, onboarding, trust and questions. Tiers are not taken here: each side is
 * linked with its own, and the rules look at both.
 */
export function judgingConfig(head: Config, before: Config | undefined): Config {
  if (before === undefined) return head;
  return {
    ...head,
    rules: before.rules,
    // A branch may ask more; what it takes away or writes anew is asked as before.
    checks: joinById(before.checks, head.checks),
    thresholds: stricterThresholds(before.thresholds, head.thresholds),
    onboarding: head.onboarding === 'all' ? 'all' : before.onboarding,
    // A branch may say what its own words mean, not what those of the baseline do.
    severities: new Map([...head.severities, ...before.severities]),
    ...(before.liveness === undefined ? {} : { liveness: before.liveness }),
    trust: [...new Set([...before.trust, ...head.trust])],
    questions: joinById(before.questions, head.questions),
  };
}

/** Both lists; of two items with one id the first one's. */
export function joinById<Item extends { readonly id: string }>(
  first: readonly Item[],
  second: readonly Item[],
): readonly Item[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))];
}
