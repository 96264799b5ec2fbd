// The checks of alerts as rules: what they say of new and changed alerts becomes findings, as what rules say of calls.
import type { HygieneCheck } from '../../alerts/hygiene';
import { identityOf } from '../../alerts/estate/identity';
import { HYGIENE_CHECKS } from '../../alerts/index';
import { type HygieneResult, newFlaws } from '../../alerts/judge';
import { RULES } from '../index';
import type { Rule, RuleContext, Verdict, WorkspaceRule } from '../rule';

/** The rules about changes, then the checks of alerts; each in the order of its codes. */
export const ALL_RULES: readonly Rule[] = [...RULES, ...HYGIENE_CHECKS.map(asRule)];

function asRule(check: HygieneCheck): WorkspaceRule {
  const { id, code, title, severity, always } = check;
  return {
    id,
    code,
    title,
    severity,
    ...(always === true ? { evenNotOnboarded: true, evenWithoutTiers: true } : {}),
    on: 'workspace',
    check: (context) =>
      context.alerts === undefined
        ? []
        : newFlaws(context.alerts, check).map((result) => verdictOf(context, check, result)),
  };
}

function verdictOf({ config }: RuleContext, check: HygieneCheck, { flaw, rule, service }: HygieneResult): Verdict {
  // Nobody has onboarded what belongs to no service that is known.
  const isNobodys = service === undefined && config.onboarding !== 'all' && check.always !== true;
  return {
    severity: isNobodys ? 'information' : (flaw.severity ?? check.severity),
    message: flaw.message,
    place: flaw.place,
    about: rule === undefined ? (service?.name ?? '') : identityOf(rule.rule),
    ...(flaw.next === undefined ? {} : { next: flaw.next }),
    ...(flaw.related === undefined ? {} : { related: flaw.related }),
    ...(flaw.fixes === undefined ? {} : { fixes: flaw.fixes }),
    ...(service === undefined ? {} : { service: service.name }),
    ...(rule === undefined ? {} : { entry: rule.rule.place }),
  };
}
