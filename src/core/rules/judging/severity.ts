// Which severity a verdict is told with: the configuration of the rule, and gentleness to services not onboarded yet.
import { compareSeverities, type Severity } from '../../model/finding';
import type { Rule, RuleContext, Verdict } from '../rule';

/** The day until which, itself included, a rule only informs; `undefined` where it does not, or no longer. */
export function observedUntil({ config, today }: RuleContext, rule: Rule): string | undefined {
  const observe = config.rules.get(rule.id)?.observe;
  return observe !== undefined && today <= observe ? observe : undefined;
}

/**
 * The severity that a finding has. A configured severity replaces the rule's own; what the rule itself lowered (answered
 * questions, a mere possibility) is never raised by it. Services that are not onboarded get nothing above information,
 * except from the rules that say otherwise; `onboarding: all` lifts that. A rule that is observed informs.
 */
export function severityOf(context: RuleContext, rule: Rule, verdict: Verdict): Severity {
  if (observedUntil(context, rule) !== undefined) return 'information';
  const configured = context.config.rules.get(rule.id)?.severity;
  const lowered = compareSeverities(verdict.severity, rule.severity) < 0;
  const chosen =
    configured === undefined ? verdict.severity : lowered ? milder(configured, verdict.severity) : configured;
  return rule.evenNotOnboarded === true || isOnboarded(context, verdict.service) ? chosen : 'information';
}

function milder(a: Severity, b: Severity): Severity {
  return compareSeverities(a, b) < 0 ? a : b;
}

/** A branch that takes the mark away is judged as if it were there. */
function isOnboarded({ head, before, config }: RuleContext, service: string | undefined): boolean {
  if (config.onboarding === 'all' || service === undefined) return true;
  return [head, before].some(({ services }) => services.get(service)?.onboarded === true);
}
