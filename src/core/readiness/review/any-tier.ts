// A service whose tier nobody says: decided is only what every tier would decide alike.
import type { Tier } from '../../model/tier';
import type { Check, CheckContext, Verdict } from '../check';

const TIERS: readonly Tier[] = ['core', 'normal', 'supplementary'];

/**
 * What the check says. Where nobody says the tier and the check asks for it, it is asked for each tier: if they do not agree,
 * the answer is unknown, and says what it would be for the tier that asks most.
 */
export function verdictOf(check: Check, context: CheckContext): Verdict {
  if (context.tier !== 'unknown') return check.verify(context);
  let asked = false;
  const verdict = check.verify({
    ...context,
    get tier(): Tier {
      asked = true;
      return 'unknown';
    },
  });
  if (!asked || verdict.state === 'unknown') return verdict;
  const each = TIERS.map((tier) => ({ tier, verdict: check.verify({ ...context, tier }) }));
  if (each.every((one) => one.verdict.state === verdict.state)) return verdict;
  const worst = each.find((one) => one.verdict.state === 'fail') ?? each[0];
  if (worst === undefined) return verdict;
  const { tier, verdict: other } = worst;
  return {
    state: 'unknown',
    message: `Nobody says its tier. As ${tier}: ${other.message}`,
    evidence: other.evidence.length > 0 ? other.evidence : verdict.evidence,
  };
}
